/** Users and departments of the workspace, and looking with the eyes of one. */
import type { Department, Invitation, InvitationLink, UserDetail } from '../../server/contract/people.js';
import type { RoleHolders } from '../../server/contract/access.js';
import { call, callLast, get } from '../../runtime-ui/api/http.js';

export interface PeopleFilter {
  readonly search: string;
  /** API name in the release. */
  readonly role: string | null;
}

export const PAGE = 50;

export const fetchPeople = ({ search, role }: PeopleFilter, after: string | null, signal?: AbortSignal) =>
  get<{ data: readonly UserDetail[] }>('users', { detail: true, search, role, limit: PAGE, after }, signal);

/** How many active users hold each role, by the role's id. */
export const fetchHolders = (signal?: AbortSignal) => get<RoleHolders>('studio/role-holders', {}, signal);

export interface Grants {
  readonly roles: readonly string[];
  readonly department: string | null;
}

interface NewInvitation extends Grants {
  readonly email: string;
  readonly name: string;
}

/** The link is in this answer only. */
export const invite = (body: NewInvitation) => call<InvitationLink>('POST', 'users', { body });

export const fetchInvitations = (signal?: AbortSignal) => get<{ data: readonly Invitation[] }>('invitations', {}, signal);

const invitation = (id: string): string => `invitations/${encodeURIComponent(id)}`;

export const changeInvitation = (id: string, body: Grants) => call<{ data: Invitation }>('PATCH', invitation(id), { body });

/** Another link; the former one ends. */
export const renewInvitation = (id: string) => call<InvitationLink>('POST', `${invitation(id)}/renew`);

export const withdrawInvitation = (id: string) => call<void>('DELETE', invitation(id));

export type PersonChange = Partial<Grants & { readonly active: boolean }>;

export const changePerson = (id: string, body: PersonChange) =>
  call<{ data: UserDetail }>('PATCH', `users/${encodeURIComponent(id)}`, { body });

export const resetPassword = (id: string) => call<{ password: string }>('POST', `users/${encodeURIComponent(id)}/password`);

export const fetchDepartments = (signal?: AbortSignal) => get<{ data: readonly Department[] }>('departments', {}, signal);

export const addDepartment = (body: Omit<Department, 'id'>) => call<{ data: Department }>('POST', 'departments', { body });

export const changeDepartment = (id: string, body: Partial<Omit<Department, 'id'>>) =>
  call<{ data: Department }>('PATCH', `departments/${encodeURIComponent(id)}`, { body });

export const removeDepartment = (id: string) => call<void>('DELETE', `departments/${encodeURIComponent(id)}`);

export type Whom = { readonly user: string } | { readonly role: string };

/** Opens the app with their eyes; the studio is left. */
export const viewAs = (body: Whom) => callLast('POST', 'studio/view-as', { body }, '/app');
