/** Violations at a value: a field's type, format, range, options. */
import type { ErrorDefinition } from '../define.js';

export const valueErrors: readonly ErrorDefinition[] = [
  {
    code: 'value.required',
    status: 0,
    message: { en: (p, text) => `${text(p.label)} is required.`, 'zh-CN': (p, text) => `请填写${text(p.label)}。` },
  },
];
