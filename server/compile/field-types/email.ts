/** E-mail addresses. */
import type { FieldType } from './field-type.js';
import { literal, once, trimmed } from './parts/conversion.js';
import { textFacets } from './parts/text.js';

export const email: FieldType = {
  ...textFacets,
  name: 'email',
  label: { en: 'E-mail', 'zh-CN': '邮箱' },
  description: { en: 'An e-mail address; its domain is stored in lower case.', 'zh-CN': '电子邮箱地址，域名以小写保存。' },
  options: {},
  jsonSchema: () => ({ type: 'string', format: 'email', maxLength: 254 }),
  uiSchema: () => ({ 'ui:widget': 'email' }),
  fromTextSql: (text) =>
    once(trimmed(text), (v) => {
      const local = "[a-z0-9!#$%&'*+/=?^_`{|}~-]+";
      const label = '[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?';
      const pattern = `(?i)^${local}(\\.${local})*@(${label}\\.)+${label}$`;
      return `case when length(${v}) <= 254 and ${v} ~ ${literal(pattern)} then split_part(${v}, '@', 1) || '@' || lower(split_part(${v}, '@', 2)) end`;
    }),
  normalise: (value) => (value as string).replace(/@.*$/, (domain) => domain.toLowerCase()),
  mask: (expression) => `left(${expression}, 1) || '***' || substr(${expression}, strpos(${expression}, '@'))`,
  maskValue: (value) => `${(value as string).slice(0, 1)}***${(value as string).slice((value as string).indexOf('@'))}`,
  samples: [
    {
      options: {},
      valid: [
        { in: 'zhang.wei@Example.COM', out: 'zhang.wei@example.com' },
        { in: 'Ann+crm@mail.example.co.uk', out: 'Ann+crm@mail.example.co.uk' },
      ],
      extreme: [
        { in: 'a@b.cn', out: 'a@b.cn' },
        { in: `${'x'.repeat(64)}@example.com`, out: `${'x'.repeat(64)}@example.com` },
        { in: "o'neil@example.com", out: "o'neil@example.com" },
      ],
      invalid: [
        { in: 'ann', code: 'value.format' },
        { in: 'ann@localhost', code: 'value.format' },
        { in: 'ann@@example.com', code: 'value.format' },
        { in: '.ann@example.com', code: 'value.format' },
        { in: 'ann @example.com', code: 'value.format' },
        { in: `a@${'x.'.repeat(130)}com`, code: 'value.too_long' },
        { in: 5, code: 'value.type' },
      ],
    },
  ],
};
