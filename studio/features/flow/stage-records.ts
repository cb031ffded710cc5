/** How many records stand in each stage, by its code; an object that is not published yet has none to count. */
import { useQuery } from '@tanstack/react-query';
import { get } from '../../../runtime-ui/api/http.js';
import type { ValueUsage } from '../../../server/contract/jobs.js';
import { usePublished } from '../../draft/use-published.js';

export function useStageRecords(object: string): Readonly<Record<string, number>> | undefined {
  const published = usePublished({ kind: 'object', id: object, path: ['flow'] });
  const { data } = useQuery({
    queryKey: ['studio', 'usage', 'values', object, 'stage'],
    queryFn: ({ signal }) => get<ValueUsage>('studio/usage/values', { object, field: 'stage' }, signal),
    enabled: published,
    staleTime: 60_000,
    retry: false,
  });
  return data?.values;
}
