/** Users and departments as they are on the server, and how they are changed. */
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Refusal } from '../../../runtime-ui/api/http.js';
import { useLanguage } from '../../../runtime-ui/i18n/language.js';
import { failureText } from '../../../runtime-ui/ui/state.js';
import { fetchDepartments, fetchInvitations, fetchPeople, PAGE, type PeopleFilter } from '../../api/people.js';

export function usePeople(filter: PeopleFilter) {
  const language = useLanguage();
  return useInfiniteQuery({
    queryKey: ['studio', 'people', filter, language],
    queryFn: ({ pageParam, signal }) => fetchPeople(filter, pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: ({ data }) => (data.length < PAGE ? null : (data.at(-1)?.id ?? null)),
  });
}

export function useInvitations() {
  const language = useLanguage();
  return useQuery({ queryKey: ['studio', 'invitations', language], queryFn: ({ signal }) => fetchInvitations(signal) });
}

export const useDepartments = () =>
  useQuery({ queryKey: ['studio', 'departments'], queryFn: ({ signal }) => fetchDepartments(signal) });

/** A change of people or departments; what was read of them is read again, whoever else reads it. */
export function useChange<Given, Answer>(
  change: (given: Given) => Promise<Answer>,
  done?: (answer: Answer, given: Given) => void,
) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: async (answer: Answer, given: Given) => {
      done?.(answer, given);
      await client.invalidateQueries({
        predicate: ({ queryKey: [scope, what] }) =>
          scope === 'me' ||
          (scope === 'studio' && ['people', 'invitations', 'departments', 'role-holders'].includes(String(what))),
      });
    },
  });
}

/** Why the server refused, with every fault it found. */
export function useFailure(): (error: Error) => readonly string[] {
  const { t } = useTranslation();
  return (error) => {
    const faults = error instanceof Refusal ? (error.problem.errors ?? []) : [];
    return faults.length > 0
      ? faults.map(({ message }) => message)
      : [failureText(error, t('state.unreachable'), t('state.crashed'))];
  };
}
