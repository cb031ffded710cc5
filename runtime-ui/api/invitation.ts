/** The link of an invitation: what it says, and accepting it. */
import { useMutation, useQuery } from '@tanstack/react-query';
import type { Me, OpenInvitation } from '../../server/contract/session.js';
import { call } from './http.js';
import { remember } from './session.js';

export const useInvitation = (token: string) =>
  useQuery({
    queryKey: ['invitation', token],
    queryFn: ({ signal }) => call<{ data: OpenInvitation }>('POST', 'invitation', { body: { token }, signal }),
    retry: false,
  });

/** By the session there is, by the password of the account, or by making an account. */
export type Acceptance =
  Readonly<Record<string, never>> | { readonly password: string } | { readonly name: string; readonly new_password: string };

export const useAccept = (token: string) =>
  useMutation({
    mutationFn: (how: Acceptance) => call<Me>('POST', 'invitation/accept', { body: { token, ...how } }),
    onSuccess: remember,
  });
