/** Any JSON object or list, for what other programs keep with a record. */
import type { FieldType } from './field-type.js';
import { documentFacets } from './parts/document.js';

/** Text as PostgreSQL can store it, at every depth. */
function storable(value: unknown): unknown {
  if (typeof value === 'string') return withoutInvisible(value);
  if (Array.isArray(value)) return value.map(storable);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [withoutInvisible(key), storable(part)]));
}

// Unlike in texts for people, blanks and composition stay as they were sent.
const withoutInvisible = (text: string): string => text.replaceAll('\u0000', '').replaceAll(/\p{Surrogate}/gu, '\uFFFD');

export const json: FieldType = {
  ...documentFacets,
  name: 'json',
  label: { en: 'JSON', 'zh-CN': 'JSON' },
  description: { en: 'A JSON object or list that is kept as it is.', 'zh-CN': '原样保存的 JSON 对象或列表。' },
  options: {},
  jsonSchema: () => ({ type: ['object', 'array'] }),
  uiSchema: () => ({ 'ui:field': 'json' }),
  normalise: storable,
  samples: [
    {
      options: {},
      valid: [
        { in: { a: [1, 'x', null, true] }, out: { a: [1, 'x', null, true] } },
        { in: [], out: [] },
        { in: {}, out: {} },
      ],
      extreme: [
        { in: { 'a\u0000b': 'c\u0000d' }, out: { ab: 'cd' } },
        { in: [1.5, -0.25, 1e21, 9007199254740991], out: [1.5, -0.25, 1e21, 9007199254740991] },
        { in: [[[[[[[[[['deep']]]]]]]]]], out: [[[[[[[[[['deep']]]]]]]]]] },
      ],
      invalid: [
        { in: 'text', code: 'value.type' },
        { in: 1, code: 'value.type' },
      ],
    },
  ],
};
