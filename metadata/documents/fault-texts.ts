/** What the checker of rules has to say (`metadata/rules/check.ts`) in words: in documents, in filters, and while one types. */

type Language = 'en' | 'zh-CN';
type Params = Readonly<Record<string, unknown>>;

interface FaultText {
  readonly code: string;
  readonly message: Readonly<Record<Language, (params: Params) => string>>;
}

const typeNames: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  boolean: { en: 'true or false', 'zh-CN': '是/否' },
  number: { en: 'a number', 'zh-CN': '数字' },
  text: { en: 'a text', 'zh-CN': '文本' },
  date: { en: 'a date', 'zh-CN': '日期' },
  datetime: { en: 'a date with time', 'zh-CN': '日期时间' },
  time: { en: 'a time of day', 'zh-CN': '时间' },
  reference: { en: 'a reference', 'zh-CN': '引用' },
  list: { en: 'a list', 'zh-CN': '列表' },
  json: { en: 'structured data', 'zh-CN': '结构化数据' },
  null: { en: 'empty', 'zh-CN': '空值' },
};

const forms: Readonly<Record<string, string>> = {
  date: 'YYYY-MM-DD',
  datetime: 'YYYY-MM-DDTHH:MM:SS.mmmZ',
  time: 'HH:MM:SS',
  reference: 'xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx',
};

const limitNames: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  nodes: { en: 'operators and values', 'zh-CN': '个运算符和值' },
  depth: { en: 'operators within one another', 'zh-CN': '层嵌套运算符' },
  entries: { en: 'entries in a list', 'zh-CN': '个列表项' },
  characters: { en: 'characters in a text', 'zh-CN': '个文本字符' },
  factors: { en: 'operands of * and /', 'zh-CN': '个乘除运算数' },
};

const list = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(String) : [String(value)]);

const typesIn = (language: Language, separator: string, types: unknown): string =>
  list(types)
    .map((type) => typeNames[type]?.[language] ?? type)
    .join(separator);

const english = (types: unknown): string => typesIn('en', ' or ', types);
const chinese = (types: unknown): string => typesIn('zh-CN', '或', types);

const meantEn = ({ suggestion }: Params): string => (typeof suggestion === 'string' ? ` Did you mean “${suggestion}”?` : '');
const meantZh = ({ suggestion }: Params): string => (typeof suggestion === 'string' ? `是否应为“${suggestion}”？` : '');

/** Dates and instants are mixed up most often, and there is a way out. */
const isDateMix = ({ expected, actual }: Params): boolean => actual === 'datetime' && list(expected).join() === 'date';

const range = ({ min, max }: Params): string =>
  min === max ? String(min) : max === 100 ? `≥ ${String(min)}` : `${String(min)}–${String(max)}`;

const entry = (code: string, en: (params: Params) => string, zh: (params: Params) => string): FaultText => ({
  code,
  message: { en, 'zh-CN': zh },
});

