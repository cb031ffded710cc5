/** What is wrong with how a request is put: 400, 404, 409, 413, 428, 503. */
import type { ErrorDefinition, Params } from '../define.js';

const words = (list: unknown): string => (Array.isArray(list) ? list.join(', ') : '');
const meant = (p: Params): string => (p.suggestion === undefined ? '' : ` Did you mean “${String(p.suggestion)}”?`);
const meantInChinese = (p: Params): string => (p.suggestion === undefined ? '' : `是否指“${String(p.suggestion)}”？`);

/** A violation, in both languages. */
const violation = (
  code: string,
  en: ErrorDefinition['message']['en'],
  chinese: ErrorDefinition['message']['en'],
): ErrorDefinition => ({
  code,
  status: 0,
  message: { en, 'zh-CN': chinese },
});

export const requestErrors: readonly ErrorDefinition[] = [
  {
    code: 'request.malformed',
    status: 400,
    message: { en: () => 'The request cannot be read.', 'zh-CN': () => '请求无法解析。' },
  },
  {
    code: 'request.invalid',
    status: 400,
    message: { en: () => 'The request has errors; nothing was done.', 'zh-CN': () => '请求有错误，未执行任何操作。' },
  },
  {
    code: 'object.unknown',
    status: 404,
    message: {
      en: (p) => `There is no object “${String(p.object)}”.${meant(p)}`,
      'zh-CN': (p) => `没有名为“${String(p.object)}”的对象。${meantInChinese(p)}`,
    },
  },
  {
    code: 'record.unknown',
    status: 404,
    message: { en: () => 'There is no such record, or you may not see it.', 'zh-CN': () => '记录不存在，或您无权查看。' },
  },
  {
    code: 'release.changed',
    status: 409,
    message: {
      en: () => 'The application has been published again since you read it. Read it again, then repeat your change.',
      'zh-CN': () => '在您读取之后，应用已重新发布。请重新读取后再提交。',
    },
  },
  {
    code: 'release.malformed',
    status: 400,
    message: {
      en: () => 'Touchstone-Release must be the number of a release.',
      'zh-CN': () => 'Touchstone-Release 须为发布版本的编号。',
    },
  },
  {
    code: 'release.changing',
    status: 503,
    message: {
      en: () => 'The application is being changed at this moment. Try again shortly.',
      'zh-CN': () => '应用正在更新，请稍后重试。',
    },
  },
  violation(
    'request.parameter.unknown',
    (p) => `There is no parameter “${String(p.name)}”.${meant(p)}`,
    (p) => `没有名为“${String(p.name)}”的参数。${meantInChinese(p)}`,
  ),
  violation(
    'request.parameter.repeated',
    (p) => `“${String(p.name)}” is given more than once; give it once.`,
    (p) => `“${String(p.name)}”重复出现，请只写一次。`,
  ),
  violation(
    'request.parameter.range',
    (p) => `“${String(p.name)}” must be a whole number from ${String(p.least)} to ${String(p.most)}.`,
    (p) => `“${String(p.name)}”必须是 ${String(p.least)} 到 ${String(p.most)} 之间的整数。`,
  ),
  violation(
    'request.parameter.choice',
    (p) => `“${String(p.name)}” must be one of: ${words(p.choices)}.`,
    (p) => `“${String(p.name)}”必须是以下之一：${words(p.choices)}。`,
  ),
  violation(
    'request.parameter.text',
    (p) => `“${String(p.name)}” must be a text.`,
    (p) => `“${String(p.name)}”必须是文本。`,
  ),
  violation(
    'request.parameter.list',
    (p) => `“${String(p.name)}” must be a list of names.`,
    (p) => `“${String(p.name)}”必须是名称列表。`,
  ),
  violation(
    'request.parameter.too_long',
    (p) => `“${String(p.name)}” may have at most ${String(p.limit)} characters.`,
    (p) => `“${String(p.name)}”最多 ${String(p.limit)} 个字符。`,
  ),
  violation(
    'request.too_many',
    (p) => `“${String(p.name)}” may have at most ${String(p.limit)} entries.`,
    (p) => `“${String(p.name)}”最多 ${String(p.limit)} 项。`,
  ),
  violation(
    'request.path.long',
    (p) => `“${String(p.path)}” crosses more than ${String(p.limit)} lookups; shorten it.`,
    (p) => `“${String(p.path)}”跨越的关联超过 ${String(p.limit)} 层，请缩短。`,
  ),
  violation(
    'request.path.no_lookup',
    (p, text) => `“${String(p.path)}” cannot go on: ${text(p.label)} does not lead to a record you may read.`,
    (p, text) => `“${String(p.path)}”无法继续：${text(p.label)}没有指向您可以查看的记录。`,
  ),
  violation(
    'request.masked',
    (_, text) => `${text(_.label)} is shown to you masked only, so nothing can be filtered, sorted or grouped by it.`,
    (_, text) => `${text(_.label)}仅以脱敏形式向您显示，不能用于筛选、排序或分组。`,
  ),
  violation(
    'request.operator',
    (p, text) => `${text(p.label)} cannot be filtered by “${String(p.operator)}”; possible are: ${words(p.offered)}.`,
    (p, text) => `${text(p.label)}不支持“${String(p.operator)}”筛选，可用：${words(p.offered)}。`,
  ),
  violation(
    'request.not_sortable',
    (p, text) => `Records cannot be sorted by ${text(p.label)}.`,
    (p, text) => `不能按${text(p.label)}排序。`,
  ),
  violation(
    'request.sort.unknown',
    (p) => `“${String(p.name)}” is neither a group nor a measure of this request; sort by one of those.`,
    (p) => `“${String(p.name)}”不是本请求的分组或度量，请按其中之一排序。`,
  ),
  violation(
    'request.view.unknown',
    (p) => `There is no list view “${String(p.view)}”.${meant(p)}`,
    (p) => `没有名为“${String(p.view)}”的列表视图。${meantInChinese(p)}`,
  ),
  violation(
    'request.search.none',
    (p, text) => `${text(p.label)} have no field you could search in; leave “search” out.`,
    (p, text) => `${text(p.label)}没有可供您搜索的字段，请去掉“search”。`,
  ),
  violation(
    'request.cursor',
    () => 'This cursor does not belong to this list in this order. Start again without “after”.',
    () => '该游标不属于当前列表或排序，请去掉“after”重新开始。',
  ),
  violation(
    'request.value.range',
    () => 'A value in the request is beyond what can be compared; use a smaller one.',
    () => '请求中的某个值超出可比较的范围，请改小。',
  ),
  violation(
    'request.group',
    () => 'A group is a field name, or {"field": …} with “by” and “as” where wanted.',
    () => '分组应为字段名，或 {"field": …}，可带“by”和“as”。',
  ),
  violation(
    'request.not_groupable',
    (p, text) => `Records cannot be grouped by ${text(p.label)}.`,
    (p, text) => `不能按${text(p.label)}分组。`,
  ),
  violation(
    'request.period',
    (p, text) =>
      Array.isArray(p.choices) && p.choices.length > 0
        ? `${text(p.label)} can be grouped by: ${words(p.choices)}.`
        : `${text(p.label)} is no date; group by it without “by”.`,
    (p, text) =>
      Array.isArray(p.choices) && p.choices.length > 0
        ? `${text(p.label)}可按以下周期分组：${words(p.choices)}。`
        : `${text(p.label)}不是日期，分组时请去掉“by”。`,
  ),
  violation(
    'request.measure',
    (p) => `A measure is {"count": true}, or one of ${words(p.choices)} with a field name, such as {"sum": "amount"}.`,
    (p) => `度量应为 {"count": true}，或 ${words(p.choices)} 之一加字段名，例如 {"sum": "amount"}。`,
  ),
  violation(
    'request.not_measurable',
    (p, text) => `${text(p.label)} has no “${String(p.kind)}”.`,
    (p, text) => `${text(p.label)}不能计算“${String(p.kind)}”。`,
  ),
  violation(
    'request.name',
    () => 'The name in “as” consists of small letters, digits and underscores and begins with a letter.',
    () => '“as”中的名称只能由小写字母、数字和下划线组成，并以字母开头。',
  ),
  violation(
    'request.name.repeated',
    (p) => `“${String(p.name)}” would stand twice in the answer; name one of them otherwise with “as”.`,
    (p) => `“${String(p.name)}”在结果中会出现两次，请用“as”另取名称。`,
  ),
];
