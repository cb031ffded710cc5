/** Every act that the audit trail knows, and how it says it. One entry an action. */
import { partNamed } from '../../../metadata/kinds/parts.js';
import { inLanguage, type Language } from '../../errors/define.js';

/** Plain data: texts, labels in several languages, numbers, lists of them. Names go in as they are at the time. */
export type Details = Readonly<Record<string, unknown>>;
type Sentence = Readonly<Record<Language, (words: Words) => string>>;

/** Labels in the language, lists joined, nothing for what is not there. */
function said(value: unknown, language: Language): string {
  if (Array.isArray(value)) return value.map((part) => said(part, language)).join(language === 'en' ? ', ' : '、');
  return value === null || value === undefined ? '' : inLanguage(language)(value);
}

/** What details say, put into a sentence of one language. */
class Words {
  constructor(
    private readonly details: Details,
    private readonly language: Language,
  ) {}

  of(key: string): string {
    return said(this.details[key], this.language);
  }

  /** Led in by `before`; nothing where there is nothing to say. */
  after(before: string, key: string): string {
    const words = this.of(key);
    return words === '' ? '' : `${before}${words}`;
  }

  /** The document in `document`: `{kind, id, name?, label?}`. */
  document(): string {
    const { kind, id, name, label } = this.details.document as Readonly<Record<string, unknown>>;
    const what = said(partNamed(String(kind)), this.language);
    const which = said(label, this.language) || said(name ?? id, this.language);
    return this.language === 'en' ? `the ${what} “${which}”` : `${what}“${which}”`;
  }

  /** Properties in `changes`, each as `{from, to}`: `roles: Planner → Technician`. */
  changes(): string {
    const changes = (this.details.changes ?? {}) as Readonly<Record<string, { readonly from?: unknown; readonly to?: unknown }>>;
    return Object.entries(properties)
      .flatMap(([key, label]) => {
        const change = changes[key];
        if (change === undefined) return [];
        const side = (value: unknown): string => said(yesOrNo(value), this.language) || '–';
        return `${said(label, this.language)} ${side(change.from)} → ${side(change.to)}`;
      })
      .join(this.language === 'en' ? '; ' : '；');
  }
}

type Text = Readonly<Record<Language, string>>;
const properties: Readonly<Record<string, Text>> = {
  roles: { en: 'roles', 'zh-CN': '角色' },
  department: { en: 'department', 'zh-CN': '部门' },
  parent: { en: 'parent', 'zh-CN': '上级部门' },
  name: { en: 'name', 'zh-CN': '名称' },
  active: { en: 'active', 'zh-CN': '启用' },
};
const yesOrNo = (value: unknown): unknown =>
  typeof value === 'boolean' ? (value ? { en: 'yes', 'zh-CN': '是' } : { en: 'no', 'zh-CN': '否' }) : value;

