/** The operations on one object's records, as far as the caller has the rights for them. */
import { perObject } from '../../contract/all.js';
import type { Need } from '../../contract/endpoint.js';
import { inLanguage, type Language } from '../../errors/define.js';
import type { JsonSchema } from '../field-types/field-type.js';
import type { ObjectScope } from '../object-scope.js';
import { fill } from './fill.js';
import { filterParameters } from './filters.js';
import { operation, type Paths } from './operation.js';
import type { Text } from './text.js';

export function recordPaths(scope: ObjectScope, views: readonly string[], language: Language): Paths {
  const { name, label, plural } = scope.object;
  const text: Text = (words) =>
    inLanguage(language)(words)
      .replaceAll('{one}', inLanguage(language)(label))
      .replaceAll('{many}', inLanguage(language)(plural));
  const may = (need: Need): boolean => isHeld(need, scope);
  const filling = { names: { views, transitions: scope.transitions }, object: name, may };
  const paths: Record<string, Record<string, JsonSchema>> = {};
  for (const { needs = [], params: { object: _, ...params } = {}, ...endpoint } of perObject) {
    if (!needs.some(may)) continue;
    const own = { ...endpoint, params, id: `${endpoint.id}_${name}`, tag: name };
    const filters = endpoint.filters ? filterParameters(scope, language) : [];
    const path = endpoint.path.replace('{object}', name);
    paths[path] = { ...paths[path], [endpoint.method]: fill(operation(own, text, filters), filling) };
  }
  return paths;
}

function isHeld(need: Need, { object, fields, rights, transitions }: ObjectScope): boolean {
  const flows = object.flow !== null && rights.read && (fields.stage?.read ?? 'never') !== 'never';
  if (need === 'flow') return flows;
  if (need === 'moves') return flows && transitions.length > 0;
  return rights[need];
}
