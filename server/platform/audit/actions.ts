/** Every act that the audit trail knows, and how it says it. One entry an action. */
import type { Language } from '../../errors/define.js';

/** Plain data: texts, numbers, booleans, lists of texts. Names go in as they are at the time. */
export type Details = Readonly<Record<string, unknown>>;
type Sentence = Readonly<Record<Language, (details: Details) => string>>;

const text = (value: unknown): string => (Array.isArray(value) ? value.map(String).join(', ') : String(value ?? ''));
const rest = (value: unknown, before = ': '): string => (text(value) === '' ? '' : `${before}${text(value)}`);

const kinds: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  app: { en: 'the application', 'zh-CN': '应用' },
  object: { en: 'the object', 'zh-CN': '对象' },
  picklist: { en: 'the picklist', 'zh-CN': '选项集' },
  role: { en: 'the role', 'zh-CN': '角色' },
};

/** A document as `{kind, id, name?, label?}`. */
function named(document: unknown, language: Language): string {
  const { kind = '', id, name, label } = document as Readonly<Record<string, unknown>>;
  const texts = (typeof label === 'object' && label !== null ? label : {}) as Partial<Record<Language, unknown>>;
  const said = text(texts[language] ?? texts.en ?? name ?? id);
  return language === 'en' ? `${kinds[text(kind)]?.en ?? ''} “${said}”` : `${kinds[text(kind)]?.['zh-CN'] ?? ''}“${said}”`;
}

/** `document` is what `named` takes, `user` a name, `labels` what was done as the studio put it. */
const sentences = {
  'draft.edit': {
    en: (d) => `Edited ${named(d.document, 'en')} in the draft${rest(d.labels)}.`,
    'zh-CN': (d) => `在草稿中修改了${named(d.document, 'zh-CN')}${rest(d.labels, '：')}。`,
  },
  'draft.discard': {
    en: (d) => `Discarded the draft of ${named(d.document, 'en')}.`,
    'zh-CN': (d) => `放弃了${named(d.document, 'zh-CN')}的草稿。`,
  },
  'draft.discard_all': {
    en: (d) => `Discarded the whole draft (${text(d.count)} documents).`,
    'zh-CN': (d) => `放弃了整个草稿（${text(d.count)} 个文档）。`,
  },
  'draft.import': {
    en: (d) => `Imported ${text(d.count)} documents into the draft.`,
    'zh-CN': (d) => `向草稿导入了 ${text(d.count)} 个文档。`,
  },
  'release.publish': {
    en: (d) => `Published release ${text(d.release)}${rest(d.message)}.`,
    'zh-CN': (d) => `发布了第 ${text(d.release)} 版${rest(d.message, '：')}。`,
  },
  'release.restore': {
    en: (d) => `Put release ${text(d.release)} back into the draft.`,
    'zh-CN': (d) => `将第 ${text(d.release)} 版恢复到草稿。`,
  },
  'user.invite': {
    en: (d) => `Added ${text(d.user)}${rest(d.roles, ' with the roles ')}.`,
    'zh-CN': (d) => `添加了用户${text(d.user)}${rest(d.roles, '，角色：')}。`,
  },
  'user.change': {
    en: (d) => `Changed ${text(d.user)}${rest(d.changes)}.`,
    'zh-CN': (d) => `修改了用户${text(d.user)}${rest(d.changes, '：')}。`,
  },
  'user.password': {
    en: (d) => `Reset the password of ${text(d.user)}.`,
    'zh-CN': (d) => `重置了${text(d.user)}的密码。`,
  },
  'department.add': {
    en: (d) => `Added the department ${text(d.department)}.`,
    'zh-CN': (d) => `添加了部门${text(d.department)}。`,
  },
  'department.change': {
    en: (d) => `Changed the department ${text(d.department)}${rest(d.from, ', before: ')}.`,
    'zh-CN': (d) => `修改了部门${text(d.department)}${rest(d.from, '，原为：')}。`,
  },
  'department.remove': {
    en: (d) => `Removed the department ${text(d.department)}.`,
    'zh-CN': (d) => `移除了部门${text(d.department)}。`,
  },
  'token.add': {
    en: (d) => `Made the access token ${text(d.token)}.`,
    'zh-CN': (d) => `创建了访问令牌${text(d.token)}。`,
  },
  'token.remove': {
    en: (d) => `Deleted the access token ${text(d.token)}.`,
    'zh-CN': (d) => `删除了访问令牌${text(d.token)}。`,
  },
  'view_as.start': {
    en: (d) => `Began to view the application as ${text(d.as)}.`,
    'zh-CN': (d) => `开始以${text(d.as)}的身份查看应用。`,
  },
  'view_as.end': {
    en: (d) => `Stopped viewing the application as ${text(d.as)}.`,
    'zh-CN': (d) => `结束了以${text(d.as)}的身份查看应用。`,
  },
  'purge.field': {
    en: (d) => `Purged the removed field ${text(d.field)} of ${text(d.object)} with its values.`,
    'zh-CN': (d) => `彻底清除了对象${text(d.object)}中已移除的字段${text(d.field)}及其数据。`,
  },
  'purge.object': {
    en: (d) => `Purged the removed object ${text(d.object)} with its records.`,
    'zh-CN': (d) => `彻底清除了已移除的对象${text(d.object)}及其记录。`,
  },
  'job.start': {
    en: (d) => `Started a job${rest(d.job)}.`,
    'zh-CN': (d) => `启动了任务${rest(d.job, '：')}。`,
  },
  'job.undo': {
    en: (d) => `Undid a job${rest(d.job)}.`,
    'zh-CN': (d) => `撤销了任务${rest(d.job, '：')}。`,
  },
} as const satisfies Readonly<Record<string, Sentence>>;

export type AuditAction = keyof typeof sentences;
export const auditActions = Object.keys(sentences) as readonly AuditAction[];

export function textOf(action: AuditAction, details: Details): Readonly<Record<Language, string>> {
  const sentence: Sentence = sentences[action];
  return { en: sentence.en(details), 'zh-CN': sentence['zh-CN'](details) };
}
