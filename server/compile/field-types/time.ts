/** A time of day on the wall clock, without date or zone. */
import type { FieldType } from './field-type.js';
import { once } from './parts/conversion.js';
import { orNull } from './parts/text.js';
import { timeFacets } from './parts/time.js';

export const time: FieldType = {
  ...timeFacets,
  name: 'time',
  label: { en: 'Time', 'zh-CN': '时间' },
  description: { en: 'A time of day, for instance 14:30:00.', 'zh-CN': '一天中的时间，例如 14:30:00。' },
  column: () => 'time(0)',
  ruleType: 'time',
  jsonSchema: () => ({ type: 'string', format: 'time' }),
  uiSchema: () => ({ 'ui:widget': 'time' }),
  normalise: (value) => ((value as string).length === 5 ? `${value as string}:00` : value),
  cast: () => 'time(0)',
  read: (expression) => `to_char(${expression}, 'HH24:MI:SS')`,
  fromText: (text) =>
    orNull(
      text
        .normalize('NFKC')
        .trim()
        .replace(/^(\d):/, '0$1:'),
    ),
  textSql: (expression) => `to_char(${expression}, 'HH24:MI:SS')`,
  fromTextSql: (text) =>
    once(
      `btrim(normalize(${text}, NFKC))`,
      (v) => `case when ${v} ~ '^([01]?[0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?$' then ${v}::time(0) end`,
    ),
  samples: [
    {
      options: {},
      valid: [
        { in: '14:30:05', out: '14:30:05' },
        { in: '09:00', out: '09:00:00' },
      ],
      extreme: [
        { in: '00:00:00', out: '00:00:00' },
        { in: '23:59:59', out: '23:59:59' },
      ],
      invalid: [
        { in: '24:00:00', code: 'value.format' },
        { in: '12:60', code: 'value.format' },
        { in: '12:30:00Z', code: 'value.format' },
        { in: '9:00', code: 'value.format' },
        { in: 930, code: 'value.type' },
      ],
    },
  ],
};
