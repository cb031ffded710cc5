/** Records per value, of the release in force. */
import { useQuery } from '@tanstack/react-query';
import { get } from '../../runtime-ui/api/http.js';
import type { ValueUsage } from '../../server/contract/jobs.js';
import type { ReplaceScope } from './replace-value.js';

/** `enabled`: false for what is not published yet. */
export const useValueUsage = (scope: ReplaceScope, enabled: boolean) =>
  useQuery({
    queryKey: ['studio', 'usage', 'values', scope],
    queryFn: ({ signal }) => get<ValueUsage>('studio/usage/values', { ...scope }, signal),
    staleTime: 60_000,
    retry: false,
    enabled,
  });
