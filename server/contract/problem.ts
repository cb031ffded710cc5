/** What stands against a request: `application/problem+json`. */
import { integer, list, named, object, optional, string, typed, type Static } from './schema.js';
import { label } from './words.js';

const params = typed<Readonly<Record<string, unknown>>>({ type: 'object', additionalProperties: true });

/** One fault, at its place in the request. */
export const Fault = named(
  'Violation',
  object({ pointer: string, code: string, message: string, params }),
  label('One fault, at its place in the request (RFC 6901).', '一处错误及其在请求中的位置（RFC 6901）。'),
);
export type Fault = Static<typeof Fault>;

/** What a problem says of itself, wherever it stands. */
export const saying = { title: string, status: integer(), code: string, params: optional(params), errors: optional(list(Fault)) };

export const Problem = named(
  'Problem',
  object({ type: string, ...saying, detail: optional(string), request_id: string }),
  label(
    'What stands against a request (RFC 9457). `code` never changes its meaning.',
    '请求未成功的原因（RFC 9457），`code` 的含义不会改变。',
  ),
);
export type Problem = Static<typeof Problem>;
