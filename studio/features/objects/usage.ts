/** How much the fields of an object are used: figures of the release, counted by the server when somebody looks. */
import { useQuery } from '@tanstack/react-query';
import { get } from '../../../runtime-ui/api/http.js';
import type { FieldUsage } from '../../../server/contract/jobs.js';
import { usePublished } from '../../draft/use-published.js';

/** An object that is not published yet has no records to count. */
export function useFieldUsage(object: string) {
  const isPublished = usePublished({ kind: 'object', id: object, path: [] });
  return useQuery({
    queryKey: ['studio', 'usage', 'fields', object],
    queryFn: ({ signal }) => get<FieldUsage>('studio/usage/fields', { object }, signal),
    staleTime: 60_000,
    retry: false,
    enabled: isPublished,
  });
}
