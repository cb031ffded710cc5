/** How long something took, in seconds. */
import type { FieldType } from './field-type.js';
import { once } from './parts/conversion.js';
import { integerFacets, numberFromText, wholeSql } from './parts/number.js';

/** A hundred years: longer is a mistake. */
const longest = 3_155_760_000;

const two = (part: number): string => String(part).padStart(2, '0');

/** `1:30:00` or seconds. */
function fromText(text: string): number | string | null {
  const parts = /^(\d+):([0-5]?\d)(?::([0-5]?\d))?$/.exec(text.trim());
  if (!parts) return numberFromText(text);
  const [hours = 0, minutes = 0, seconds = 0] = parts.slice(1).map((part) => Number(part ?? 0));
  return hours * 3600 + minutes * 60 + seconds;
}

export const duration: FieldType = {
  ...integerFacets,
  name: 'duration',
  label: { en: 'Duration', 'zh-CN': '时长' },
  description: {
    en: 'A length of time, stored in seconds, shown in minutes or hours.',
    'zh-CN': '时长，以秒保存，以分钟或小时显示。',
  },
  options: {
    unit: {
      description: 'Unit in which it is typed and shown. Default minutes.',
      enum: ['minutes', 'hours'],
      'x-words': {
        label: { en: 'Unit', 'zh-CN': '单位' },
        help: { en: 'In which it is typed and shown.', 'zh-CN': '填写和显示时使用的单位。' },
        none: { en: 'Minutes', 'zh-CN': '分钟' },
        options: { minutes: { en: 'Minutes', 'zh-CN': '分钟' }, hours: { en: 'Hours', 'zh-CN': '小时' } },
      },
    },
  },
  defaults: { unit: 'minutes' },
  uniqueable: false,
  jsonSchema: () => ({ type: 'integer', minimum: 0, maximum: longest }),
  uiSchema: ({ options }) => ({ 'ui:widget': 'duration', 'ui:options': { unit: options.unit } }),
  toText: (value) => {
    if (value === null || value === undefined) return '';
    const seconds = value as number;
    return `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  },
  fromText,
  textSql: (expression) =>
    once(
      expression,
      (v) => `(${v} / 3600)::text || ':' || lpad((${v} / 60 % 60)::text, 2, '0') || ':' || lpad((${v} % 60)::text, 2, '0')`,
    ),
  fromTextSql: (text) =>
    once(
      `btrim(${text})`,
      (v) =>
        `case when ${v} ~ '^[0-9]{1,6}:[0-5]?[0-9](:[0-5]?[0-9])?$' then split_part(${v}, ':', 1)::bigint * 3600 + split_part(${v}, ':', 2)::bigint * 60 + coalesce(nullif(split_part(${v}, ':', 3), '')::bigint, 0) else ${wholeSql(v, 0, longest)} end`,
    ),
  samples: [
    {
      options: {},
      valid: [{ in: 5400, out: 5400 }],
      extreme: [
        { in: 0, out: 0 },
        { in: longest, out: longest },
      ],
      invalid: [
        { in: -1, code: 'value.too_small' },
        { in: longest + 1, code: 'value.too_large' },
        { in: 1.5, code: 'value.type' },
        { in: '1:30', code: 'value.type' },
      ],
    },
    { options: { unit: 'hours' }, valid: [{ in: 3600, out: 3600 }], extreme: [], invalid: [{ in: '1h', code: 'value.type' }] },
  ],
};
