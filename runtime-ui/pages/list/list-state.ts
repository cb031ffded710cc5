/** What a list shows, kept in the address: so that it can be bookmarked, shared and gone back to. */
import { useMemo } from 'react';
import { useLocation, useNavigate, useSearchParams } from 'react-router';
import type { ObjectInfo } from '../../../server/contract/app.js';
import { parseTerm, termName, type Term } from '../../filter/terms.js';
import { overdueRule } from '../../values/overdue.js';

interface ListState {
  readonly view: string | null;
  /** `-amount,name`; null: as the view orders. */
  readonly sort: string | null;
  readonly search: string;
  readonly after: string | null;
  readonly deleted: boolean;
  /** Only records that stand in their stage for too long. */
  readonly overdue: boolean;
  readonly terms: readonly Term[];
}

/** No name of a field ends in a dash. */
const OVERDUE = 'overdue-';

const reserved = new Set(['view', 'sort', 'search', 'after', 'deleted', OVERDUE]);

function parseState(params: URLSearchParams): ListState {
  return {
    view: params.get('view'),
    sort: params.get('sort'),
    search: params.get('search') ?? '',
    after: params.get('after'),
    deleted: params.get('deleted') === 'true',
    overdue: params.get(OVERDUE) === 'true',
    terms: [...params].filter(([name]) => !reserved.has(name)).map(([name, value]) => parseTerm(name, value)),
  };
}

export function stateParams(state: ListState): URLSearchParams {
  const params = new URLSearchParams();
  if (state.view) params.set('view', state.view);
  for (const term of state.terms) params.append(termName(term), term.value);
  if (state.search) params.set('search', state.search);
  if (state.sort) params.set('sort', state.sort);
  if (state.deleted) params.set('deleted', 'true');
  if (state.overdue) params.set(OVERDUE, 'true');
  if (state.after) params.set('after', state.after);
  return params;
}

/** Cursors lead forward only: those of the pages before travel with the history entry. */
interface Trail {
  readonly trail?: readonly (string | null)[];
}

export function useListState() {
  const [params] = useSearchParams();
  const location = useLocation();
  const navigate = useNavigate();
  const state = useMemo(() => parseState(params), [params]);
  const trail = (location.state as Trail | null)?.trail ?? [];
  const go = (next: ListState, options: { readonly replace?: boolean; readonly trail?: Trail['trail'] } = {}) =>
    void navigate({ search: stateParams(next).toString() }, { replace: options.replace, state: { trail: options.trail ?? [] } });
  return {
    state,
    /** Another question starts at its first page. */
    change: (part: Partial<ListState>, replace = false) => go({ ...state, after: null, ...part }, { replace }),
    next: (cursor: string) => go({ ...state, after: cursor }, { trail: [...trail, state.after] }),
    previous: () => go({ ...state, after: trail.at(-1) ?? null }, { trail: trail.slice(0, -1) }),
    isFirst: state.after === null,
  };
}

export type ListControl = ReturnType<typeof useListState>;

export function columnsOf(object: ObjectInfo, { view, deleted }: ListState): readonly string[] {
  const columns = viewOf(object, view)?.columns ?? defaultColumns(object);
  const named = object.title && !columns.includes(object.title) ? [object.title, ...columns] : columns;
  return deleted && object.fields.some((field) => field.name === 'deleted_at') ? [...named.slice(0, 4), 'deleted_at'] : named;
}

export const viewOf = (object: ObjectInfo, name: string | null): ObjectInfo['views'][number] | undefined =>
  object.views.find((view) => view.name === name) ?? object.views[0];

const defaultColumns = (object: ObjectInfo): readonly string[] =>
  object.fields
    .filter((field) => !field.system && !['long_text', 'rich_text', 'json'].includes(field.type))
    .slice(0, 6)
    .map((field) => field.name);

/** Path of the field whose values head the rows of this list. */
export const groupOf = (object: ObjectInfo, { view, deleted }: ListState): string | undefined =>
  deleted ? undefined : viewOf(object, view)?.group;

/** The same as the server is asked. */
export function listQuery(object: ObjectInfo, state: ListState, limit: number): URLSearchParams {
  const view = state.deleted ? undefined : viewOf(object, state.view);
  const query = stateParams({ ...state, view: view?.name ?? null, overdue: false, sort: sortOf(object, state) });
  const rule = state.overdue ? overdueRule(object.flow) : null;
  if (rule) query.set('filter', JSON.stringify(rule));
  query.set('fields', fieldsOf(object, state).join());
  query.set('limit', String(limit));
  query.set('count', 'capped');
  return query;
}

/** What is read of each record: its columns, what groups it, and since when it stands in its stage. */
function fieldsOf(object: ObjectInfo, state: ListState): readonly string[] {
  const columns = columnsOf(object, state);
  const group = groupOf(object, state);
  return [
    ...new Set([...columns, ...(group ? [group] : []), ...(columns.includes('stage') && isTimed(object) ? ['stage_since'] : [])]),
  ];
}

/** Whether one can tell which records stand in their stage for too long. */
export const isTimed = ({ flow, fields }: ObjectInfo): boolean =>
  overdueRule(flow) !== null &&
  ['stage', 'stage_since'].every((name) => fields.some((field) => field.name === name && field.operators.length > 0));

/** Rows of a group stand together, whatever they are sorted by within it. */
function sortOf(object: ObjectInfo, state: ListState): string | null {
  const group = groupOf(object, state);
  if (!state.sort || !group) return state.sort;
  if (state.sort === group || state.sort === `-${group}`) return state.sort;
  const first = viewOf(object, state.view)?.sort[0] ?? group;
  return `${first},${state.sort}`;
}
