/** The draft tried on real records: conditions, the stage flow, forms. For administrators. */
import { AppInfo, FormInfo, ObjectInfo } from './app.js';
import { endpoints } from './endpoint.js';
import { objectId } from './jobs.js';
import {
  boolean,
  closed,
  count,
  data,
  described,
  labelled,
  list,
  named,
  nullable,
  object,
  optional,
  string,
  strings,
  text,
  typed,
  unread,
  uuid,
  type Static,
} from './schema.js';
import { label } from './words.js';

const TrialRecord = named('TrialRecord', object({ id: uuid, label: nullable(string) }));
const TrialRecords = data(list(TrialRecord));
export type TrialRecords = Static<typeof TrialRecords>;

const record = labelled(label('Record', '记录'), uuid);

const TryRuleBody = closed({
  object: objectId,
  /** Whatever one has typed: judged as a rule of the draft. */
  rule: unread(typed<unknown>({ type: 'object' })),
  /** Which records are shown: those for which it is true (the default), or false. */
  show: optional(labelled(label('Shown', '显示'), boolean)),
  /** One record only: its verdict with the values it rests on. */
  record: optional(record),
});
export type TryRuleBody = Static<typeof TryRuleBody>;

const TryRuleAnswer = named(
  'TryRuleAnswer',
  object({
    total: count,
    matching: count,
    samples: list(
      object({
        id: uuid,
        label: nullable(string),
        holds: boolean,
        /** The fields the rule reads, with their values in this record; those that the caller may not read are left out. */
        values: typed<Readonly<Record<string, unknown>>>({ type: 'object' }),
      }),
    ),
    /** False: the draft has errors, and its last version without them, or the release in force, was asked. */
    current: boolean,
  }),
);
export type TryRuleAnswer = Static<typeof TryRuleAnswer>;

/** The draft's flow on a real record of the release. */
const Simulation = named(
  'Simulation',
  object({
    stage: string,
    transitions: list(
      object({
        id: string,
        name: string,
        label: string,
        to: string,
        ready: boolean,
        missing: strings,
        blocked: strings,
        /** A reason in words is needed. */
        reason: boolean,
        /** Labels of the roles that may make this move; where it depends on who it is, those of whom somebody may. */
        roles: strings,
      }),
    ),
    /** False: the draft has errors, and this is how it was without them, or is in force. */
    current: boolean,
  }),
);
export type Simulation = Static<typeof Simulation>;

/** For the live preview. */
const FormPreview = named(
  'FormPreview',
  object({
    form: FormInfo,
    object: ObjectInfo,
    /** What else the runtime form needs to draw itself. */
    app: AppInfo,
    /** False: the draft has errors, and this is how it was without them, or is in force. */
    current: boolean,
  }),
);
export type FormPreview = Static<typeof FormPreview>;

export const trialEndpoints = endpoints('studio', {
  trialRecords: {
    method: 'get',
    path: '/api/studio/records',
    who: 'administrator',
    summary: label('Records to try the draft on', '用于试用草稿的记录'),
    query: closed({
      object: described(label('Id of an object.', '对象的 id。'), objectId),
      search: optional(
        described(label('Text to look for.', '检索文本。'), labelled(label('Search', '搜索'), text({ max: 100 }))),
      ),
    }),
    answer: TrialRecords,
    failures: [400, 403],
  },
  tryRule: {
    method: 'post',
    path: '/api/studio/try-rule',
    who: 'administrator',
    readOnly: true,
    summary: label('For which records a condition of the draft holds', '试算草稿中的条件'),
    body: TryRuleBody,
    answer: TryRuleAnswer,
    failures: [400, 403, 404, 422],
  },
  simulate: {
    method: 'post',
    path: '/api/studio/simulate',
    who: 'administrator',
    readOnly: true,
    summary: label('The stage flow of the draft on a real record', '在真实记录上模拟草稿的阶段流程'),
    body: closed({ object: objectId, record, stage: optional(labelled(label('Stage', '阶段'), text({ max: 60 }))) }),
    answer: Simulation,
    failures: [400, 403, 404, 422],
  },
  previewForm: {
    method: 'post',
    path: '/api/studio/form',
    who: 'administrator',
    readOnly: true,
    summary: label('A form as the draft has it', '预览草稿中的表单'),
    body: closed({
      object: objectId,
      record_type: optional(labelled(label('Record type', '业务类型'), text({ max: 60 }))),
      role: optional(labelled(label('Role', '角色'), text({ max: 60 }))),
    }),
    answer: FormPreview,
    failures: [400, 403, 404, 422],
  },
});
