/** Stage moves and history of one record. */
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { v4 } from 'uuid';
import type { HistoryAnswer, TransitionRequest, TransitionsAnswer, WriteAnswer } from '../../server/contract/records.js';
import { useLanguage } from '../i18n/language.js';
import { useApp } from './app.js';
import { call, get } from './http.js';
import { recordsKey, refreshRecords, type Drawn, type Known } from './records.js';

export type Transition = TransitionsAnswer['data']['transitions'][number];

/** Those of the release at hand; while they are asked for, what was known before. */
export function useTransitions(object: string, id: string, enabled: boolean) {
  const language = useLanguage();
  const { release } = useApp();
  return useQuery({
    queryKey: [...recordsKey(object), 'transitions', id, language, release],
    queryFn: ({ signal }) => get<TransitionsAnswer>(`records/${object}/${id}/transitions`, {}, signal),
    select: (answer) => answer.data,
    placeholderData: (previous, query) => (query?.queryKey[3] === id ? previous : undefined),
    enabled,
  });
}

export function useMove() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({
      drawn,
      known,
      request,
    }: {
      readonly drawn: Drawn;
      readonly known: Known;
      readonly request: TransitionRequest;
    }) =>
      call<WriteAnswer>('POST', `records/${drawn.object.name}/${known.id}/transitions`, {
        body: request,
        headers: { 'if-match': `"${known.version}"`, 'idempotency-key': v4() },
        release: drawn.release,
      }),
    onSuccess: () => refreshRecords(client),
  });
}

export function useHistory(object: string, id: string) {
  const language = useLanguage();
  return useInfiniteQuery({
    queryKey: [...recordsKey(object), 'history', id, language],
    queryFn: ({ pageParam, signal }) => get<HistoryAnswer>(`records/${object}/${id}/history`, { after: pageParam }, signal),
    initialPageParam: '',
    getNextPageParam: (last) => last.page.next ?? undefined,
  });
}
