/** Type-ahead over records of an object, over people, and over everything. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ObjectInfo, SearchAnswer } from '../../server/contract/app.js';
import type { UsersAnswer } from '../../server/contract/people.js';
import type { ListAnswer, Reference } from '../../server/contract/records.js';
import { useDebounced } from '../hooks/debounce.js';
import { titleOf } from './app.js';
import { get } from './http.js';
import { recordsKey } from './records.js';

export interface Suggestion {
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
}

/**
 * Whom a lookup may point to: records of `object`, or people where it is undefined. Until the server has answered
 * for what is typed, only what fits it of the answer before: Enter must never take what one did not ask for.
 */
export function useSuggestions(object: ObjectInfo | undefined, typed: string, enabled: boolean) {
  const search = useDebounced(typed.trim());
  const {
    data = [],
    isPlaceholderData,
    isFetching,
  } = useQuery({
    queryKey: object ? [...recordsKey(object.name), 'suggestions', search] : ['users', search],
    queryFn: ({ signal }) => (object ? suggestRecords(object, search, signal) : suggestUsers(search, signal)),
    placeholderData: keepPreviousData,
    staleTime: 20_000,
    enabled,
  });
  const isSettled = search === typed.trim() && !isPlaceholderData;
  return { suggestions: isSettled ? data : data.filter(({ label }) => isIn(label, typed)), isFetching: isFetching || !isSettled };
}

const isIn = (label: string, typed: string): boolean => label.toLowerCase().includes(typed.trim().toLowerCase());

async function suggestRecords(object: ObjectInfo, search: string, signal: AbortSignal): Promise<readonly Suggestion[]> {
  const query = { fields: object.title ?? 'id', search, limit: 20, count: 'none' };
  const { data } = await get<ListAnswer>(`records/${object.name}`, query, signal);
  return data.map((record) => ({ id: record.id, label: titleOf(object, record) }));
}

async function suggestUsers(search: string, signal: AbortSignal): Promise<readonly Suggestion[]> {
  const { data } = await get<UsersAnswer>('users', { search, limit: 20 }, signal);
  return data.map((user) => ({ id: user.id, label: user.label, hint: user.email }));
}

/** Labels of references known by id only, for instance out of an address. */
export function useReferences(object: ObjectInfo | undefined, ids: readonly string[]) {
  return useQuery({
    queryKey: object ? [...recordsKey(object.name), 'labels', ids.join()] : ['users', 'labels', ids.join()],
    queryFn: ({ signal }) => (object ? recordLabels(object, ids, signal) : userLabels(ids, signal)),
    staleTime: 60_000,
    enabled: ids.length > 0,
  });
}

async function recordLabels(object: ObjectInfo, ids: readonly string[], signal: AbortSignal): Promise<readonly Reference[]> {
  const query = { fields: object.title ?? 'id', 'id.in': ids.join(), count: 'none' };
  const { data } = await get<ListAnswer>(`records/${object.name}`, query, signal);
  return data.map((record) => ({ id: record.id, label: titleOf(object, record) }));
}

async function userLabels(ids: readonly string[], signal: AbortSignal): Promise<readonly Reference[]> {
  const { data } = await get<UsersAnswer>('users', { limit: 200 }, signal);
  return data.filter((user) => ids.includes(user.id)).map((user) => ({ id: user.id, label: user.label }));
}

export function useSearch(typed: string) {
  const text = useDebounced(typed.trim());
  const {
    data = [],
    isPlaceholderData,
    isSuccess,
  } = useQuery({
    queryKey: ['search', text],
    queryFn: ({ signal }) => get<SearchAnswer>('search', { q: text }, signal),
    select: (answer) => answer.data,
    placeholderData: keepPreviousData,
    staleTime: 10_000,
    enabled: text !== '',
  });
  const isSettled = text === typed.trim() && isSuccess && !isPlaceholderData;
  return { hits: typed.trim() === '' ? [] : isSettled ? data : data.filter(({ label }) => isIn(label, typed)), isSettled };
}
