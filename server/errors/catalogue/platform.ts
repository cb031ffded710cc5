/** The platform itself: settings, database, internal errors. */
import type { ErrorDefinition } from '../define.js';

export const platformErrors: readonly ErrorDefinition[] = [
  {
    code: 'internal',
    status: 500,
    message: { en: () => 'Something went wrong on our side. The request id helps us find it.', 'zh-CN': () => '服务器内部出错，请凭请求编号联系管理员。' },
  },
];
