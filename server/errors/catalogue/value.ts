/** Violations at a value: a field's type, format, range, options. */
import type { ErrorDefinition, Language, Params } from '../define.js';

const expectations: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  string: { en: 'a text', 'zh-CN': '文本' },
  number: { en: 'a number', 'zh-CN': '数字' },
  integer: { en: 'a whole number', 'zh-CN': '整数' },
  boolean: { en: 'true or false', 'zh-CN': 'true 或 false' },
  array: { en: 'a list', 'zh-CN': '列表' },
  object: { en: 'an object', 'zh-CN': '对象' },
  value: { en: 'a value of this kind', 'zh-CN': '该类型的值' },
};

const formats: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  date: { en: 'a date such as 2026-01-31', 'zh-CN': '日期，例如 2026-01-31' },
  time: { en: 'a time of day such as 14:30:00', 'zh-CN': '时间，例如 14:30:00' },
  'date-time': { en: 'a date and time such as 2026-01-31T14:30:00Z', 'zh-CN': '带时区的日期时间，例如 2026-01-31T14:30:00Z' },
  email: { en: 'an e-mail address such as name@example.com', 'zh-CN': '电子邮箱地址，例如 name@example.com' },
  phone: { en: 'a phone number, with its country code or a national one', 'zh-CN': '电话号码，可带国家代码，也可为国内号码' },
  uri: { en: 'a web address beginning with http:// or https://', 'zh-CN': '以 http:// 或 https:// 开头的网址' },
  uuid: { en: 'the id of a record', 'zh-CN': '记录的 id' },
};

const wording = (table: typeof formats, key: unknown, language: Language): string =>
  (Object.hasOwn(table, String(key)) ? table[String(key)] : undefined)?.[language] ?? String(key);

/** `Address` or, inside a value, `Address (city)`. */
const place = (p: Params, text: (label: unknown) => string): string =>
  p.part === undefined ? text(p.label) : `${text(p.label)} (${String(p.part)})`;

