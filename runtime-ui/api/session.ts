/** Who is signed in, signing in and out. */
import { keepPreviousData, queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Me } from '../../server/contract/session.js';
import { useLanguage } from '../i18n/language.js';
import { forgetKeptOf } from '../form/kept.js';
import { call, get } from './http.js';
import { announceIn, announceOut, type Person } from './session-end.js';

export interface Credentials {
  readonly email: string;
  readonly password: string;
  /** Takes the place of the password. */
  readonly new_password?: string;
  /** Which of them to enter; the first one by default. */
  readonly workspace?: string;
}

export const personOf = ({ user, workspace }: Me): Person => ({ user: user.id, workspace: workspace.id });

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
    onSuccess: (me) => {
      remember();
      announceIn(personOf(me));
    },
  });
}

/** A session belongs to one workspace: entering another one starts another session, and nothing cached is true there. */
export function useEnterWorkspace() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (workspace: string) => call<Me>('PATCH', 'session', { body: { workspace } }),
    onSuccess: (me) => {
      client.clear();
      announceIn(personOf(me));
    },
  });
}

export function useSignOut() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => call<void>('DELETE', 'session'),
    onSuccess: () => {
      const [, me] = client.getQueriesData<Me>({ queryKey: ['me'] }).find(([, known]) => known) ?? [];
      if (me) forgetKeptOf(me.user.id);
      forget();
      announceOut();
      client.clear();
    },
  });
}

/** Other sessions of the person end, this one goes on. */
export function useChangePassword(onSuccess: () => void) {
  return useMutation({
    mutationFn: (passwords: { readonly old: string; readonly new: string }) =>
      call<void>('POST', 'password', { body: passwords }),
    onSuccess,
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

/** Asked without waiting for anybody to sign in; null: nobody is. */
export async function whoIsSignedIn(): Promise<Person | null> {
  const response = await fetch('/api/me', { credentials: 'same-origin' }).catch(() => null);
  return response?.ok ? personOf((await response.json()) as Me) : null;
}
