/** Parts that operations share: parameters, headers, failures, security, and the components that declarations name. */
import type { JsonSchema } from '../field-types/field-type.js';
import { fixedEndpoints, perObject } from '../../contract/all.js';
import { Problem } from '../../contract/problem.js';
import { referenceSchemas } from '../../contract/records.js';
import { definitionsIn, notes } from '../../contract/schema.js';
import { label, type Label } from '../../contract/words.js';
import { schemaNamed } from './operation.js';
import type { Text } from './text.js';

const parameter = (
  place: 'query' | 'header' | 'path',
  name: string,
  schema: JsonSchema,
  description: string,
  required = place === 'path',
): JsonSchema => ({ name, in: place, ...(required && { required }), description, schema });

export const parameters = (text: Text): Readonly<Record<string, JsonSchema>> => ({
  AcceptLanguage: parameter(
    'header',
    'Accept-Language',
    { type: 'string' },
    text(label('Language of labels and messages: `en` or `zh-CN`.', '标签和提示信息的语言：`en` 或 `zh-CN`。')),
  ),
  Id: parameter('path', 'id', { type: 'string', format: 'uuid' }, text(label('Id of the record.', '记录的 id。'))),
  IfMatch: parameter(
    'header',
    'If-Match',
    { type: 'string' },
    text(
      label(
        'The ETag under which the record was read. Where the record has changed since, nothing is written (412).',
        '读取该记录时得到的 ETag。若记录此后已被更改，则不写入（412）。',
      ),
    ),
  ),
  IfNoneMatch: parameter(
    'header',
    'If-None-Match',
    { type: 'string' },
    text(label('ETag of the answer at hand: 304 where it still holds.', '已持有答复的 ETag，未变化时返回 304。')),
  ),
  IdempotencyKey: parameter(
    'header',
    'Idempotency-Key',
    { type: 'string', minLength: 1, maxLength: 200 },
    text(
      label(
        'A repeated request with the same key is answered like the first and writes nothing again.',
        '相同键的重复请求返回首次的结果，不会再次写入。',
      ),
    ),
  ),
  KnownRelease: parameter(
    'header',
    'Touchstone-Release',
    { type: 'integer', minimum: 1 },
    text(
      label(
        'Number of the release the request was made for. Where another one is published by now, nothing is judged or written (409).',
        '请求所依据的发布版本编号。若应用已重新发布，则不校验也不写入（409）。',
      ),
    ),
  ),
});

export const headers = (text: Text): Readonly<Record<string, JsonSchema>> => {
  const header = (description: Label): JsonSchema => ({ description: text(description), schema: { type: 'string' } });
  return {
    ETag: header(label('Version of the record, for If-Match: `"3"`.', '记录的版本，用于 If-Match，例如 `"3"`。')),
    Location: header(label('Address of the new record.', '新记录的地址。')),
    'Retry-After': header(label('Seconds until a new attempt makes sense.', '多少秒后可重试。')),
    'Server-Timing': header(label('Where the time went, by stage.', '各阶段耗时。')),
    'X-Request-Id': header(label('Names the request in the server’s log.', '服务器日志中的请求编号。')),
  };
};

const failures: Readonly<Record<number, Label>> = {
  400: label('The request is not put right: every fault at its place.', '请求写法有误，逐项指出。'),
  401: label('Sign in first.', '请先登录。'),
  403: label('A right is missing.', '缺少权限。'),
  404: label('There is no such thing, or you may not see it.', '不存在，或您无权查看。'),
  409: label('It conflicts with what is there.', '与现有数据冲突。'),
  412: label('The record has changed since it was read.', '记录在读取之后已被更改。'),
  413: label('The request is too large.', '请求过大。'),
  415: label('The body is not JSON.', '请求正文不是 JSON。'),
  422: label('The record breaks rules: every violation at its field.', '记录不符合规则，逐字段指出。'),
  429: label('Too many requests.', '请求过多。'),
  500: label('Something went wrong on our side.', '服务器内部出错。'),
  503: label('Not available at the moment; try again.', '暂时不可用，请稍后重试。'),
};

export const responses = (text: Text): Readonly<Record<string, JsonSchema>> =>
  Object.fromEntries(
    Object.entries(failures).map(([status, description]) => [
      `Problem${status}`,
      {
        description: text(description),
        ...(['429', '503'].includes(status) && { headers: { 'Retry-After': { $ref: '#/components/headers/Retry-After' } } }),
        content: { 'application/problem+json': { schema: schemaNamed('Problem') } },
      },
    ]),
  );

export const securitySchemes = (text: Text): Readonly<Record<string, JsonSchema>> => ({
  session: {
    type: 'apiKey',
    in: 'cookie',
    name: 'touchstone_session',
    description: text(
      label('Cookie that `POST /api/session` sets; for browsers.', '由 `POST /api/session` 设置的 Cookie，供浏览器使用。'),
    ),
  },
  token: {
    type: 'http',
    scheme: 'bearer',
    description: text(label('Bearer token, for programs.', '访问令牌，供程序使用。')),
  },
});

const definitions = definitionsIn([fixedEndpoints, perObject, Problem, referenceSchemas]);

/** The schemas of no object, by their names. */
export const sharedSchemas = (text: Text): Readonly<Record<string, JsonSchema>> =>
  Object.fromEntries(
    [...definitions].map(([reference, schema]) => {
      const words = schema[notes]?.words;
      return [reference.split('/').at(-1), { ...(words && { description: text(words) }), ...schema }];
    }),
  );