export const faultTexts: readonly FaultText[] = [
  entry(
    'rule.not_a_rule',
    () => 'A rule is an object with exactly one key, the operator; values in it are texts, numbers, true, false, null and lists.',
    () => '规则是只有一个键（运算符）的对象，其中的值只能是文本、数字、true、false、null 或列表。',
  ),
  entry(
    'rule.operator_unknown',
    (p) => `There is no operator “${String(p.operator)}”.${meantEn(p)}`,
    (p) => `没有运算符“${String(p.operator)}”。${meantZh(p)}`,
  ),
  entry(
    'rule.operator_place',
    (p) => `“${String(p.operator)}” cannot be used ${p.place === 'row' ? 'in a condition on rows' : 'in a rule of the form'}.`,
    (p) => `“${String(p.operator)}”不能用于${p.place === 'row' ? '行条件' : '表单规则'}。`,
  ),
  entry(
    'rule.arity',
    (p) => `“${String(p.operator)}” takes ${range(p)} arguments, here are ${String(p.actual)}.`,
    (p) => `“${String(p.operator)}”需要 ${range(p)} 个参数，这里有 ${String(p.actual)} 个。`,
  ),
  entry(
    'rule.type',
    (p) =>
      `“${String(p.argument)}” must be ${english(p.expected)}, this is ${english(p.actual)}.${isDateMix(p) ? ' Take its date with date_of.' : ''}`,
    (p) =>
      `“${String(p.argument)}”须为${chinese(p.expected)}，这里是${chinese(p.actual)}。${isDateMix(p) ? '可用 date_of 取其日期。' : ''}`,
  ),
  entry(
    'rule.not_comparable',
    (p) => `Only null can be compared with ${english(p.type)}; for lists there are has, has_any and has_all.`,
    (p) => `${chinese(p.type)}只能与 null 比较；列表请用 has、has_any、has_all。`,
  ),
  entry(
    'rule.result',
    (p) => `The rule must give ${english(p.expected)}, it gives ${english(p.actual)}.`,
    (p) => `规则的结果须为${chinese(p.expected)}，而它的结果是${chinese(p.actual)}。`,
  ),
  entry(
    'rule.field_unknown',
    (p) => `There is no field “${String(p.name)}” here.${meantEn(p)}`,
    (p) => `此处没有字段“${String(p.name)}”。${meantZh(p)}`,
  ),
  entry(
    'rule.relation_unknown',
    (p) => `“${String(p.name)}” is no lookup that points to this object; write object.field.${meantEn(p)}`,
    (p) => `“${String(p.name)}”不是指向本对象的查找字段，请写成“对象.字段”。${meantZh(p)}`,
  ),
  entry(
    'rule.lookup_unknown',
    (p) => `“${String(p.name)}” is no lookup of this object.${meantEn(p)}`,
    (p) => `“${String(p.name)}”不是本对象的查找字段。${meantZh(p)}`,
  ),
  entry(
    'rule.literal_needed',
    (p) => `“${String(p.argument)}” must be written out as a text, it cannot be computed.`,
    (p) => `“${String(p.argument)}”须直接写为文本，不能由计算得出。`,
  ),
  entry(
    'rule.natural',
    (p) => `“${String(p.argument)}” must be written out as a whole number from 0 to ${String(p.limit)}.`,
    (p) => `“${String(p.argument)}”须直接写为 0 到 ${String(p.limit)} 的整数。`,
  ),
  entry(
    'rule.word_unknown',
    (p) => `“${String(p.word)}” is not possible here; there are ${list(p.allowed).join(', ')}.${meantEn(p)}`,
    (p) => `此处不能用“${String(p.word)}”，可用：${list(p.allowed).join('、')}。${meantZh(p)}`,
  ),
  entry(
    'rule.literal',
    (p) => `“${String(p.value)}” is not ${english(p.type)} (${forms[String(p.type)] ?? ''}).${meantEn(p)}`,
    (p) => `“${String(p.value)}”不是有效的${chinese(p.type)}（${forms[String(p.type)] ?? ''}）。${meantZh(p)}`,
  ),
  entry(
    'rule.number',
    (p) => `${String(p.value)} has more than 15 significant digits or is out of range.`,
    (p) => `${String(p.value)} 超过 15 位有效数字或超出范围。`,
  ),
  entry(
    'rule.list_empty',
    () => 'The list has no entries.',
    () => '列表为空。',
  ),
  entry(
    'rule.list_entry',
    () => 'Entries of a list must be literals that are not empty.',
    () => '列表项须为非空的字面值。',
  ),
  entry(
    'rule.pattern',
    (p) => `“${String(p.pattern)}” is not an RE2 pattern: ${String(p.reason)}`,
    (p) => `“${String(p.pattern)}”不是有效的 RE2 正则表达式：${String(p.reason)}`,
  ),
  entry(
    'rule.too_large',
    (p) => `The rule has more than ${String(p.limit)} ${limitNames[String(p.of)]?.en ?? ''}.`,
    (p) => `规则超过 ${String(p.limit)} ${limitNames[String(p.of)]?.['zh-CN'] ?? ''}。`,
  ),
];
