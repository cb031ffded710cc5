/** A running number that the server gives when a record is created. */
import type { FieldType } from './field-type.js';
import { textFacets } from './parts/text.js';

export const autoNumber: FieldType = {
  ...textFacets,
  name: 'auto_number',
  label: { en: 'Auto number', 'zh-CN': '自动编号' },
  description: {
    en: 'A running number given by the server. {00000} is the count, at least as many digits; {YYYY}, {MM}, {DD} the day in the application’s time zone, on which the count starts anew.',
    'zh-CN': '由系统生成的流水号。{00000} 为序号及最少位数；{YYYY}、{MM}、{DD} 为应用时区的日期，序号随之重新开始。',
  },
  options: {
    format: {
      description: 'For instance `ORD-{YYYY}-{00000}`: fixed text, {YYYY}, {MM}, {DD}, and once the count as a run of zeros.',
      type: 'string',
      maxLength: 60,
      pattern: '^([^{}]|\\{(YYYY|MM|DD)\\})*\\{0{1,12}\\}([^{}]|\\{(YYYY|MM|DD)\\})*$',
      'x-words': {
        label: { en: 'Number format', 'zh-CN': '编号格式' },
        noun: { en: 'format', 'zh-CN': '编号格式' },
        help: {
          en: 'Such as ORD-{YYYY}-{00000}: fixed text, {YYYY}, {MM}, {DD}, and the count as a run of zeros.',
          'zh-CN': '例如 ORD-{YYYY}-{00000}：固定文字、{YYYY}、{MM}、{DD}，以及用一串 0 表示的流水号。',
        },
      },
    },
  },
  needs: ['format'],
  fixed: { readonly: true },
  jsonSchema: () => ({ type: 'string', maxLength: 100 }),
  uiSchema: () => ({ 'ui:widget': 'text', 'ui:readonly': true }),
  samples: [
    {
      options: { format: 'WO-{YYYY}-{00000}' },
      valid: [{ in: 'WO-2026-00001', out: 'WO-2026-00001' }],
      extreme: [{ in: 'x'.repeat(100), out: 'x'.repeat(100) }],
      invalid: [
        { in: 1, code: 'value.type' },
        { in: 'x'.repeat(101), code: 'value.too_long' },
      ],
    },
  ],
};