const sentences = {
  'draft.edit': {
    en: (w) => `Edited ${w.document()} in the draft${w.after(': ', 'labels')}.`,
    'zh-CN': (w) => `在草稿中修改了${w.document()}${w.after('：', 'labels')}。`,
  },
  'draft.discard': {
    en: (w) => `Discarded the draft of ${w.document()}.`,
    'zh-CN': (w) => `放弃了${w.document()}的草稿。`,
  },
  'draft.discard_all': {
    en: (w) => `Discarded the whole draft (documents: ${w.of('count')}).`,
    'zh-CN': (w) => `放弃了整个草稿（${w.of('count')} 个文档）。`,
  },
  'draft.import': {
    en: (w) => `Imported a bundle into the draft (documents changed: ${w.of('count')}).`,
    'zh-CN': (w) => `向草稿导入了配置包（${w.of('count')} 个文档有变化）。`,
  },
  'release.publish': {
    en: (w) => `Published release ${w.of('release')}${w.after(': ', 'message')}`,
    'zh-CN': (w) => `发布了第 ${w.of('release')} 版${w.after('：', 'message')}`,
  },
  'release.restore': {
    en: (w) => `Put release ${w.of('release')} back into the draft.`,
    'zh-CN': (w) => `将第 ${w.of('release')} 版恢复到草稿。`,
  },
  'user.invite': {
    en: (w) => `Invited ${w.of('user')}${w.after(' with the roles ', 'roles')}.`,
    'zh-CN': (w) => `邀请了${w.of('user')}${w.after('，角色：', 'roles')}。`,
  },
  'user.invite_change': {
    en: (w) => `Changed the invitation of ${w.of('user')}: ${w.changes()}.`,
    'zh-CN': (w) => `修改了对${w.of('user')}的邀请：${w.changes()}。`,
  },
  'user.invite_renew': {
    en: (w) => `Made a new invitation link for ${w.of('user')}.`,
    'zh-CN': (w) => `为${w.of('user')}生成了新的邀请链接。`,
  },
  'user.invite_withdraw': {
    en: (w) => `Withdrew the invitation of ${w.of('user')}.`,
    'zh-CN': (w) => `撤回了对${w.of('user')}的邀请。`,
  },
  'user.join': {
    en: (w) => `${w.of('user')} accepted the invitation and joined.`,
    'zh-CN': (w) => `${w.of('user')}接受邀请，加入了工作区。`,
  },
  'user.add': {
    en: (w) => `Added ${w.of('user')}${w.after(' with the roles ', 'roles')}.`,
    'zh-CN': (w) => `添加了用户${w.of('user')}${w.after('，角色：', 'roles')}。`,
  },
  'user.change': {
    en: (w) => `Changed ${w.of('user')}: ${w.changes()}.`,
    'zh-CN': (w) => `修改了用户${w.of('user')}：${w.changes()}。`,
  },
  'user.password': {
    en: (w) => `Reset the password of ${w.of('user')}.`,
    'zh-CN': (w) => `重置了${w.of('user')}的密码。`,
  },
  'department.add': {
    en: (w) => `Added the department ${w.of('department')}.`,
    'zh-CN': (w) => `添加了部门${w.of('department')}。`,
  },
  'department.change': {
    en: (w) => `Changed the department ${w.of('department')}: ${w.changes()}.`,
    'zh-CN': (w) => `修改了部门${w.of('department')}：${w.changes()}。`,
  },
  'department.remove': {
    en: (w) => `Removed the department ${w.of('department')}.`,
    'zh-CN': (w) => `移除了部门${w.of('department')}。`,
  },
  'token.add': {
    en: (w) => `Made the access token ${w.of('token')}.`,
    'zh-CN': (w) => `创建了访问令牌${w.of('token')}。`,
  },
  'token.remove': {
    en: (w) => `Deleted the access token ${w.of('token')}.`,
    'zh-CN': (w) => `删除了访问令牌${w.of('token')}。`,
  },
  'view_as.start': {
    en: (w) => `Began to view the application as ${w.of('as')}.`,
    'zh-CN': (w) => `开始以${w.of('as')}的身份查看应用。`,
  },
  'view_as.end': {
    en: (w) => `Stopped viewing the application as ${w.of('as')}.`,
    'zh-CN': (w) => `结束了以${w.of('as')}的身份查看应用。`,
  },
  'purge.field': {
    en: (w) => `Purged the removed field ${w.of('field')} of ${w.of('object')} with its values.`,
    'zh-CN': (w) => `彻底清除了对象${w.of('object')}中已移除的字段${w.of('field')}及其数据。`,
  },
  'purge.object': {
    en: (w) => `Purged the removed object ${w.of('object')} with its records.`,
    'zh-CN': (w) => `彻底清除了已移除的对象${w.of('object')}及其记录。`,
  },
  'job.start': {
    en: (w) => `Started a job${w.after(': ', 'job')}.`,
    'zh-CN': (w) => `启动了任务${w.after('：', 'job')}。`,
  },
  'job.undo': {
    en: (w) => `Undid a job${w.after(': ', 'job')}.`,
    'zh-CN': (w) => `撤销了任务${w.after('：', 'job')}。`,
  },
} as const satisfies Readonly<Record<string, Sentence>>;

export type AuditAction = keyof typeof sentences;
export const auditActions = Object.keys(sentences) as readonly AuditAction[];

export function textOf(action: AuditAction, details: Details): Readonly<Record<Language, string>> {
  const sentence: Sentence = sentences[action];
  return { en: sentence.en(new Words(details, 'en')), 'zh-CN': sentence['zh-CN'](new Words(details, 'zh-CN')) };
}
