/** An instant. Written with any offset, stored and read as UTC with milliseconds. */
import type { FieldType } from './field-type.js';
import { orNull } from './parts/text.js';
import { instantSql, timeFacets } from './parts/time.js';

export const datetime: FieldType = {
  ...timeFacets,
  name: 'datetime',
  label: { en: 'Date and time', 'zh-CN': '日期时间' },
  description: {
    en: 'A moment; written with its offset, for instance 2026-01-31T14:30:00+08:00.',
    'zh-CN': '时刻，书写时带时区，例如 2026-01-31T14:30:00+08:00。',
  },
  column: () => 'timestamptz(3)',
  ruleType: 'datetime',
  jsonSchema: () => ({ type: 'string', format: 'date-time' }),
  uiSchema: () => ({ 'ui:widget': 'datetime' }),
  // Digits beyond milliseconds are cut off, never rounded into the next millisecond.
  normalise: (value) => new Date((value as string).toUpperCase()).toISOString(),
  cast: () => 'timestamptz',
  read: (expression) => `to_char(${expression} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`,
  fromText: (text) => orNull(text.trim()),
  textSql: (expression) => `to_char(${expression} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`,
  fromTextSql: (text, _, { timezone }) => instantSql(text, timezone),
  samples: [
    {
      options: {},
      valid: [
        { in: '2026-01-31T14:30:00.000Z', out: '2026-01-31T14:30:00.000Z' },
        { in: '2026-01-31T14:30:00+08:00', out: '2026-01-31T06:30:00.000Z' },
        { in: '2026-01-31t14:30:00z', out: '2026-01-31T14:30:00.000Z' },
        { in: '2026-01-31T14:30:00.123456-03:30', out: '2026-01-31T18:00:00.123Z' },
      ],
      extreme: [
        { in: '0001-01-01T00:00:00Z', out: '0001-01-01T00:00:00.000Z' },
        { in: '9999-12-31T23:59:59.999999Z', out: '9999-12-31T23:59:59.999Z' },
      ],
      invalid: [
        { in: '2026-01-31', code: 'value.format' },
        { in: '2026-01-31T14:30:00', code: 'value.format' },
        { in: '2026-02-30T14:30:00Z', code: 'value.format' },
        { in: '2026-01-31T24:00:00Z', code: 'value.format' },
        { in: '2026-01-31 14:30:00Z', code: 'value.format' },
        { in: '0001-01-01T00:00:00+01:00', code: 'value.format' },
        { in: '9999-12-31T23:59:59-01:00', code: 'value.format' },
        { in: 1769841000000, code: 'value.type' },
      ],
    },
  ],
};