export const valueErrors: readonly ErrorDefinition[] = [
  {
    code: 'value.required',
    status: 0,
    message: { en: (p, text) => `${text(p.label)} is required.`, 'zh-CN': (p, text) => `请填写${text(p.label)}。` },
  },
  {
    code: 'value.type',
    status: 0,
    message: {
      en: (p, text) => `${place(p, text)} must be ${wording(expectations, p.expected, 'en')}.`,
      'zh-CN': (p, text) => `${place(p, text)}必须是${wording(expectations, p.expected, 'zh-CN')}。`,
    },
  },
  {
    code: 'value.format',
    status: 0,
    message: {
      en: (p, text) => `${place(p, text)} must be ${wording(formats, p.format, 'en')}.`,
      'zh-CN': (p, text) => `${place(p, text)}必须是${wording(formats, p.format, 'zh-CN')}。`,
    },
  },
  {
    code: 'value.pattern',
    status: 0,
    message: {
      en: (p, text) => `${place(p, text)} is not written as it must be${p.message === undefined ? '' : `: ${text(p.message)}`}.`,
      'zh-CN': (p, text) => `${place(p, text)}的写法不符合要求${p.message === undefined ? '' : `：${text(p.message)}`}。`,
    },
  },
  {
    code: 'value.too_long',
    status: 0,
    message: {
      en: (p, text) => `${place(p, text)} may have at most ${String(p.limit)} characters.`,
      'zh-CN': (p, text) => `${place(p, text)}最多 ${String(p.limit)} 个字符。`,
    },
  },
  {
    code: 'value.too_short',
    status: 0,
    message: {
      en: (p, text) => `${place(p, text)} needs at least ${String(p.limit)} characters.`,
      'zh-CN': (p, text) => `${place(p, text)}至少 ${String(p.limit)} 个字符。`,
    },
  },
  {
    code: 'value.too_large',
    status: 0,
    message: {
      en: (p, text) => `${place(p, text)} may be at most ${String(p.limit)}.`,
      'zh-CN': (p, text) => `${place(p, text)}不能大于 ${String(p.limit)}。`,
    },
  },
  {
    code: 'value.too_small',
    status: 0,
    message: {
      en: (p, text) => `${place(p, text)} must be at least ${String(p.limit)}.`,
      'zh-CN': (p, text) => `${place(p, text)}不能小于 ${String(p.limit)}。`,
    },
  },
  {
    code: 'value.scale',
    status: 0,
    message: {
      en: (p, text) => `${place(p, text)} must be a multiple of ${String(p.step)}.`,
      'zh-CN': (p, text) => `${place(p, text)}必须是 ${String(p.step)} 的倍数。`,
    },
  },
  {
    code: 'value.too_many',
    status: 0,
    message: {
      en: (p, text) => `${place(p, text)} may have at most ${String(p.limit)} entries.`,
      'zh-CN': (p, text) => `${place(p, text)}最多 ${String(p.limit)} 项。`,
    },
  },
  {
    code: 'value.too_few',
    status: 0,
    message: {
      en: (p, text) => `${place(p, text)} needs at least ${String(p.limit)} entries.`,
      'zh-CN': (p, text) => `${place(p, text)}至少 ${String(p.limit)} 项。`,
    },
  },
  {
    code: 'value.repeated',
    status: 0,
    message: {
      en: (p, text) => `${place(p, text)} names the same entry twice.`,
      'zh-CN': (p, text) => `${place(p, text)}中有重复的项。`,
    },
  },
  {
    code: 'value.part.unknown',
    status: 0,
    message: {
      en: (p, text) => `${text(p.label)} has no part “${String(p.part)}”.`,
      'zh-CN': (p, text) => `${text(p.label)}没有“${String(p.part)}”这一部分。`,
    },
  },
  {
    code: 'value.part.required',
    status: 0,
    message: {
      en: (p, text) => `${text(p.label)} needs its part “${String(p.part)}”.`,
      'zh-CN': (p, text) => `${text(p.label)}缺少“${String(p.part)}”。`,
    },
  },
  {
    code: 'value.option.unknown',
    status: 0,
    message: {
      en: (p, text) => `${text(p.label)} does not have this option; choose one from its list.`,
      'zh-CN': (p, text) => `${text(p.label)}没有这个选项，请从列表中选择。`,
    },
  },
  {
    code: 'value.option.inactive',
    status: 0,
    message: {
      en: (p, text) => `This option of ${text(p.label)} can no longer be chosen; choose another from its list.`,
      'zh-CN': (p, text) => `${text(p.label)}的这个选项已停用，请从列表中另选。`,
    },
  },
  {
    code: 'value.option.dependent',
    status: 0,
    message: {
      en: (p, text) =>
        `This option of ${text(p.label)} does not go with ${p.on === undefined ? 'the field it depends on' : text(p.on)}; change one of the two.`,
      'zh-CN': (p, text) =>
        `${text(p.label)}的这个选项与${p.on === undefined ? '其依赖的字段' : text(p.on)}不匹配，请修改其中之一。`,
    },
  },
  {
    code: 'value.option.record_type',
    status: 0,
    message: {
      en: (p, text) => `Records of this type do not have this option of ${text(p.label)}; choose another from its list.`,
      'zh-CN': (p, text) => `该业务类型的${text(p.label)}没有这个选项，请从列表中另选。`,
    },
  },
  {
    code: 'field.unknown',
    status: 0,
    message: {
      en: (p) =>
        `There is no field “${String(p.field)}”${p.suggestion === undefined ? '.' : `; did you mean “${String(p.suggestion)}”?`}`,
      'zh-CN': (p) =>
        `没有名为“${String(p.field)}”的字段${p.suggestion === undefined ? '。' : `，是否指“${String(p.suggestion)}”？`}`,
    },
  },
  {
    code: 'field.readonly',
    status: 0,
    message: {
      en: (p, text) => `${text(p.label)} cannot be set by you; leave it out.`,
      'zh-CN': (p, text) => `${text(p.label)}不能由您填写，请从请求中去掉。`,
    },
  },
];
