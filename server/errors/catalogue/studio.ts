/** What stands in the way of changing the application in the studio. */
import type { ErrorDefinition } from '../define.js';

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

export const studioErrors: readonly ErrorDefinition[] = [
  {
    code: 'studio.conflict',
    status: 409,
    message: {
      en: () => 'Somebody else changed the same properties meanwhile; nothing was saved. Choose for each which side stands.',
      'zh-CN': () => '其他人同时修改了相同的属性，未保存。请逐项选择保留哪一方的修改。',
    },
  },
  {
    code: 'studio.draft_outdated',
    status: 409,
    message: {
      en: () => 'The draft has moved on too far since these edits were begun; nothing was saved. Load it anew and repeat them.',
      'zh-CN': () => '草稿与您开始编辑时相差过大，未保存。请重新加载草稿后再修改。',
    },
  },
  {
    code: 'studio.too_many_documents',
    status: 422,
    message: {
      en: (p) => `An application may have at most ${String(p.limit)} documents; nothing was saved.`,
      'zh-CN': (p) => `一个应用最多包含 ${String(p.limit)} 个文档，未保存。`,
    },
  },
  {
    code: 'studio.release_unknown',
    status: 404,
    message: {
      en: (p) => `There is no release ${String(p.release)}.`,
      'zh-CN': (p) => `没有第 ${String(p.release)} 版。`,
    },
  },
  {
    code: 'studio.plan_outdated',
    status: 409,
    message: {
      en: () => 'Somebody edited or published since this plan was made; nothing was published. Look at the new plan.',
      'zh-CN': () => '该发布计划生成后已有人修改或发布，未发布任何内容。请查看新的计划。',
    },
  },
  {
    code: 'studio.confirmation',
    status: 422,
    message: {
      en: () => 'This plan touches records, rights or values. Publish again with "confirm": true once somebody has looked at it.',
      'zh-CN': () => '该计划会影响记录、权限或数据。请确认后以 "confirm": true 重新发布。',
    },
  },
  {
    code: 'studio.blocked',
    status: 422,
    message: {
      en: () => 'This plan cannot be published as it stands; nothing was published. Mend what it lists as blocked.',
      'zh-CN': () => '该计划目前无法发布，未发布任何内容。请先解决其中被阻止的项目。',
    },
  },
  {
    code: 'studio.audit_unknown',
    status: 404,
    message: {
      en: () => 'There is no such entry in the audit trail to read on from.',
      'zh-CN': () => '审计记录中没有该条目，无法继续读取。',
    },
  },
  violation(
    'studio.conflict_open',
    () => 'A release in between changed the same property. The draft stands until somebody decides: save this component again.',
    () => '期间发布的版本修改了同一属性，目前以草稿为准。请确认后重新保存该组件。',
  ),
  violation(
    'studio.edit_shape',
    () => 'This is not as the API wants it: {base: number, edits: [{kind, id, content}], label?: text}.',
    () => '格式不符合要求：{base: 数字, edits: [{kind, id, content}], label?: 文本}。',
  ),
  violation(
    'studio.edit_count',
    (p) => `Send a list of at most ${String(p.limit)} edits.`,
    (p) => `请发送不超过 ${String(p.limit)} 项修改的列表。`,
  ),
  violation(
    'studio.edit_twice',
    () => 'Two edits of one save are of the same document; send one.',
    () => '同一次保存中对同一文档有两项修改，请只发送一项。',
  ),
  violation(
    'studio.kind',
    (p) => `There is no such kind of document. Choose from ${[p.allowed].flat().join(', ')}.`,
    (p) => `没有此类文档，请从以下类型中选择：${[p.allowed].flat().join('、')}。`,
  ),
  violation(
    'studio.id',
    () => 'An id is up to 32 letters, digits, hyphens and underscores, a letter or digit first.',
    () => 'ID 最多 32 个字符，仅限字母、数字、连字符和下划线，且以字母或数字开头。',
  ),
  violation(
    'studio.identity',
    () => 'A document is an object whose "kind" and "id" are those of its edit.',
    () => '文档须为对象，且其 "kind" 和 "id" 与该修改一致。',
  ),
];
