/** One object as the runtime UI needs it to draw lists and record pages: only what the sight has, in one language. */
import { inLanguage, type Language } from '../../errors/define.js';
import type { ObjectInfo } from '../../contract/app.js';
import type { LayoutModel } from '../../compile/model.js';
import type { ObjectScope } from '../../compile/object-scope.js';
import { searchFields } from '../request/list.js';
import { isFault, pathOf } from '../request/path.js';
import { usableView } from '../request/view.js';
import type { ObjectSight, Sight } from '../sight/sight.js';
import { fieldInfo } from './field-info.js';
import { layoutInfo } from './layout-info.js';
import { isOperand, scopeOf, seenFields } from './scope-of.js';

export function objectInfo(sight: Sight, of: ObjectSight, language: Language): ObjectInfo {
  const scope = scopeOf(of);
  const { object } = of;
  const text = inLanguage(language);
  return {
    id: object.id,
    name: object.name,
    label: text(object.label),
    plural: text(object.plural),
    ...(object.description && { description: text(object.description) }),
    icon: object.icon,
    title: sees(sight, of, object.title) ? object.title : null,
    searchable: searchFields(of).length > 0,
    rights: rightsOf(scope),
    fields: seenFields(scope).map((field) => fieldInfo(sight, scope, field, language)),
    layouts: scope.layouts.map((layout) => ({
      ...layoutInfo(scope, layout, language),
      ...(layout.recordTypes && { record_types: layout.recordTypes }),
      related: relatedOf(sight, layout, language),
    })),
    views: viewsOf(sight, of, language),
    record_types: recordTypesOf(scope, language),
    flow: flowOf(scope, language),
  };
}

const sees = (sight: Sight, of: ObjectSight, path: string): boolean => !isFault(pathOf(path, of, sight));

function rightsOf({ rights }: ObjectScope): ObjectInfo['rights'] {
  const { create, update, delete: remove, export: take, import: bring } = rights;
  return { create, update, delete: remove, export: take, import: bring };
}

function relatedOf(sight: Sight, layout: LayoutModel, language: Language): ObjectInfo['layouts'][number]['related'] {
  const text = inLanguage(language);
  return layout.related.flatMap(({ object: name, field, columns }) => {
    const other = sight.objects[name];
    const lookup = other && scopeOf(other).fields[field];
    if (!other || !lookup || !isOperand(lookup) || !scopeOf(other).rights.read) return [];
    const alone = layout.related.filter((list) => list.object === name).length === 1;
    const label = alone ? text(other.object.plural) : `${text(other.object.plural)} (${text(lookup.field.label)})`;
    return [{ object: name, field, label, columns: columns.filter((path) => sees(sight, other, path)) }];
  });
}

/** The views a list request may name, and what it will then answer with. */
function viewsOf(sight: Sight, of: ObjectSight, language: Language): ObjectInfo['views'] {
  return of.views.flatMap(({ name, label }) => {
    const view = usableView(name, of, sight);
    if (!view) return [];
    const sort = (view.sort ?? []).map(({ path, descending }) => `${descending ? '-' : ''}${path.text}`);
    const columns = view.columns.map(({ text }) => text);
    return [{ name, label: inLanguage(language)(label), columns, sort, ...(view.group && { group: view.group.text }) }];
  });
}

function recordTypesOf(scope: ObjectScope, language: Language): ObjectInfo['record_types'] {
  const values = scope.fields.record_type?.read === 'never' ? [] : scope.fields.record_type?.field.values;
  return (values ?? []).map(({ code, label }) => ({ name: code, label: inLanguage(language)(label) }));
}

function flowOf(scope: ObjectScope, language: Language): ObjectInfo['flow'] {
  const { flow } = scope.object;
  const stage = scope.fields.stage;
  if (!flow || !stage || stage.read === 'never') return null;
  const text = inLanguage(language);
  return {
    label: text(flow.label),
    stages: flow.stages.map(({ name, label, kind, color, initial, probability, timeLimit }) => ({
      name,
      label: text(label),
      kind,
      color,
      initial,
      ...(probability !== null && { probability }),
      ...(timeLimit !== null && { time_limit: timeLimit }),
    })),
  };
}
