/** Records: lists, one record, writes. Everything cached stands under `['records', object]`. */
import { keepPreviousData, useMutation, useQuery, useQueryClient, type Query, type QueryClient } from '@tanstack/react-query';
import type { ObjectInfo } from '../../server/contract/app.js';
import type { AggregateAnswer, ListAnswer, RecordData, RecordRights, WriteAnswer } from '../../server/contract/records.js';
import { useLanguage } from '../i18n/language.js';
import { call, get } from './http.js';

export type Values = Readonly<Record<string, unknown>>;

export const recordsKey = (object: string) => ['records', object] as const;

/** A write to one object may change titles, counts and related lists anywhere. */
export const refreshRecords = (client: QueryClient): Promise<void> => client.invalidateQueries({ queryKey: ['records'] });

/** After a deletion: what was asked of the record itself is not asked again, or the answer would be 404. */
export function forgetRecord(client: QueryClient, id: string): Promise<void> {
  const isOfRecord = (query: Query): boolean => query.queryKey.includes(id);
  client.removeQueries({ queryKey: ['records'], predicate: isOfRecord, type: 'inactive' });
  return client.invalidateQueries({ queryKey: ['records'], predicate: (query) => !isOfRecord(query) });
}

export function useList(object: string, search: URLSearchParams, enabled = true) {
  const language = useLanguage();
  return useQuery({
    queryKey: [...recordsKey(object), 'list', language, search.toString()],
    queryFn: ({ signal }) => get<ListAnswer>(`records/${object}`, search, signal),
    placeholderData: keepPreviousData,
    enabled,
  });
}

/** How many records of a list stand in each group: the list narrows down, `group` is a path. */
export function useGroups(object: string, list: URLSearchParams, group: string | undefined) {
  const search = new URLSearchParams(list);
  for (const name of ['fields', 'sort', 'limit', 'after', 'count']) search.delete(name);
  search.set('group', group ?? '');
  search.set('limit', '1000');
  return useQuery({
    queryKey: [...recordsKey(object), 'groups', search.toString()],
    queryFn: ({ signal }) => get<AggregateAnswer>(`records/${object}/aggregate`, search, signal),
    placeholderData: keepPreviousData,
    enabled: group !== undefined,
  });
}

export function useRecord(object: string, id: string, search?: URLSearchParams) {
  return useQuery({
    queryKey: [...recordsKey(object), 'one', id, search?.toString() ?? ''],
    queryFn: ({ signal }) => get<{ data: RecordData }>(`records/${object}/${id}`, search, signal),
    select: (answer) => answer.data,
  });
}

/** A record as a release has it, once that is needed. */
export function useReadAnew({ name }: ObjectInfo, id: unknown, release: number, needed: boolean): RecordData | undefined {
  const record = useQuery({
    queryKey: [...recordsKey(name), 'one', id, 'release', release],
    queryFn: () => readRecord(name, String(id)),
    enabled: needed,
  });
  return needed ? record.data : undefined;
}

export function useRights(object: string, id: string, enabled: boolean) {
  return useQuery({
    queryKey: [...recordsKey(object), 'rights', id],
    queryFn: ({ signal }) => get<RecordRights>(`records/${object}/${id}/rights`, {}, signal),
    select: (answer) => answer.data,
    enabled,
  });
}

export const readRecord = async (object: string, id: string): Promise<RecordData> =>
  (await get<{ data: RecordData }>(`records/${object}/${id}`)).data;

/** What a form was drawn from: the server refuses what is written by the names of another release. */
export interface Drawn {
  readonly object: ObjectInfo;
  readonly release: number;
}

export type Known = Pick<RecordData, 'id' | 'version'>;

/** `key` makes a repetition harmless: the server answers a key it has seen with what it answered then. */
export const createRecord = ({ object, release }: Drawn, values: Values, key: string): Promise<WriteAnswer> =>
  call<WriteAnswer>('POST', `records/${object.name}`, { body: values, headers: { 'idempotency-key': key }, release });

export const changeRecord = ({ object, release }: Drawn, { id, version }: Known, values: Values): Promise<WriteAnswer> =>
  call<WriteAnswer>('PATCH', `records/${object.name}/${id}`, { body: values, headers: { 'if-match': `"${version}"` }, release });

export const deleteRecord = (object: string, id: string): Promise<void> => call<void>('DELETE', `records/${object}/${id}`);

export function useRestore(object: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => call<unknown>('POST', `records/${object}/${id}/restore`),
    onSuccess: () => refreshRecords(client),
  });
}
