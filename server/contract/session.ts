/** Signing in and out, invitations for whoever has their link, who am I, the own password. */
import { endpoints } from './endpoint.js';
import { departmentOf, given, Named } from './person.js';
import {
  boolean,
  choice,
  closed,
  data,
  instant,
  labelled,
  list,
  named,
  object,
  optional,
  string,
  uuid,
  type Static,
} from './schema.js';
import { label } from './words.js';

/** The caller, and where they are. */
export const Me = named(
  'Me',
  object({
    user: object({ id: uuid, email: string, name: string }),
    workspace: object({ id: uuid, name: string, label: string }),
    /** The workspaces that the user's password opens, for the switcher. */
    workspaces: list(Named),
    roles: list(Named),
    department: departmentOf,
    administer: boolean,
    /** Present while an administrator looks at the application with the eyes of a user or role: nothing may be changed. */
    viewing_as: optional(object({ kind: choice('user', 'role'), label: string })),
  }),
);
export type Me = Static<typeof Me>;

/** What an invitation says to whoever has its link. */
const OpenInvitation = named(
  'OpenInvitation',
  object({
    /** Label of the workspace. */
    workspace: string,
    email: string,
    name: string,
    expires_at: instant,
  }),
);
export type OpenInvitation = Static<typeof OpenInvitation>;

const workspace = labelled(label('Workspace', '工作区'), string);
const token = labelled(label('Link', '链接'), string);

export const sessionEndpoints = endpoints('session', {
  signIn: {
    method: 'post',
    path: '/api/session',
    who: 'anyone',
    setsCookie: true,
    summary: label('Sign in', '登录'),
    description: label(
      'Sets the session cookie. Without a workspace, the first one that the password opens is entered. With `new_password` that one takes the place of the password; a temporary password is good for nothing else.',
      '设置会话 Cookie。未指定工作区时进入该密码可进入的第一个工作区。给出 `new_password` 时以其替换原密码；临时密码只能这样使用。',
    ),
    body: closed({
      email: given.email,
      password: given.password,
      workspace: optional(workspace),
      new_password: optional(given.newPassword),
    }),
    answer: Me,
    failures: [400, 401, 403],
  },
  signOut: {
    method: 'delete',
    path: '/api/session',
    who: 'anyone',
    setsCookie: true,
    summary: label('Sign out', '退出登录'),
    failures: [403],
  },
  /** By the session there is: a new session, since each belongs to one workspace. */
  changeWorkspace: {
    method: 'patch',
    path: '/api/session',
    who: 'member',
    sessionOnly: true,
    summary: label('Enter another workspace', '切换工作区'),
    body: closed({ workspace }),
    answer: Me,
    failures: [400, 403],
  },
  me: {
    method: 'get',
    path: '/api/me',
    who: 'member',
    summary: label('Who am I', '当前用户'),
    answer: Me,
    failures: [403],
  },
  changePassword: {
    method: 'post',
    path: '/api/password',
    who: 'member',
    sessionOnly: true,
    summary: label('Change the own password', '修改自己的密码'),
    description: label(
      'For every workspace that the present one opens. Other sessions and bearer tokens made there end.',
      '对当前密码可进入的所有工作区生效。那里的其他会话和访问令牌随即失效。',
    ),
    body: closed({ old: labelled(label('Current password', '当前密码'), given.password), new: given.newPassword }),
    failures: [400, 403],
  },
});

/** The link of an invitation, for whoever has it. */
export const joinEndpoints = endpoints('session', {
  readInvitation: {
    method: 'post',
    path: '/api/invitation',
    who: 'anyone',
    summary: label('What an invitation says to whoever has its link', '查看邀请链接的内容'),
    body: closed({ token }),
    answer: data(OpenInvitation),
    failures: [400, 404],
  },
  acceptInvitation: {
    method: 'post',
    path: '/api/invitation/accept',
    who: 'anyone',
    setsCookie: true,
    summary: label('Accept an invitation and enter its workspace', '接受邀请并进入工作区'),
    description: label(
      'With the token alone: as whoever is signed in. With `password`: of the account that has the address. With `name` and `new_password`: for an address without an account. All other sessions of the account end; bearer tokens of other workspaces stay.',
      '仅给出令牌：以当前登录的账号接受。给出 `password`：以该邮箱账号的密码接受。给出 `name` 和 `new_password`：该邮箱尚无账号。账号的其他会话全部失效，其他工作区的访问令牌不受影响。',
    ),
    body: closed({
      token,
      password: optional(given.password),
      name: optional(given.name),
      new_password: optional(given.newPassword),
    }),
    answer: Me,
    failures: [400, 401, 403, 404, 409],
  },
});
