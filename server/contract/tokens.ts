/** The caller's own bearer tokens. */
import { endpoints } from './endpoint.js';
import {
  both,
  closed,
  data,
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
  uuid,
} from './schema.js';
import { label } from './words.js';

const Token = named('Token', object({ id: uuid, name: string, created_at: instant, expires_at: nullable(instant) }));

export const tokenEndpoints = endpoints('people', {
  tokens: {
    method: 'get',
    path: '/api/tokens',
    who: 'member',
    summary: label('Your bearer tokens', '您的访问令牌'),
    answer: data(list(Token)),
    failures: [403],
  },
  /** Lasts 90 days unless told otherwise; `expires_in_days: null` lasts for ever. */
  createToken: {
    method: 'post',
    path: '/api/tokens',
    who: 'member',
    sessionOnly: true,
    summary: label('Make a bearer token; its secret is in this answer only', '新建访问令牌，密文仅在本次答复中给出'),
    body: closed({
      name: labelled(label('Name', '名称'), text({ min: 1, max: 120 })),
      expires_in_days: optional(labelled(label('Expires in days', '有效天数'), nullable(integer({ min: 1, max: 3650 })))),
    }),
    status: 201,
    answer: data(both(Token, object({ token: string }))),
    failures: [400, 403],
  },
  deleteToken: {
    method: 'delete',
    path: '/api/tokens/{id}',
    who: 'member',
    summary: label('Withdraw a bearer token', '撤销访问令牌'),
    params: { id: idOf('token.unknown') },
    failures: [403, 404],
  },
});
