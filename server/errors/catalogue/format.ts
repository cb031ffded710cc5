/** What the compiler finds in documents: how they are written. What they mean is in `meaning.ts`. */
import type { ErrorDefinition, Language, Params } from '../define.js';

type Text = (params: Params, text: (label: unknown) => string) => string;

/** A finding never is an answer of its own. */
export const finding = (code: string, en: Text, zh: Text): ErrorDefinition => ({ code, status: 0, message: { en, 'zh-CN': zh } });

/** “…; did you mean “x”?” where something close is known. */
export const meant = ({ suggestion }: Params): string =>
  suggestion === undefined ? '' : ` Did you mean “${String(suggestion)}”?`;
export const inChinese = ({ suggestion }: Params): string => (suggestion === undefined ? '' : `是否指“${String(suggestion)}”？`);

const types: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  object: { en: 'an object {…}', 'zh-CN': '对象 {…}' },
  array: { en: 'a list […]', 'zh-CN': '列表 […]' },
  string: { en: 'a text', 'zh-CN': '文本' },
  number: { en: 'a number', 'zh-CN': '数字' },
  integer: { en: 'a whole number', 'zh-CN': '整数' },
  boolean: { en: 'true or false', 'zh-CN': 'true 或 false' },
};

const forms: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  name: {
    en: 'small letters, digits and single underscores, a letter first, such as next_step_at',
    'zh-CN': '小写字母、数字和单个下划线，以字母开头，例如 next_step_at',
  },
  id: { en: 'up to 32 letters, digits, _ or -, such as f12', 'zh-CN': '最多 32 个字母、数字、_ 或 -，例如 f12' },
  code: {
    en: 'up to 60 letters, digits or _ . + -, such as in_progress',
    'zh-CN': '最多 60 个字母、数字或 _ . + -，例如 in_progress',
  },
  path: { en: 'a field or a path of fields such as customer.industry', 'zh-CN': '字段或字段路径，例如 customer.industry' },
  icon: { en: 'small letters, digits and hyphens, such as phone', 'zh-CN': '小写字母、数字和连字符，例如 phone' },
};

const named = (table: typeof types, names: unknown, language: Language, or: string): string =>
  [names]
    .flat()
    .map((name) => (Object.hasOwn(table, String(name)) ? table[String(name)]?.[language] : undefined) ?? String(name))
    .join(or);

const listed = (values: unknown): string => [values].flat().map(String).join(', ');

