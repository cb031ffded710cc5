/** The operations that every application has: session, users, search, forms, health. */
import type { JsonSchema } from '../field-types/field-type.js';
import type { Label } from '../model.js';
import { closed, data, list, object, operation, parameterNamed, schemaNamed, type Operation, type Paths } from './operation.js';
import { label, type Text } from './text.js';

export const string: JsonSchema = { type: 'string' };
export const query = (name: string, schema: JsonSchema, description: string, required = false): JsonSchema => ({
  name,
  in: 'query',
  ...(required && { required }),
  description,
  schema,
});

export type Table = Readonly<Record<string, Readonly<Partial<Record<'get' | 'post' | 'patch' | 'delete', Operation>>>>>;

export const made = (table: Table, text: Text): Paths =>
  Object.fromEntries(
    Object.entries(table).map(([path, methods]) => [
      path,
      Object.fromEntries(Object.entries(methods).map(([method, of]) => [method, operation(of, text)])),
    ]),
  );

/** What works without a session. */
export const openPaths = (text: Text): Paths =>
  made(
    {
      '/api/session': {
        post: {
          id: 'signIn',
          tag: 'session',
          summary: label('Sign in', '登录'),
          description: label(
            'Sets the session cookie. Without a workspace, the first one that the password opens is entered. With `new_password` that one takes the place of the password; a temporary password is good for nothing else.',
            '设置会话 Cookie。未指定工作区时进入该密码可进入的第一个工作区。给出 `new_password` 时以其替换原密码；临时密码只能这样使用。',
          ),
          open: true,
          body: closed({ email: { type: 'string', format: 'email' }, password: string, workspace: string, new_password: fresh }, [
            'workspace',
            'new_password',
          ]),
          answer: schemaNamed('Me'),
          failures: [400, 401, 403],
        },
        delete: { id: 'signOut', tag: 'session', summary: label('Sign out', '退出登录'), open: true, failures: [403] },
      },
      '/api/invitation': {
        post: {
          id: 'readInvitation',
          tag: 'session',
          summary: label('What an invitation says to whoever has its link', '查看邀请链接的内容'),
          open: true,
          body: closed({ token: string }),
          answer: data(schemaNamed('OpenInvitation')),
          failures: [400, 404],
        },
      },
      '/api/invitation/accept': {
        post: {
          id: 'acceptInvitation',
          tag: 'session',
          summary: label('Accept an invitation and enter its workspace', '接受邀请并进入工作区'),
          description: label(
            'With the token alone: as whoever is signed in. With `password`: of the account that has the address. With `name` and `new_password`: for an address without an account. All other sessions of the account end; bearer tokens of other workspaces stay.',
            '仅给出令牌：以当前登录的账号接受。给出 `password`：以该邮箱账号的密码接受。给出 `name` 和 `new_password`：该邮箱尚无账号。账号的其他会话全部失效，其他工作区的访问令牌不受影响。',
          ),
          open: true,
          body: closed({ token: string, password: string, name: string, new_password: fresh }, [
            'password',
            'name',
            'new_password',
          ]),
          answer: schemaNamed('Me'),
          failures: [400, 401, 403, 404, 409],
        },
      },
      '/health/live': {
        get: {
          id: 'live',
          tag: 'health',
          summary: label('The process runs', '进程在运行'),
          open: true,
          answer: health,
          failures: [400],
        },
      },
      '/health/ready': {
        get: {
          id: 'ready',
          tag: 'health',
          summary: label('The database answers and can be written to', '数据库可用且可写入'),
          open: true,
          answer: health,
          failures: [400],
        },
      },
    },
    text,
  );

const fresh: JsonSchema = { type: 'string', minLength: 8, maxLength: 1000 };
const health: JsonSchema = object({ status: string });

/** What everybody with a session may do, whatever their roles. */
export function sessionPaths(objects: readonly string[], text: Text): Paths {
  const table: Table = {
    '/api/session': {
      patch: {
        id: 'changeWorkspace',
        tag: 'session',
        summary: label('Enter another workspace', '切换工作区'),
        body: closed({ workspace: string }),
        answer: schemaNamed('Me'),
        failures: [400, 403],
      },
    },
    '/api/me': {
      get: { id: 'me', tag: 'session', summary: label('Who am I', '当前用户'), answer: schemaNamed('Me'), failures: [403] },
    },
    '/api/password': {
      post: {
        id: 'changePassword',
        tag: 'session',
        summary: label('Change the own password', '修改自己的密码'),
        description: label(
          'For every workspace that the present one opens. Other sessions and bearer tokens made there end.',
          '对当前密码可进入的所有工作区生效。那里的其他会话和访问令牌随即失效。',
        ),
        body: closed({ old: string, new: fresh }),
        failures: [400, 403],
      },
    },
    '/api/app': {
      get: {
        id: 'app',
        tag: 'app',
        summary: label('The application as far as you may see it', '您可见的应用信息'),
        parameters: [parameterNamed('IfNoneMatch')],
        answer: schemaNamed('AppInfo'),
        headers: ['ETag'],
        failures: [403],
      },
    },
    '/api/objects/{object}/form': { get: formOperation(objects, text) },
    '/api/search': {
      get: {
        id: 'search',
        tag: 'app',
        summary: label('Search across objects', '跨对象检索'),
        parameters: [
          query('q', { type: 'string', maxLength: 100 }, text(label('Text to look for.', '检索文本。')), true),
          query(
            'limit',
            { type: 'integer', minimum: 1, maximum: 20, default: 5 },
            text(label('Most hits per object.', '每个对象最多返回的条数。')),
          ),
        ],
        answer: data(list(schemaNamed('SearchHit'))),
        failures: [400],
      },
    },
  };
  return made(table, text);
}

const formSummary: Label = label('The form of a new record, or of one that is there', '新建或编辑记录的表单');

const formOperation = (objects: readonly string[], text: Text): Operation => ({
  id: 'form',
  tag: 'app',
  summary: formSummary,
  description: label(
    'JSON Schema, UI schema and the rules that can be decided without the server.',
    'JSON Schema、UI Schema 以及无需服务器即可判断的规则。',
  ),
  parameters: [
    {
      name: 'object',
      in: 'path',
      required: true,
      description: text(label('Name of the object.', '对象名称。')),
      schema: { type: 'string', ...(objects.length > 0 && { enum: objects }) },
    },
    query(
      'id',
      { type: 'string', format: 'uuid' },
      text(label('Record to be changed; absent: a new one.', '要修改的记录；不填表示新建。')),
    ),
    query('record_type', string, text(label('Record type whose values are offered.', '按该业务类型提供选项。'))),
    parameterNamed('IfNoneMatch'),
  ],
  answer: schemaNamed('FormInfo'),
  headers: ['ETag'],
  failures: [400, 403, 404],
});
