/** People and records that a condition may name, by what one types. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { get } from '../../runtime-ui/api/http.js';
import { useReferences, useSuggestions } from '../../runtime-ui/api/lookup.js';
import { useDebounced } from '../../runtime-ui/hooks/debounce.js';
import type { TrialRecords } from '../../server/contract/trial.js';

export interface Choice {
  readonly value: string;
  readonly label: string;
}

export function usePeople(typed: string, chosen: readonly string[]): readonly Choice[] {
  const { suggestions } = useSuggestions(undefined, typed, true);
  const { data = [] } = useReferences(undefined, chosen);
  return choicesOf([...data, ...suggestions]);
}

/** Records of an object of the release, by the object's id. */
export function useRecords(object: string | undefined, typed: string, enabled = true): readonly Choice[] {
  const search = useDebounced(typed.trim());
  const { data } = useQuery({
    queryKey: ['studio', 'records', object, search],
    queryFn: ({ signal }) => get<TrialRecords>('studio/records', { object, search }, signal),
    placeholderData: keepPreviousData,
    enabled: enabled && object !== undefined,
    retry: false,
    staleTime: 20_000,
  });
  return choicesOf(data?.data ?? []);
}

const choicesOf = (items: readonly { readonly id: string; readonly label: string | null }[]): readonly Choice[] => [
  ...new Map(items.map(({ id, label }) => [id, { value: id, label: label ?? id }])).values(),
];
