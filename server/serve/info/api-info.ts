/** The OpenAPI document as the sight has it. */
import type { JsonSchema } from '../../compile/field-types/field-type.js';
import { apiDocument } from '../../compile/openapi/document.js';
import type { Language } from '../../errors/define.js';
import type { Release } from '../../contract/call.js';
import { usableView } from '../request/view.js';
import type { ObjectSight, Sight } from '../sight/sight.js';
import { scopeOf } from './scope-of.js';

export function apiInfo(release: Release, sight: Sight, language: Language): JsonSchema {
  const { app, roles } = sight.model;
  const objects = Object.values(sight.objects);
  return apiDocument({
    app,
    release: release.number,
    objects: objects.map(scopeOf),
    views: Object.fromEntries(objects.map((of) => [of.object.name, viewsOf(sight, of)])),
    administer: sight.key.split(',').some((id) => roles[id]?.administer === true),
    language,
  });
}

const viewsOf = (sight: Sight, of: ObjectSight): readonly string[] =>
  of.views.map(({ name }) => name).filter((name) => usableView(name, of, sight) !== null);
