/** Users, invitations, departments and tokens: for everybody what pickers and programs need, for administrators the rest. */
import type { JsonSchema } from '../field-types/field-type.js';
import { made, query, string, type Table } from './fixed-paths.js';
import { closed, data, list, object, parameterNamed, schemaNamed, type Operation, type Paths } from './operation.js';
import { label, type Text } from './text.js';

const uuid: JsonSchema = { type: 'string', format: 'uuid' };
const uuidOrNull: JsonSchema = { type: ['string', 'null'], format: 'uuid' };
const name: JsonSchema = { type: 'string', minLength: 1, maxLength: 120 };
const id = parameterNamed('Id');

const operation = (of: string, en: string, zh: string, rest: Partial<Operation>): Operation => ({
  id: of,
  tag: 'people',
  summary: label(en, zh),
  ...rest,
});

export const peoplePaths = (administer: boolean, text: Text): Paths =>
  made(administer ? both(everybody(text), administrators) : everybody(text), text);

const both = (one: Table, other: Table): Table =>
  Object.fromEntries(
    [...new Set([...Object.keys(one), ...Object.keys(other)])].map((path) => [path, { ...one[path], ...other[path] }]),
  );

const everybody = (text: Text): Table => ({
  '/api/users': {
    get: operation('users', 'Members of the workspace, for pickers', '工作区成员，供选择', {
      parameters: [
        query('search', string, text(label('Part of a name or e-mail address.', '姓名或邮箱的一部分。'))),
        query(
          'limit',
          { type: 'integer', minimum: 1, maximum: 200, default: 20 },
          text(label('Most users to answer with.', '最多返回的人数。')),
        ),
        query('after', uuid, text(label('Id of the last user of the page before.', '上一页最后一人的 id。'))),
        query(
          'detail',
          { type: 'boolean', default: false },
          text(label('With roles and department; for administrators.', '包含角色和部门，仅限管理员。')),
        ),
        query(
          'role',
          string,
          text(label('With `detail`: holders of this role only.', '与 `detail` 同用：仅限拥有该角色的用户。')),
        ),
      ],
      answer: data(list({ anyOf: [schemaNamed('User'), schemaNamed('UserDetail')] })),
      failures: [400, 403, 404],
    }),
  },
  '/api/departments': {
    get: operation('departments', 'Departments of the workspace', '工作区的部门', {
      answer: data(list(schemaNamed('Department'))),
      failures: [403],
    }),
  },
  '/api/tokens': {
    get: operation('tokens', 'Your bearer tokens', '您的访问令牌', { answer: data(list(schemaNamed('Token'))), failures: [403] }),
    post: operation(
      'createToken',
      'Make a bearer token; its secret is in this answer only',
      '新建访问令牌，密文仅在本次答复中给出',
      {
        body: closed({ name, expires_in_days: { type: ['integer', 'null'], minimum: 1, maximum: 3650 } }, ['expires_in_days']),
        status: 201,
        answer: data({ allOf: [schemaNamed('Token'), object({ token: string })] }),
        failures: [400, 403],
      },
    ),
  },
  '/api/tokens/{id}': {
    delete: operation('deleteToken', 'Withdraw a bearer token', '撤销访问令牌', { parameters: [id], failures: [403, 404] }),
  },
});

const grants = { roles: list(string), department: uuidOrNull };
const change = closed({ ...grants, active: { type: 'boolean' } }, ['roles', 'department', 'active']);

const administrators: Table = {
  '/api/users': {
    post: operation(
      'inviteUser',
      'Invite a user; the link to hand over is in this answer only',
      '邀请用户，链接仅在本次答复中给出',
      {
        body: closed({ email: { type: 'string', format: 'email' }, name, ...grants }, ['department']),
        status: 201,
        answer: schemaNamed('InvitationLink'),
        failures: [400, 403, 409],
      },
    ),
  },
  '/api/invitations': {
    get: operation('invitations', 'Invitations not accepted yet', '尚未接受的邀请', {
      answer: data(list(schemaNamed('Invitation'))),
      failures: [403],
    }),
  },
  '/api/invitations/{id}': {
    patch: operation('changeInvitation', 'Change roles and department of an invitation', '修改邀请的角色和部门', {
      parameters: [id],
      body: closed(grants, ['roles', 'department']),
      answer: data(schemaNamed('Invitation')),
      failures: [400, 403, 404],
    }),
    delete: operation('withdrawInvitation', 'Withdraw an invitation', '撤回邀请', { parameters: [id], failures: [403, 404] }),
  },
  '/api/invitations/{id}/renew': {
    post: operation('renewInvitation', 'Make a new link for an invitation; the former one ends', '生成新的邀请链接，原链接失效', {
      parameters: [id],
      answer: schemaNamed('InvitationLink'),
      failures: [403, 404],
    }),
  },
  '/api/users/{id}': {
    get: operation('readUser', 'One user', '单个用户', {
      parameters: [id],
      answer: data(schemaNamed('UserDetail')),
      failures: [403, 404],
    }),
    patch: operation('changeUser', 'Change roles, department, activity of a user', '修改用户的角色、部门和启用状态', {
      parameters: [id],
      body: change,
      answer: data(schemaNamed('UserDetail')),
      failures: [400, 403, 404, 409],
    }),
  },
  '/api/users/{id}/password': {
    post: operation('resetPassword', 'Give a user a temporary password for this workspace', '为用户生成本工作区的临时密码', {
      parameters: [id],
      description: label(
        'It opens nothing: whoever signs in with it chooses an own password, within 7 days. Sessions and bearer tokens of the user end.',
        '临时密码不能直接使用：用户须在 7 天内用其登录并设置自己的密码。该用户的会话和访问令牌随即失效。',
      ),
      answer: object({ password: string }),
      failures: [403, 404],
    }),
  },
  '/api/departments': {
    post: operation('createDepartment', 'Add a department', '添加部门', {
      body: closed({ name, parent: uuidOrNull }, ['parent']),
      status: 201,
      answer: data(schemaNamed('Department')),
      failures: [400, 403, 404],
    }),
  },
  '/api/departments/{id}': {
    patch: operation('changeDepartment', 'Rename or move a department', '重命名或移动部门', {
      parameters: [id],
      body: closed({ name, parent: uuidOrNull }, ['name', 'parent']),
      answer: data(schemaNamed('Department')),
      failures: [400, 403, 404],
    }),
    delete: operation('deleteDepartment', 'Delete an empty department', '删除空部门', {
      parameters: [id],
      failures: [403, 404, 409],
    }),
  },
};
