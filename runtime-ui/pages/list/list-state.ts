/** What a list shows, kept in the address: so that it can be bookmarked, shared and gone back to. */
import { useMemo } from 'react';
import { useLocation, useNavigate, useSearchParams } from 'react-router';
import type { ObjectInfo } from '../../../server/http/contract.js';
import { parseTerm, termName, type Term } from '../../filter/terms.js';

export interface ListState {
  readonly view: string | null;
  /** `-amount,name`; null: as the view orders. */
  readonly sort: string | null;
  readonly search: string;
  readonly after: string | null;
  readonly deleted: boolean;
  readonly terms: readonly Term[];
}

const reserved = new Set(['view', 'sort', 'search', 'after', 'deleted']);

export function parseState(params: URLSearchParams): ListState {
  return {
    view: params.get('view'),
    sort: params.get('sort'),
    search: params.get('search') ?? '',
    after: params.get('after'),
    deleted: params.get('deleted') === 'true',
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

/** The same as the server is asked. */
export function listQuery(object: ObjectInfo, state: ListState, limit: number): URLSearchParams {
  const view = state.deleted ? undefined : viewOf(object, state.view);
  const query = stateParams({ ...state, view: view?.name ?? null });
  query.set('fields', columnsOf(object, state).join());
  query.set('limit', String(limit));
  query.set('count', 'capped');
  return query;
}
