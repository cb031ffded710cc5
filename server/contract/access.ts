/** What every role may do, who holds them, and looking with the eyes of another. */
import { AccessChange } from './component.js';
import { endpoints } from './endpoint.js';
import {
  boolean,
  choice,
  closed,
  data,
  integer,
  labelled,
  list,
  map,
  named,
  object,
  optional,
  string,
  strings,
  uuid,
  type Static,
} from './schema.js';
import { Me } from './session.js';
import { label } from './words.js';

const ObjectAccess = object({
  /** Right → in words on which rows; a right that is not there is not held. */
  rights: map(string),
  transitions: strings,
  /** Name of field → the most that is granted on some rows. */
  fields: map(choice('hidden', 'masked', 'read', 'edit')),
});
export type ObjectAccess = Static<typeof ObjectAccess>;

const RoleAccess = named(
  'RoleAccess',
  object({
    id: string,
    label: string,
    administer: boolean,
    /** By name of object. */
    objects: map(ObjectAccess),
  }),
);
export type RoleAccess = Static<typeof RoleAccess>;

/** What every role of the draft may do, and what the release in force lets it do. */
const Access = named(
  'Access',
  object({
    roles: list(RoleAccess),
    changes: list(AccessChange),
    /** False: the draft has errors, and this is how it was without them, or is in force. */
    current: boolean,
  }),
);
export type Access = Static<typeof Access>;

/** A role nobody holds is not there. */
const RoleHolders = data(map(integer()));
export type RoleHolders = Static<typeof RoleHolders>;

export const accessEndpoints = endpoints('studio', {
  access: {
    method: 'get',
    path: '/api/studio/access',
    who: 'administrator',
    summary: label('What every role of the draft may do', '草稿中各角色的权限'),
    answer: Access,
    failures: [403],
  },
  roleHolders: {
    method: 'get',
    path: '/api/studio/role-holders',
    who: 'administrator',
    summary: label('How many people hold each role, by its id', '各角色的用户数，按角色 id'),
    answer: RoleHolders,
    failures: [403],
  },
});

export const viewEndpoints = endpoints('studio', {
  viewAs: {
    method: 'post',
    path: '/api/studio/view-as',
    who: 'administrator',
    sessionOnly: true,
    summary: label('Look with the eyes of a user or role; by session only', '以某用户或角色的身份查看，仅限会话'),
    body: closed({
      user: optional(labelled(label('User', '用户'), uuid)),
      role: optional(labelled(label('Role', '角色'), string)),
    }),
    answer: Me,
    failures: [400, 403, 404],
  },
  stopViewing: {
    method: 'delete',
    path: '/api/studio/view-as',
    who: 'viewer',
    summary: label('Look with one’s own eyes again', '结束以他人身份查看'),
    answer: Me,
    failures: [403, 409],
  },
});
