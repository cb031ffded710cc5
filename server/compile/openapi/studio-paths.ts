/** Changing the application itself, for administrators: draft, check, plan, publish, history, audit trail, jobs. */
import type { JsonSchema } from '../field-types/field-type.js';
import { made, query, string, type Table } from './fixed-paths.js';
import { closed, data, list, object, parameterNamed, schemaNamed, type Operation, type Paths } from './operation.js';
import { documentKind } from './studio-schemas.js';
import { label, type Text } from './text.js';

const operation = (of: string, en: string, zh: string, rest: Partial<Operation>): Operation => ({
  id: of,
  tag: 'studio',
  summary: label(en, zh),
  ...rest,
});

const inPath = (name: string, schema: JsonSchema, description: string): JsonSchema => ({
  name,
  in: 'path',
  required: true,
  description,
  schema,
});
const documentId: JsonSchema = { type: 'string', pattern: '^[A-Za-z0-9][A-Za-z0-9_-]{0,31}$' };
const edit = closed({ kind: documentKind, id: documentId, content: { type: ['object', 'null'] } });
const draft = schemaNamed('Draft');

export const studioPaths = (text: Text): Paths => made({ ...drafts(text), ...releases(text), ...trail(text) }, text);

const drafts = (text: Text): Table => ({
  '/api/studio/draft': {
    get: operation('draft', 'The draft with all its documents', '草稿及其全部文档', {
      parameters: [parameterNamed('IfNoneMatch')],
      answer: draft,
      headers: ['ETag'],
      failures: [403],
    }),
    post: operation('saveDraft', 'Save edits of documents, all or none', '保存对文档的修改，全部成功或全部不保存', {
      description: label(
        'What others saved since `base` is merged property by property; what both changed differently is refused with `studio.conflict`.',
        '自 `base` 以来他人的修改会逐属性合并；双方对同一属性的不同修改以 `studio.conflict` 拒绝。',
      ),
      body: closed({ base: { type: 'integer', minimum: 0 }, edits: { ...list(edit), maxItems: 500 }, label: string }, ['label']),
      answer: schemaNamed('SaveAnswer'),
      failures: [400, 403, 409, 422],
    }),
    delete: operation('discardDraft', 'Discard the whole draft', '放弃整个草稿', { answer: draft, failures: [403] }),
  },
  '/api/studio/draft/{kind}/{id}': {
    delete: operation('discardDocument', 'Discard the edits of one document', '放弃对一个文档的修改', {
      parameters: [
        inPath('kind', documentKind, text(label('Kind of document.', '文档类型。'))),
        inPath('id', documentId, text(label('Id of the document.', '文档的 id。'))),
      ],
      answer: draft,
      failures: [403],
    }),
  },
  '/api/studio/check': {
    get: operation('checkDraft', 'Everything that is wrong with the draft', '草稿中的全部问题', {
      answer: schemaNamed('Check'),
      failures: [403],
    }),
  },
  '/api/studio/plan': {
    post: operation('planDraft', 'What publishing the draft would do', '发布草稿会带来的变化', {
      answer: schemaNamed('StudioPlan'),
      failures: [403],
    }),
  },
  '/api/studio/publish': {
    post: operation('publishDraft', 'Publish the draft exactly as it was planned', '按计划发布草稿', {
      body: closed({ digest: string, message: { type: 'string', minLength: 1, maxLength: 2000 }, confirm: { type: 'boolean' } }, [
        'confirm',
      ]),
      answer: schemaNamed('PublishAnswer'),
      failures: [400, 403, 409, 422],
    }),
  },
});

const releases = (text: Text): Table => ({
  '/api/studio/releases': {
    get: operation('releases', 'What was published, newest first', '发布历史，最新在前', {
      parameters: [
        query(
          'before',
          { type: 'integer', minimum: 1 },
          text(label('Only releases with a lower number.', '仅返回编号更小的版本。')),
        ),
      ],
      answer: data(list(schemaNamed('ReleaseEntry'))),
      failures: [403, 404],
    }),
  },
  '/api/studio/releases/diff': {
    get: operation('compareReleases', 'How two releases differ', '比较两个版本', {
      parameters: [
        query('from', string, text(label('Number of a release, or `draft`.', '版本编号或 `draft`。')), true),
        query('to', string, text(label('Number of a release, or `draft`.', '版本编号或 `draft`。')), true),
      ],
      answer: object({ changes: list(schemaNamed('PlannedChange')) }),
      failures: [403, 404],
    }),
  },
  '/api/studio/releases/{number}/restore': {
    post: operation('restoreRelease', 'Put the documents of a release into the draft', '将某个版本恢复到草稿', {
      parameters: [inPath('number', { type: 'integer', minimum: 1 }, text(label('Number of the release.', '版本编号。')))],
      answer: draft,
      failures: [403, 404],
    }),
  },
});

const trail = (text: Text): Table => ({
  '/api/studio/audit': {
    get: operation('auditTrail', 'Who changed what, newest first', '审计记录，最新在前', {
      parameters: [
        query('search', string, text(label('Part of what happened, or of a name.', '记录内容或姓名的一部分。'))),
        query(
          'kind',
          string,
          text(label('First part of the action: draft, release, user …', '操作的前缀：draft、release、user 等。')),
        ),
        query('by', string, text(label('Id of a user, or `cli`.', '用户 id 或 `cli`。'))),
        query(
          'after',
          { type: 'string', format: 'uuid' },
          text(label('Id of the last entry of the page before.', '上一页最后一条的 id。')),
        ),
      ],
      answer: object({ data: list(schemaNamed('AuditEntry')), page: object({ next: { type: ['string', 'null'] } }) }),
      failures: [403, 404],
    }),
  },
  '/api/studio/jobs': {
    get: operation('jobs', 'Work that goes on beside the requests', '后台任务', {
      answer: data(list(schemaNamed('Job'))),
      failures: [403],
    }),
  },
  '/api/studio/jobs/{id}': {
    get: operation('job', 'One job', '单个任务', {
      parameters: [parameterNamed('Id')],
      answer: data(schemaNamed('Job')),
      failures: [403, 404],
    }),
  },
});
