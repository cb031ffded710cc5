/** What sign-in, invitations and the management of people ask for alike. */
import { minimalPasswordLength } from '../platform/settings.js';

export const email = { type: 'email', required: true, label: { en: 'E-mail', 'zh-CN': '邮箱' } } as const;
export const personName = { type: 'text', max: 120, label: { en: 'Name', 'zh-CN': '姓名' } } as const;
/** One that is there: of any length, since rules change. */
export const password = { type: 'text', max: 1000, label: { en: 'Password', 'zh-CN': '密码' } } as const;
/** One to be set. */
export const newPassword = {
  type: 'text',
  min: minimalPasswordLength,
  max: 1000,
  label: { en: 'New password', 'zh-CN': '新密码' },
} as const;
