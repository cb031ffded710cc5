/** What is wrong with how a request is put: 400, 404, 409, 413, 428, 503. */
import type { ErrorDefinition } from '../define.js';

export const requestErrors: readonly ErrorDefinition[] = [
  {
    code: 'request.malformed',
    status: 400,
    message: { en: () => 'The request cannot be read.', 'zh-CN': () => '请求无法解析。' },
  },
  {
    code: 'request.invalid',
    status: 400,
    message: { en: () => 'The request has errors; nothing was done.', 'zh-CN': () => '请求有错误，未执行任何操作。' },
  },
  {
    code: 'object.unknown',
    status: 404,
    message: { en: (p) => `There is no object “${String(p.object)}”.`, 'zh-CN': (p) => `没有名为“${String(p.object)}”的对象。` },
  },
  {
    code: 'record.unknown',
    status: 404,
    message: { en: () => 'There is no such record, or you may not see it.', 'zh-CN': () => '记录不存在，或您无权查看。' },
  },
];
