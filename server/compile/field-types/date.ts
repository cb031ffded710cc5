/** A day of the calendar, without a time or zone. */
import type { FieldType } from './field-type.js';
import { literal, once } from './parts/conversion.js';
import { orNull } from './parts/text.js';
import { dayFromText, daySql, instantSql, timeFacets } from './parts/time.js';

export const date: FieldType = {
  ...timeFacets,
  name: 'date',
  label: { en: 'Date', 'zh-CN': '日期' },
  description: { en: 'A day, for instance 2026-01-31.', 'zh-CN': '日期，例如 2026-01-31。' },
  column: () => 'date',
  ruleType: 'date',
  jsonSchema: () => ({ type: 'string', format: 'date' }),
  uiSchema: () => ({ 'ui:widget': 'date' }),
  cast: () => 'date',
  read: (expression) => `to_char(${expression}, 'YYYY-MM-DD')`,
  fromText: (text) => orNull(dayFromText(text)),
  textSql: (expression) => `to_char(${expression}, 'YYYY-MM-DD')`,
  // Of an instant the day that the application's clocks showed.
  fromTextSql: (text, _, { timezone }) =>
    once(
      `btrim(${text})`,
      (v) =>
        `case when ${v} ~ '^[0-9]{4}[-/.年][0-9]{1,2}[-/.月][0-9]{1,2}日?$' then ${daySql(v)} else ${once(`(${instantSql(v, timezone)} at time zone ${literal(timezone)})::date`, (d) => `case when ${d} between '0001-01-01' and '9999-12-31' then ${d} end`)} end`,
    ),
  samples: [
    {
      options: {},
      valid: [{ in: '2026-01-31', out: '2026-01-31' }],
      extreme: [
        { in: '0001-01-01', out: '0001-01-01' },
        { in: '9999-12-31', out: '9999-12-31' },
        { in: '2024-02-29', out: '2024-02-29' },
        { in: '2000-02-29', out: '2000-02-29' },
      ],
      invalid: [
        { in: '2026-02-29', code: 'value.format' },
        { in: '1900-02-29', code: 'value.format' },
        { in: '2026-13-01', code: 'value.format' },
        { in: '0000-01-01', code: 'value.format' },
        { in: '2026-1-5', code: 'value.format' },
        { in: '2026-01-31T00:00:00Z', code: 'value.format' },
        { in: '', code: 'value.format' },
        { in: 20260131, code: 'value.type' },
      ],
    },
  ],
};
