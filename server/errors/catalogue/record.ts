/** What stands against a write: 409, 412, 422. */
import type { ErrorDefinition } from '../define.js';

export const recordErrors: readonly ErrorDefinition[] = [
  {
    code: 'record.invalid',
    status: 422,
    message: { en: () => 'The record breaks rules; nothing was written.', 'zh-CN': () => '记录不符合规则，未保存任何内容。' },
  },
];
