/** Web addresses. */
import type { FieldType } from './field-type.js';
import { once, trimmed } from './parts/conversion.js';
import { textFacets } from './parts/text.js';

export const url: FieldType = {
  ...textFacets,
  name: 'url',
  label: { en: 'Web address', 'zh-CN': '网址' },
  description: { en: 'An address beginning with http:// or https://.', 'zh-CN': '以 http:// 或 https:// 开头的网址。' },
  options: {},
  // Too long for an index.
  groupable: false,
  uniqueable: false,
  jsonSchema: () => ({ type: 'string', format: 'uri', maxLength: 2000 }),
  uiSchema: () => ({ 'ui:widget': 'uri' }),
  // Scheme and host in lower case; the path as it is.
  fromTextSql: (text) =>
    once(trimmed(text), (v) => {
      const host = `substring(${v} from '(?i)^https?://[a-z0-9]([a-z0-9.-]*[a-z0-9])?(?=$|[:/?#])')`;
      return `case when length(${v}) <= 2000 and ${v} !~ '\\s' then lower(${host}) || case when length(${v}) = length(${host}) then '/' else substr(${v}, length(${host}) + 1) end end`;
    }),
  normalise: (value) => new URL(value as string).href,
  samples: [
    {
      options: {},
      valid: [
        { in: 'https://example.com/a?b=c#d', out: 'https://example.com/a?b=c#d' },
        { in: 'HTTP://Example.COM', out: 'http://example.com/' },
        { in: 'https://example.com/产品', out: 'https://example.com/%E4%BA%A7%E5%93%81' },
        { in: 'https://例子.中国/', out: 'https://xn--fsqu00a.xn--fiqs8s/' },
      ],
      extreme: [{ in: `https://example.com/${'x'.repeat(1980)}`, out: `https://example.com/${'x'.repeat(1980)}` }],
      invalid: [
        { in: 'example.com', code: 'value.format' },
        { in: 'ftp://example.com', code: 'value.format' },
        { in: 'javascript:alert(1)', code: 'value.format' },
        { in: 'https://', code: 'value.format' },
        { in: 'https://exa mple.com', code: 'value.format' },
        { in: `https://example.com/${'x'.repeat(1981)}`, code: 'value.too_long' },
        { in: 1, code: 'value.type' },
      ],
    },
  ],
};
