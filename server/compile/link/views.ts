/** List views. An object without any gets one of everything. */
import type { ViewDocument } from '../../../metadata/format/types.js';
import type { Report } from '../documents/finding.js';
import { typeOf } from '../field-types/index.js';
import type { SortKey, ViewModel } from '../model.js';
import { compileRule, requireField, requireRoles, rowCondition, type ObjectScope, type Scope } from './scope.js';

/** Columns of the view an object gets that declares none. */
const columnsShown = 6;

export function linkViews(
  scope: Scope,
  object: ObjectScope,
  views: readonly (readonly [ViewDocument, Report])[],
  title: string,
): readonly ViewModel[] {
  return views.length > 0 ? views.map(([view, report]) => linkView(scope, object, view, report)) : [viewOfAll(object, title)];
}

function linkView(scope: Scope, object: ObjectScope, view: ViewDocument, report: Report): ViewModel {
  for (const [index, path] of view.columns.entries()) requireField(scope, object, path, report.at('columns', index));
  return {
    id: view.id,
    name: view.name,
    label: view.label,
    roles: requireRoles(scope, view.roles, report.at('roles')),
    group: view.group === undefined ? null : linkGroup(scope, object, view.group, report.at('group')),
    columns: view.columns,
    filter: view.filter ? compileRule(scope, object, view.filter, rowCondition, report.at('filter')) : null,
    sort: (view.sort ?? []).map((key, index) => linkSort(scope, object, key, report.at('sort', index))),
  };
}

/** Rows of a group stand together, so what groups also sorts. */
function linkGroup(scope: Scope, object: ObjectScope, path: string, report: Report): string {
  const field = requireField(scope, object, path, report);
  if (field && !(typeOf(field).groupable && typeOf(field).sortable)) report.error('format.not_groupable', { label: field.label });
  return path;
}

function linkSort(scope: Scope, object: ObjectScope, key: string, report: Report): SortKey {
  const descending = key.startsWith('-');
  const path = descending ? key.slice(1) : key;
  const field = requireField(scope, object, path, report);
  if (field && !typeOf(field).sortable) report.error('format.not_sortable', { label: field.label });
  return { path, descending };
}

function viewOfAll(object: ObjectScope, title: string): ViewModel {
  const declared = Object.values(object.fields).flatMap(({ name, system }) => (system || name === title ? [] : [name]));
  const stage = object.fields.stage ? ['stage'] : [];
  return {
    id: '_all',
    name: 'all',
    label: { en: 'All', 'zh-CN': '全部' },
    roles: null,
    group: null,
    columns: [title, ...stage, ...declared].slice(0, columnsShown),
    filter: null,
    sort: [],
  };
}
