/** Who is signed in, signing in and out. */
import { keepPreviousData, queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Me } from '../../server/http/contract.js';
import { useLanguage } from '../i18n/language.js';
import { call, get } from './http.js';

export interface Credentials {
  readonly email: string;
  readonly password: string;
  /** Takes the place of the password. */
  readonly new_password?: string;
}

const SIGNED_IN = 'touchstone.signed-in';

/** Whether this browser has signed in and not out: asking the server in vain would leave an error in the console. */
export const mayBeSignedIn = (): boolean => localStorage.getItem(SIGNED_IN) !== null;

export const remember = (): void => localStorage.setItem(SIGNED_IN, 'yes');
const forget = (): void => localStorage.removeItem(SIGNED_IN);

export const meQuery = (language: string) =>
  queryOptions({
    queryKey: ['me', language],
    queryFn: ({ signal }) => get<Me>('me', {}, signal),
    staleTime: 300_000,
    placeholderData: keepPreviousData,
    retry: false,
  });

export function useMe() {
  return useQuery(meQuery(useLanguage()));
}

export function useSignIn() {
  return useMutation({
    mutationFn: (credentials: Credentials) => call<Me>('POST', 'session', { body: credentials }),
    onSuccess: remember,
  });
}

/** A session belongs to one workspace: entering another one starts another session, and nothing cached is true there. */
export function useEnterWorkspace() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (workspace: string) => call<Me>('PATCH', 'session', { body: { workspace } }),
    onSuccess: () => client.clear(),
  });
}

export function useSignOut() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => call<void>('DELETE', 'session'),
    onSuccess: () => {
      forget();
      client.clear();
    },
  });
}

/** The way back from viewing as somebody else; whatever was loaded is theirs. */
export function useStopViewing() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => call<Me>('DELETE', 'studio/view-as'),
    onSuccess: () => client.resetQueries(),
  });
}
