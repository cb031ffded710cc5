/** What stands against a write: 403, 409, 412, 422. */
import type { ErrorDefinition, Language, Params } from '../define.js';

type Text = (label: unknown) => string;

/** Labels one may choose from, in one language. */
const listed = (labels: unknown, text: Text, language: Language): string =>
  Array.isArray(labels) ? labels.map(text).join(language === 'en' ? ', ' : '、') : '';

const hasAny = (labels: unknown): boolean => Array.isArray(labels) && labels.length > 0;

const verbs: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  create: { en: 'create', 'zh-CN': '新建' },
  update: { en: 'change', 'zh-CN': '修改' },
  delete: { en: 'delete', 'zh-CN': '删除' },
};

const verb = (right: unknown, language: Language): string =>
  (Object.hasOwn(verbs, String(right)) ? verbs[String(right)] : undefined)?.[language] ?? String(right);

interface Pointing {
  readonly count: number;
}

const pointing = ({ references }: Params): number =>
  Array.isArray(references) ? (references as Pointing[]).reduce((sum, { count }) => sum + count, 0) : 0;

const counted = (records: number): string => (records === 1 ? '1 record' : `${records} records`);

export const recordErrors: readonly ErrorDefinition[] = [
  {
    code: 'record.invalid',
    status: 422,
    message: { en: () => 'The record breaks rules; nothing was written.', 'zh-CN': () => '记录不符合规则，未保存任何内容。' },
  },
  {
    code: 'body.not_object',
    status: 400,
    message: { en: () => 'The body must be a JSON object.', 'zh-CN': () => '请求正文必须是 JSON 对象。' },
  },
  {
    code: 'body.too_deep',
    status: 400,
    message: {
      en: (p) => `The JSON nests objects and lists more than ${String(p.limit)} levels deep.`,
      'zh-CN': (p) => `JSON 的嵌套超过 ${String(p.limit)} 层。`,
    },
  },
  {
    code: 'record.unstorable',
    status: 422,
    message: {
      en: () => 'The database cannot take so much at once. Shorten the longest values, or split the request.',
      'zh-CN': () => '内容超出数据库的上限。请缩短最长的值，或拆分请求。',
    },
  },
  {
    code: 'value.unstorable',
    status: 0,
    message: {
      en: (p, text) => `${text(p.label)} is longer than the database can take; shorten it.`,
      'zh-CN': (p, text) => `${text(p.label)}超出数据库可保存的长度，请缩短。`,
    },
  },
  {
    code: 'record.forbidden',
    status: 403,
    message: {
      en: (p, text) => `You may not ${verb(p.right, 'en')} this: ${text(p.label)}. Ask an administrator for the right.`,
      'zh-CN': (p, text) => `您无权${verb(p.right, 'zh-CN')}${text(p.label)}，请联系管理员授权。`,
    },
  },
  {
    code: 'record.changed',
    status: 412,
    message: {
      en: () => 'Somebody else has changed the record since you read it. Read it again, then repeat your change.',
      'zh-CN': () => '在您读取之后，记录已被他人修改。请重新读取后再提交修改。',
    },
  },
  {
    code: 'record.busy',
    status: 503,
    message: {
      en: () => 'Others are writing to the same records. Try again in a moment.',
      'zh-CN': () => '其他人正在写入相同的记录，请稍后重试。',
    },
  },
  {
    code: 'record.referenced',
    status: 409,
    message: {
      en: (p) =>
        pointing(p) > 0
          ? `${counted(pointing(p))}${p.others === true ? ', and others you may not see,' : ''} cannot be without this one. ${pointing(p) === 1 && p.others !== true ? 'Delete it or let it' : 'Delete them or let them'} point elsewhere first.`
          : 'Records that you may not see cannot be without this one. Ask an administrator to remove them first.',
      'zh-CN': (p) =>
        pointing(p) > 0
          ? `有 ${String(pointing(p))} 条记录${p.others === true ? '及一些您无权查看的记录' : ''}必须关联此记录，请先删除${pointing(p) === 1 && p.others !== true ? '该' : '这些'}记录或改为关联其他记录。`
          : '有您无权查看的记录必须关联此记录，请联系管理员先行处理。',
    },
  },
  {
    code: 'record.not_deleted',
    status: 409,
    message: { en: () => 'The record is not in the recycle bin.', 'zh-CN': () => '该记录不在回收站中。' },
  },
  {
    code: 'record.master_deleted',
    status: 409,
    message: {
      en: (p, text) => `${text(p.label)}: the record this one is part of is in the recycle bin. Restore that one first.`,
      'zh-CN': (p, text) => `${text(p.label)}：所属的主记录在回收站中，请先恢复主记录。`,
    },
  },
  {
    code: 'record.needed_deleted',
    status: 409,
    message: {
      en: (p, text) =>
        p.label === undefined
          ? 'What this record cannot be without is in the recycle bin. Restore that first.'
          : `${text(p.label)}: what this record cannot be without is in the recycle bin. Restore that first.`,
      'zh-CN': (p, text) =>
        `${p.label === undefined ? '' : `${text(p.label)}：`}此记录必须关联的记录在回收站中，请先恢复该记录。`,
    },
  },
  {
    code: 'record.incomplete',
    status: 0,
    message: {
      en: () => 'Something is missing that you may not fill in. Ask somebody who may.',
      'zh-CN': () => '缺少您无权填写的内容，请联系有权限的人员补充。',
    },
  },
  {
    code: 'record.widens',
    status: 0,
    message: {
      en: (p, text) =>
        `${text(p.label)}: this would let you see or do more than before. Ask somebody who has the right to take records over.`,
      'zh-CN': (p, text) => `${text(p.label)}：此修改会扩大您自己的权限。请联系有权接收记录的人员处理。`,
    },
  },
  {
    code: 'record.handed_over',
    status: 0,
    message: {
      en: (p, text) => `${text(p.label)}: you may not give this record away. Ask somebody who has the right to transfer records.`,
      'zh-CN': (p, text) => `${text(p.label)}：您无权移交此记录。请联系有权移交记录的人员处理。`,
    },
  },
  {
    code: 'rule.violated',
    status: 0,
    message: {
      en: (p, text) => (p.message === undefined ? 'The record breaks a rule of its object.' : text(p.message)),
      'zh-CN': (p, text) => (p.message === undefined ? '记录不符合对象的规则。' : text(p.message)),
    },
  },
  {
    code: 'value.duplicate',
    status: 0,
    message: {
      en: (p, text) => `${text(p.label)}: another record has this value already; it must be unique.`,
      'zh-CN': (p, text) => `${text(p.label)}的值已被其他记录使用，不能重复。`,
    },
  },
  {
    code: 'value.reference.unknown',
    status: 0,
    message: {
      en: (p, text) => `${text(p.label)} points to nothing that you may see; choose another.`,
      'zh-CN': (p, text) => `${text(p.label)}关联的记录不存在或您无权查看，请另选。`,
    },
  },
  {
    code: 'stage.not_initial',
    status: 0,
    message: {
      en: (p, text) => `A record cannot begin in “${text(p.stage)}”. It may begin in: ${listed(p.labels, text, 'en')}.`,
      'zh-CN': (p, text) => `记录不能从“${text(p.stage)}”开始，可选的起始阶段：${listed(p.labels, text, 'zh-CN')}。`,
    },
  },
  {
    code: 'stage.by_transition',
    status: 0,
    message: {
      en: (p, text) =>
        `${text(p.label)} is changed by a transition only. To “${text(p.to)}” leads: ${listed(p.labels, text, 'en')}.`,
      'zh-CN': (p, text) => `${text(p.label)}只能通过流转变更。可到达“${text(p.to)}”的操作：${listed(p.labels, text, 'zh-CN')}。`,
    },
  },
  {
    code: 'stage.unreachable',
    status: 0,
    message: {
      en: (p, text) =>
        `${text(p.label)} is changed by a transition only, and none that you may use leads from here to “${text(p.to)}”.`,
      'zh-CN': (p, text) => `${text(p.label)}只能通过流转变更，您没有可从当前阶段到达“${text(p.to)}”的操作。`,
    },
  },
  {
    code: 'transition.required',
    status: 0,
    message: {
      en: (p, text) =>
        `Name the transition.${hasAny(p.labels) ? ` From here: ${listed(p.labels, text, 'en')}.` : ' None leads on from here.'}`,
      'zh-CN': (p, text) =>
        `请指定流转操作。${hasAny(p.labels) ? `当前可用：${listed(p.labels, text, 'zh-CN')}。` : '当前没有可用的操作。'}`,
    },
  },
  {
    code: 'transition.unknown',
    status: 0,
    message: {
      en: (p, text) =>
        `There is no transition “${String(p.transition)}”.${hasAny(p.labels) ? ` From here: ${listed(p.labels, text, 'en')}.` : ' None leads on from here.'}`,
      'zh-CN': (p, text) =>
        `没有名为“${String(p.transition)}”的流转操作。${hasAny(p.labels) ? `当前可用：${listed(p.labels, text, 'zh-CN')}。` : '当前没有可用的操作。'}`,
    },
  },
  {
    code: 'transition.closed',
    status: 0,
    message: {
      en: (p, text) =>
        `“${String(p.transition)}” cannot be used on this record now.${hasAny(p.labels) ? ` From here: ${listed(p.labels, text, 'en')}.` : ' None leads on from here.'}`,
      'zh-CN': (p, text) =>
        `此记录现在不能执行“${String(p.transition)}”。${hasAny(p.labels) ? `当前可用：${listed(p.labels, text, 'zh-CN')}。` : '当前没有可用的操作。'}`,
    },
  },
  {
    code: 'transition.guarded',
    status: 0,
    message: {
      en: (p, text) => (p.message === undefined ? `The condition for “${text(p.label)}” is not met.` : text(p.message)),
      'zh-CN': (p, text) => (p.message === undefined ? `尚不满足“${text(p.label)}”的条件。` : text(p.message)),
    },
  },
  {
    code: 'transition.reason',
    status: 0,
    message: {
      en: (p, text) => `“${text(p.label)}” needs a reason in words.`,
      'zh-CN': (p, text) => `“${text(p.label)}”需要填写原因。`,
    },
  },
  {
    code: 'idempotency.malformed',
    status: 400,
    message: {
      en: () => 'Idempotency-Key must be 1 to 200 printable characters without blanks.',
      'zh-CN': () => 'Idempotency-Key 须为 1 至 200 个可见字符，不含空格。',
    },
  },
  {
    code: 'idempotency.mismatch',
    status: 422,
    message: {
      en: () => 'This Idempotency-Key was used for another request. Use a new key for a new request.',
      'zh-CN': () => '该 Idempotency-Key 已用于另一个请求，新请求请使用新的键。',
    },
  },
  {
    code: 'bulk.malformed',
    status: 400,
    message: {
      en: (p) => `Send {"mode": "all" or "each", "rows": […]} with 1 to ${String(p.limit)} rows and nothing else.`,
      'zh-CN': (p) => `请提交 {"mode": "all" 或 "each", "rows": […]}，包含 1 至 ${String(p.limit)} 行，且不含其他内容。`,
    },
  },
  {
    code: 'bulk.repeated',
    status: 409,
    message: {
      en: () => 'A row further up writes the same record; send one row per record.',
      'zh-CN': () => '前面的行已写入同一条记录，每条记录只能有一行。',
    },
  },
  {
    code: 'bulk.row',
    status: 0,
    message: { en: () => 'A row must be an object with “op”.', 'zh-CN': () => '每一行必须是带有“op”的对象。' },
  },
  {
    code: 'bulk.op',
    status: 0,
    message: { en: () => '“op” must be create, update or delete.', 'zh-CN': () => '“op”必须是 create、update 或 delete。' },
  },
  {
    code: 'bulk.id',
    status: 0,
    message: { en: () => 'Say which record by its “id”.', 'zh-CN': () => '请用“id”指明记录。' },
  },
  {
    code: 'history.page',
    status: 400,
    message: {
      en: (p) => `“limit” is a number from 1 to ${String(p.limit)}, “after” the cursor of a page before.`,
      'zh-CN': (p) => `“limit”为 1 至 ${String(p.limit)} 的数字，“after”为上一页的游标。`,
    },
  },
];
