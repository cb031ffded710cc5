/** The studio's tools, for administrators: usage, trials on real records, replacements, access, views, bundles. */
import type { JsonSchema } from '../field-types/field-type.js';
import { made, query, type Table } from './fixed-paths.js';
import { closed, data, list, object, parameterNamed, schemaNamed, type Operation, type Paths } from './operation.js';
import { label, type Text } from './text.js';

const operation = (of: string, en: string, zh: string, rest: Partial<Operation>): Operation => ({
  id: of,
  tag: 'studio',
  summary: label(en, zh),
  ...rest,
});

const uuid: JsonSchema = { type: 'string', format: 'uuid' };
const code: JsonSchema = { type: 'string', minLength: 1, maxLength: 60 };
const zip = 'application/zip';

/** A shared set, or a field of an object. */
const scope = { picklist: code, object: code, field: code };
const replacement = closed({ ...scope, from: code, to: code }, Object.keys(scope));

export const studioToolPaths = (text: Text): Paths =>
  made({ ...values(text), ...trials(text), ...views, ...bundles(text) }, text);

const values = (text: Text): Table => ({
  '/api/studio/usage/fields': {
    get: operation('fieldUsage', 'How many records have a value in each field', '各字段有值的记录数', {
      parameters: [query('object', code, text(label('Id of an object.', '对象的 id。')), true)],
      answer: schemaNamed('FieldUsage'),
      failures: [400, 403, 404],
    }),
  },
  '/api/studio/usage/values': {
    get: operation('valueUsage', 'How many records hold each value of a picklist or field', '各选项值的记录数', {
      parameters: [
        query('picklist', code, text(label('Id of a shared picklist.', '共享选项集的 id。'))),
        query('object', code, text(label('Id of an object.', '对象的 id。'))),
        query(
          'field',
          code,
          text(label('Id of a field of it; `stage` and `record_type` too.', '字段的 id，也可为 `stage` 或 `record_type`。')),
        ),
      ],
      answer: schemaNamed('ValueUsage'),
      failures: [400, 403, 404, 422],
    }),
  },
  '/api/studio/replace-value/preview': {
    post: operation('previewReplacement', 'How many records a replacement would change', '预览替换会改动的记录数', {
      body: replacement,
      answer: schemaNamed('ReplacePreview'),
      failures: [400, 403, 404, 422],
    }),
  },
  '/api/studio/replace-value': {
    post: operation(
      'replaceValue',
      'Replace a value by another in every record, as a job',
      '以任务方式将所有记录中的值替换为另一个',
      {
        body: replacement,
        status: 202,
        answer: object({ job: schemaNamed('Job') }),
        failures: [400, 403, 404, 422],
      },
    ),
  },
  '/api/studio/jobs/{id}/undo': {
    post: operation('undoJob', 'Take back what a job changed and nobody has changed since', '撤销任务所做且此后未再改动的更改', {
      parameters: [parameterNamed('Id')],
      status: 202,
      answer: object({ job: schemaNamed('Job') }),
      failures: [403, 404, 409],
    }),
  },
});

const trials = (text: Text): Table => ({
  '/api/studio/records': {
    get: operation('trialRecords', 'Records to try the draft on', '用于试用草稿的记录', {
      parameters: [
        query('object', code, text(label('Id of an object.', '对象的 id。')), true),
        query('search', { type: 'string', maxLength: 100 }, text(label('Text to look for.', '检索文本。'))),
      ],
      answer: data(list(schemaNamed('TrialRecord'))),
      failures: [400, 403],
    }),
  },
  '/api/studio/try-rule': {
    post: operation('tryRule', 'For which records a condition of the draft holds', '试算草稿中的条件', {
      body: closed({ object: code, rule: { type: 'object' }, show: { type: 'boolean' }, record: uuid }, ['show', 'record']),
      answer: schemaNamed('TryRuleAnswer'),
      failures: [400, 403, 404, 422],
    }),
  },
  '/api/studio/simulate': {
    post: operation('simulate', 'The stage flow of the draft on a real record', '在真实记录上模拟草稿的阶段流程', {
      body: closed({ object: code, record: uuid, stage: code }, ['stage']),
      answer: schemaNamed('Simulation'),
      failures: [400, 403, 404, 422],
    }),
  },
  '/api/studio/form': {
    post: operation('previewForm', 'A form as the draft has it', '预览草稿中的表单', {
      body: closed({ object: code, record_type: code, role: code }, ['record_type', 'role']),
      answer: schemaNamed('FormPreview'),
      failures: [400, 403, 404, 422],
    }),
  },
});

const views: Table = {
  '/api/studio/access': {
    get: operation('access', 'What every role of the draft may do', '草稿中各角色的权限', {
      answer: schemaNamed('Access'),
      failures: [403],
    }),
  },
  '/api/studio/role-holders': {
    get: operation('roleHolders', 'How many people hold each role, by its id', '各角色的用户数，按角色 id', {
      answer: data({ type: 'object', additionalProperties: { type: 'integer' } }),
      failures: [403],
    }),
  },
  '/api/studio/view-as': {
    post: operation('viewAs', 'Look with the eyes of a user or role; by session only', '以某用户或角色的身份查看，仅限会话', {
      body: closed({ user: uuid, role: code }, ['user', 'role']),
      answer: schemaNamed('Me'),
      failures: [400, 403, 404],
    }),
    delete: operation('stopViewing', 'Look with one’s own eyes again', '结束以他人身份查看', {
      answer: schemaNamed('Me'),
      failures: [403, 409],
    }),
  },
};

const bundles = (text: Text): Table => ({
  '/api/studio/bundle': {
    get: operation('exportBundle', 'The draft, or a release, as a zip of its documents', '将草稿或某个版本导出为 zip', {
      parameters: [
        query(
          'release',
          { type: 'integer', minimum: 1 },
          text(label('Number of a release; without it the draft.', '版本编号，不填为草稿。')),
        ),
      ],
      answer: { type: 'string', format: 'binary' },
      media: { answer: zip },
      failures: [403, 404],
    }),
    post: operation('importBundle', 'Put the documents of a zip into the draft', '将 zip 中的配置导入草稿', {
      body: { type: 'string', format: 'binary' },
      media: { body: zip },
      answer: schemaNamed('ImportAnswer'),
      failures: [403, 422],
    }),
  },
});
