/** One line of text. */
import type { FieldType } from './field-type.js';
import { lengthSchema, textFacets } from './parts/text.js';

export const text: FieldType = {
  ...textFacets,
  name: 'text',
  label: { en: 'Text', 'zh-CN': '单行文本' },
  description: {
    en: 'One line of text, up to 255 characters unless said otherwise.',
    'zh-CN': '单行文本，默认最多 255 个字符。',
  },
  options: {
    max_length: {
      description: 'Most characters. Default 255.',
      type: 'integer',
      minimum: 1,
      maximum: 2000,
      'x-risk': 'lowered',
      'x-words': {
        label: { en: 'Most characters', 'zh-CN': '最多字符数' },
        help: { en: 'Longer entries are refused.', 'zh-CN': '超过时不能保存。' },
      },
    },
    min_length: {
      description: 'Fewest characters.',
      type: 'integer',
      minimum: 1,
      maximum: 2000,
      'x-risk': 'raised',
      'x-words': {
        label: { en: 'Fewest characters', 'zh-CN': '最少字符数' },
        help: { en: 'Shorter entries are refused.', 'zh-CN': '不足时不能保存。' },
      },
    },
    pattern: {
      description:
        'Regular expression (RE2) that the text must contain a match of; anchor it with ^ and $ to bind the whole text.',
      type: 'string',
      minLength: 1,
      maxLength: 500,
      'x-risk': 'set',
      'x-words': {
        label: { en: 'Pattern', 'zh-CN': '格式' },
        noun: { en: 'pattern', 'zh-CN': '格式（正则）' },
        help: {
          en: 'A regular expression (RE2) that the text must contain. Begin with ^ and end with $ to bind the whole text.',
          'zh-CN': '文本必须包含的正则表达式（RE2）；以 ^ 开头、以 $ 结尾可限定整段文本。',
        },
      },
    },
    pattern_message: {
      description: 'Says what the pattern wants.',
      $ref: 'common.schema.json#/$defs/label',
      'x-words': {
        label: { en: 'Message of the pattern', 'zh-CN': '格式提示' },
        noun: { en: 'what the pattern wants', 'zh-CN': '格式说明' },
        help: { en: 'Says what the pattern wants, to whoever gets it wrong.', 'zh-CN': '填写不符合格式时的说明。' },
      },
    },
  },
  defaults: { max_length: 255 },
  jsonSchema: lengthSchema,
  uiSchema: () => ({ 'ui:widget': 'text' }),
  samples: [
    {
      options: {},
      valid: [
        { in: '上海分公司', out: '上海分公司' },
        { in: '  Ann  ', out: 'Ann' },
        { in: 'a\r\nb', out: 'a b' },
        { in: '', out: null },
      ],
      extreme: [
        { in: '例'.repeat(255), out: '例'.repeat(255) },
        { in: '😀'.repeat(255), out: '😀'.repeat(255) },
        { in: 'e\u0301', out: '\u00e9' },
        { in: 'a\u0000b', out: 'ab' },
        { in: '\ud800x', out: '\ufffdx' },
        { in: `'; drop table x; --"\\`, out: `'; drop table x; --"\\` },
        { in: '100%_', out: '100%_' },
      ],
      invalid: [
        { in: 'x'.repeat(256), code: 'value.too_long' },
        { in: 12, code: 'value.type' },
        { in: ['a'], code: 'value.type' },
        { in: {}, code: 'value.type' },
      ],
    },
    {
      options: { min_length: 3, max_length: 6, pattern: '^[A-Z]+-\\d+$' },
      valid: [{ in: 'A-1', out: 'A-1' }],
      extreme: [{ in: 'ABC-12', out: 'ABC-12' }],
      invalid: [
        { in: 'A', code: 'value.too_short' },
        { in: 'ABCD-12', code: 'value.too_long' },
        { in: 'abc', code: 'value.pattern' },
      ],
    },
  ],
};
