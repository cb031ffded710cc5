/** List views as the caller may use them: columns and order as far as seen. */
import { typeOf } from '../../compile/field-types/index.js';
import type { SortKey, ViewModel } from '../../compile/model.js';
import type { ObjectSight, Sight } from '../sight/sight.js';
import { isFault, operandOf, pathOf } from './path.js';
import type { Path, RuleFilter, SortPath } from './request.js';

export interface UsableView {
  readonly columns: readonly Path[];
  readonly filter: RuleFilter | null;
  readonly sort: readonly SortPath[] | null;
  /** Rows are grouped by it; `sort` begins with it. */
  readonly group: Path | null;
}

/** Null: there is none, or its filter reads what the caller may not, so that its rows would tell. */
export function usableView(name: string, object: ObjectSight, sight: Sight): UsableView | null {
  const view = object.views.find((one) => one.name === name);
  if (!view) return null;
  const columns = view.columns.map((path) => pathOf(path, object, sight)).filter(isPath);
  const paths = (view.filter?.reads ?? []).map((path) => operandOf(path, object, sight));
  if (columns.length === 0 || !paths.every(isPath)) return null;
  const sort = groupedFirst(view).flatMap(({ path: text, descending }) => {
    const path = operandOf(text, object, sight);
    return isPath(path) && typeOf(path.field.field).sortable ? [{ path, descending }] : [];
  });
  const group = sort.find(({ path }) => path.text === view.group)?.path ?? null;
  return { columns, filter: view.filter && { rule: view.filter.rule, paths }, sort: sort.length > 0 ? sort : null, group };
}

/** In the direction the view sorts the group by, where it does. */
function groupedFirst({ group, sort }: ViewModel): readonly SortKey[] {
  if (group === null) return sort;
  const first = sort.find(({ path }) => path === group) ?? { path: group, descending: false };
  return [first, ...sort.filter(({ path }) => path !== group)];
}

const isPath = (result: object): result is Path => !isFault(result);
