/** How much the fields of an object are used: figures of the release, counted by the server when somebody looks. */
import { useQuery } from '@tanstack/react-query';
import { get } from '../../../runtime-ui/api/http.js';
import type { FieldUsage } from '../../../server/http/studio-contract.js';

export const useFieldUsage = (object: string) =>
  useQuery({
    queryKey: ['studio', 'usage', 'fields', object],
    queryFn: ({ signal }) => get<FieldUsage>('studio/usage/fields', { object }, signal),
    staleTime: 60_000,
    // An object that is not published yet has no records to count.
    retry: false,
  });