export const formatErrors: readonly ErrorDefinition[] = [
  finding(
    'format.not_json',
    (p) => `This is not JSON: ${String(p.reason)}. Correct the text at that place.`,
    (p) => `不是有效的 JSON：${String(p.reason)}。请改正该处。`,
  ),
  finding(
    'format.characters',
    () => 'A text here holds a character that cannot be stored (NUL, or half of a character). Type it again.',
    () => '文本中含有无法存储的字符（NUL 或不完整的字符），请重新输入。',
  ),
  finding(
    'format.inexact',
    (p) => `${String(p.number)} has more digits than can be kept exactly; shorten it.`,
    (p) => `${String(p.number)} 位数过多，无法精确保存，请缩短。`,
  ),
  finding(
    'format.too_deep',
    (p) => `This is nested more than ${String(p.limit)} levels deep; make it flatter.`,
    (p) => `嵌套超过 ${String(p.limit)} 层，请减少层级。`,
  ),
  finding(
    'format.too_large',
    (p) => `This is larger than a document may be (${String(p.limit)}); divide it.`,
    (p) => `超过文档允许的大小（${String(p.limit)}），请拆分。`,
  ),
  finding(
    'format.more',
    (p) => `There are ${String(p.count)} further findings; mend these first.`,
    (p) => `另有 ${String(p.count)} 处问题，请先解决以上问题。`,
  ),
  finding(
    'format.app_missing',
    () => 'An application needs a manifest: add template.json with "kind": "app".',
    () => '应用缺少清单：请添加 "kind": "app" 的 template.json。',
  ),
  finding(
    'format.app_twice',
    () => 'An application has one manifest; remove this one.',
    () => '一个应用只能有一份清单，请删除此份。',
  ),
  finding(
    'format.type',
    (p) => `This must be ${named(types, p.expected, 'en', ' or ')}.`,
    (p) => `此处应为${named(types, p.expected, 'zh-CN', '或')}。`,
  ),
  finding(
    'format.key_missing',
    (p) => `“${String(p.key)}” is missing here; add it.`,
    (p) => `缺少“${String(p.key)}”，请补充。`,
  ),
  finding(
    'format.key_unknown',
    (p) => `There is no property “${String(p.key)}” here.${meant(p)}`,
    (p) => `此处没有属性“${String(p.key)}”。${inChinese(p)}`,
  ),
  finding(
    'format.choice',
    (p) => `“${String(p.value)}” is none of: ${listed(p.allowed)}.${meant(p)}`,
    (p) => `“${String(p.value)}”不在可选值之中：${listed(p.allowed)}。${inChinese(p)}`,
  ),
  finding(
    'format.field_type',
    (p) => `There is no field type “${String(p.type)}”.${meant(p)}`,
    (p) => `没有字段类型“${String(p.type)}”。${inChinese(p)}`,
  ),
  finding(
    'format.pattern',
    (p) => `“${String(p.value)}” is not written as it must be: ${named(forms, p.form, 'en', '')}.`,
    (p) => `“${String(p.value)}”的写法不符合要求：${named(forms, p.form, 'zh-CN', '')}。`,
  ),
  finding(
    'format.rule',
    () => 'A rule is an object with exactly one key, its operator.',
    () => '规则是只有一个键（运算符）的对象。',
  ),
  finding(
    'format.too_long',
    (p) => `This may have at most ${String(p.limit)} characters; shorten it.`,
    (p) => `最多 ${String(p.limit)} 个字符，请缩短。`,
  ),
  finding(
    'format.too_short',
    (p) => `This needs at least ${String(p.limit)} characters.`,
    (p) => `至少需要 ${String(p.limit)} 个字符。`,
  ),
  finding(
    'format.too_many',
    (p) => `There may be at most ${String(p.limit)} entries here.`,
    (p) => `此处最多 ${String(p.limit)} 项。`,
  ),
  finding(
    'format.too_few',
    (p) => `There must be at least ${String(p.limit)} entries here; leave the property out if there is none.`,
    (p) => `此处至少 ${String(p.limit)} 项；没有时请去掉该属性。`,
  ),
  finding(
    'format.maximum',
    (p) => `This may be at most ${String(p.limit)}.`,
    (p) => `不能大于 ${String(p.limit)}。`,
  ),
  finding(
    'format.minimum',
    (p) => `This must be at least ${String(p.limit)}.`,
    (p) => `不能小于 ${String(p.limit)}。`,
  ),
  finding(
    'format.repeated',
    (p) => `“${String(p.value)}” stands here twice; remove one.`,
    (p) => `“${String(p.value)}”重复出现，请删除一处。`,
  ),
  finding(
    'format.id_twice',
    (p) => `The id “${String(p.id)}” is taken by another component beside this one; ids are unique and stay.`,
    (p) => `编号“${String(p.id)}”已被同级的另一组件使用；编号必须唯一且不变。`,
  ),
  finding(
    'format.name_twice',
    (p) => `The name “${String(p.name)}” is taken by another component beside this one; choose another.`,
    (p) => `名称“${String(p.name)}”已被同级的另一组件使用，请换一个。`,
  ),
  finding(
    'format.name_system',
    (p) => `Every object has a field “${String(p.name)}” from the platform; choose another name.`,
    (p) => `“${String(p.name)}”是平台提供的字段，请换一个名称。`,
  ),
  finding(
    'format.name_reserved',
    (p) => `The name “${String(p.name)}” is reserved for requests or the database; choose another.`,
    (p) => `名称“${String(p.name)}”为请求或数据库保留，请换一个。`,
  ),
];
