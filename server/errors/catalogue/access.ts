/** Who may: 401 and 403. */
import type { ErrorDefinition } from '../define.js';

export const accessErrors: readonly ErrorDefinition[] = [
  {
    code: 'session.required',
    status: 401,
    message: { en: () => 'Sign in first.', 'zh-CN': () => '请先登录。' },
  },
];
