/** The people of the workspace, for everybody what pickers need, for administrators the rest; and who is asked to join. */
import { endpoints } from './endpoint.js';
import { departmentOf, given, grants, Named } from './person.js';
import {
  boolean,
  closed,
  data,
  described,
  either,
  idOf,
  instant,
  integer,
  labelled,
  list,
  named,
  nullable,
  object,
  optional,
  string,
  text,
  typed,
  uuid,
  type Static,
} from './schema.js';
import { label } from './words.js';

/** As pickers show them. */
const User = named('User', object({ id: uuid, label: string, email: string }));
const Users = data(list(User));
export type UsersAnswer = Static<typeof Users>;

/** As administrators see them. */
const UserDetail = named(
  'UserDetail',
  object({
    id: uuid,
    email: string,
    label: string,
    locale: string,
    active: boolean,
    department: departmentOf,
    roles: list(Named),
  }),
);
export type UserDetail = Static<typeof UserDetail>;

/** Who is asked to join and has not accepted yet. */
const Invitation = named(
  'Invitation',
  object({
    id: uuid,
    label: string,
    email: string,
    department: departmentOf,
    roles: list(Named),
    created_at: instant,
    expires_at: instant,
  }),
);
export type Invitation = Static<typeof Invitation>;

/** The link is a path on this server, and in this answer only. */
const InvitationLink = named('InvitationLink', object({ data: Invitation, link: string }));
export type InvitationLink = Static<typeof InvitationLink>;

export const invitationEndpoints = endpoints('people', {
  invitations: {
    method: 'get',
    path: '/api/invitations',
    who: 'administrator',
    summary: label('Invitations not accepted yet', '尚未接受的邀请'),
    answer: data(list(Invitation)),
    failures: [403],
  },
  changeInvitation: {
    method: 'patch',
    path: '/api/invitations/{id}',
    who: 'administrator',
    summary: label('Change roles and department of an invitation', '修改邀请的角色和部门'),
    params: { id: idOf('invitation.unknown') },
    body: closed({ ...grants, roles: optional(grants.roles) }),
    answer: data(Invitation),
    failures: [400, 403, 404],
  },
  withdrawInvitation: {
    method: 'delete',
    path: '/api/invitations/{id}',
    who: 'administrator',
    summary: label('Withdraw an invitation', '撤回邀请'),
    params: { id: idOf('invitation.unknown') },
    failures: [403, 404],
  },
  renewInvitation: {
    method: 'post',
    path: '/api/invitations/{id}/renew',
    who: 'administrator',
    summary: label('Make a new link for an invitation; the former one ends', '生成新的邀请链接，原链接失效'),
    params: { id: idOf('invitation.unknown') },
    answer: InvitationLink,
    failures: [403, 404],
  },
});

export const userEndpoints = endpoints('people', {
  users: {
    method: 'get',
    path: '/api/users',
    who: 'member',
    summary: label('Members of the workspace, for pickers', '工作区成员，供选择'),
    query: object({
      search: optional(described(label('Part of a name or e-mail address.', '姓名或邮箱的一部分。'), string)),
      limit: optional(
        described(label('Most users to answer with.', '最多返回的人数。'), integer({ min: 1, max: 200, default: 20 })),
      ),
      after: optional(described(label('Id of the last user of the page before.', '上一页最后一人的 id。'), idOf('user.unknown'))),
      detail: optional(
        described(
          label('With roles and department; for administrators.', '包含角色和部门，仅限管理员。'),
          typed<boolean>({ type: 'boolean', default: false }),
        ),
      ),
      role: optional(
        described(label('With `detail`: holders of this role only.', '与 `detail` 同用：仅限拥有该角色的用户。'), string),
      ),
    }),
    answer: data(list(either(User, UserDetail))),
    failures: [400, 403, 404],
  },
  /** The same whether or not there is an account of this address in another workspace. */
  inviteUser: {
    method: 'post',
    path: '/api/users',
    who: 'administrator',
    summary: label('Invite a user; the link to hand over is in this answer only', '邀请用户，链接仅在本次答复中给出'),
    body: closed({ email: given.email, name: given.name, ...grants }),
    status: 201,
    answer: InvitationLink,
    failures: [400, 403, 409],
  },
  readUser: {
    method: 'get',
    path: '/api/users/{id}',
    who: 'administrator',
    summary: label('One user', '单个用户'),
    params: { id: idOf('user.unknown') },
    answer: data(UserDetail),
    failures: [403, 404],
  },
  changeUser: {
    method: 'patch',
    path: '/api/users/{id}',
    who: 'administrator',
    summary: label('Change roles, department, activity of a user', '修改用户的角色、部门和启用状态'),
    params: { id: idOf('user.unknown') },
    body: closed({
      ...grants,
      roles: optional(grants.roles),
      active: optional(labelled(label('Active', '启用'), boolean)),
    }),
    answer: data(UserDetail),
    failures: [400, 403, 404, 409],
  },
  resetPassword: {
    method: 'post',
    path: '/api/users/{id}/password',
    who: 'administrator',
    summary: label('Give a user a temporary password for this workspace', '为用户生成本工作区的临时密码'),
    description: label(
      'It opens nothing: whoever signs in with it chooses an own password, within 7 days. Sessions and bearer tokens of the user end.',
      '临时密码不能直接使用：用户须在 7 天内用其登录并设置自己的密码。该用户的会话和访问令牌随即失效。',
    ),
    params: { id: idOf('user.unknown') },
    answer: object({ password: string }),
    failures: [403, 404],
  },
});

const Department = named('Department', object({ id: uuid, name: string, parent: nullable(uuid) }));
export type Department = Static<typeof Department>;

const name = labelled(label('Name', '名称'), text({ min: 1, max: 120 }));
const parent = optional(labelled(label('Parent department', '上级部门'), nullable(uuid)));

export const departmentEndpoints = endpoints('people', {
  departments: {
    method: 'get',
    path: '/api/departments',
    who: 'member',
    summary: label('Departments of the workspace', '工作区的部门'),
    answer: data(list(Department)),
    failures: [403],
  },
  createDepartment: {
    method: 'post',
    path: '/api/departments',
    who: 'administrator',
    summary: label('Add a department', '添加部门'),
    body: closed({ name, parent }),
    status: 201,
    answer: data(Department),
    failures: [400, 403, 404],
  },
  changeDepartment: {
    method: 'patch',
    path: '/api/departments/{id}',
    who: 'administrator',
    summary: label('Rename or move a department', '重命名或移动部门'),
    params: { id: idOf('department.unknown') },
    body: closed({ name: optional(name), parent }),
    answer: data(Department),
    failures: [400, 403, 404],
  },
  deleteDepartment: {
    method: 'delete',
    path: '/api/departments/{id}',
    who: 'administrator',
    summary: label('Delete an empty department', '删除空部门'),
    params: { id: idOf('department.unknown') },
    failures: [403, 404, 409],
  },
});
