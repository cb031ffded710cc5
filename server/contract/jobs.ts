/** Work that goes on beside the requests; values replaced by it, and taken back. For administrators. */
import { endpoints } from './endpoint.js';
import { Person } from './person.js';
import {
  boolean,
  choice,
  closed,
  count,
  data,
  described,
  idOf,
  instant,
  integer,
  labelled,
  list,
  map,
  named,
  nullable,
  object,
  optional,
  string,
  text,
  uuid,
  type Static,
} from './schema.js';
import { label } from './words.js';

export const Job = named(
  'Job',
  object({
    id: uuid,
    kind: choice('index', 'replace_value', 'undo_replace', 'purge'),
    text: string,
    state: choice('waiting', 'running', 'done', 'failed'),
    done: integer(),
    /** null: not known. */
    total: nullable(integer()),
    error: nullable(string),
    by: Person,
    at: instant,
    undoable: boolean,
  }),
);
export type Job = Static<typeof Job>;

const known = { id: idOf('job.unknown') };

export const jobEndpoints = endpoints('studio', {
  jobs: {
    method: 'get',
    path: '/api/studio/jobs',
    who: 'administrator',
    summary: label('Work that goes on beside the requests', '后台任务'),
    answer: data(list(Job)),
    failures: [403],
  },
  job: {
    method: 'get',
    path: '/api/studio/jobs/{id}',
    who: 'administrator',
    summary: label('One job', '单个任务'),
    params: known,
    answer: data(Job),
    failures: [403, 404],
  },
});

const ofObject = label('Object', '对象');
export const objectId = labelled(ofObject, text({ min: 1, max: 60 }));
/** A shared set, or a field of an object; `stage` and `record_type` too. */
const scope = {
  picklist: optional(labelled(label('Picklist', '选项集'), text({ max: 60 }))),
  object: optional(labelled(ofObject, text({ max: 60 }))),
  field: optional(labelled(label('Field', '字段'), text({ max: 60 }))),
};

/** Of every declared field of the release, by id, how many living records have a value, and when one of them was last changed (in this field or another). */
const FieldUsage = named(
  'FieldUsage',
  object({
    total: count,
    /** The figures come from a sample, for the table is very large. */
    estimated: boolean,
    fields: map(object({ filled: count, last_written: nullable(instant) })),
  }),
);
export type FieldUsage = Static<typeof FieldUsage>;

/** Records per code, over all fields that use the set; those in the recycle bin count, for they may come back. */
const ValueUsage = named('ValueUsage', object({ values: map(count) }));
export type ValueUsage = Static<typeof ValueUsage>;

export const usageEndpoints = endpoints('studio', {
  fieldUsage: {
    method: 'get',
    path: '/api/studio/usage/fields',
    who: 'administrator',
    summary: label('How many records have a value in each field', '各字段有值的记录数'),
    query: closed({ object: described(label('Id of an object.', '对象的 id。'), objectId) }),
    answer: FieldUsage,
    failures: [400, 403, 404],
  },
  valueUsage: {
    method: 'get',
    path: '/api/studio/usage/values',
    who: 'administrator',
    summary: label('How many records hold each value of a picklist or field', '各选项值的记录数'),
    query: closed({
      picklist: described(label('Id of a shared picklist.', '共享选项集的 id。'), scope.picklist),
      object: described(label('Id of an object.', '对象的 id。'), scope.object),
      field: described(
        label('Id of a field of it; `stage` and `record_type` too.', '字段的 id，也可为 `stage` 或 `record_type`。'),
        scope.field,
      ),
    }),
    answer: ValueUsage,
    failures: [400, 403, 404, 422],
  },
});

const replacement = closed({
  ...scope,
  from: labelled(label('Value to be replaced', '被替换的值'), text({ min: 1, max: 60 })),
  to: labelled(label('New value', '新值'), text({ min: 1, max: 60 })),
});
export type ReplaceValueBody = Static<typeof replacement>;

const ReplacePreview = named(
  'ReplacePreview',
  object({ count, fields: list(object({ object: string, field: string, label: string, count })) }),
);
export type ReplacePreview = Static<typeof ReplacePreview>;

export const replacementEndpoints = endpoints('studio', {
  previewReplacement: {
    method: 'post',
    path: '/api/studio/replace-value/preview',
    who: 'administrator',
    readOnly: true,
    summary: label('How many records a replacement would change', '预览替换会改动的记录数'),
    body: replacement,
    answer: ReplacePreview,
    failures: [400, 403, 404, 422],
  },
  replaceValue: {
    method: 'post',
    path: '/api/studio/replace-value',
    who: 'administrator',
    summary: label('Replace a value by another in every record, as a job', '以任务方式将所有记录中的值替换为另一个'),
    body: replacement,
    status: 202,
    answer: object({ job: Job }),
    failures: [400, 403, 404, 422],
  },
  undoJob: {
    method: 'post',
    path: '/api/studio/jobs/{id}/undo',
    who: 'administrator',
    summary: label('Take back what a job changed and nobody has changed since', '撤销任务所做且此后未再改动的更改'),
    params: known,
    status: 202,
    answer: object({ job: Job }),
    failures: [403, 404, 409],
  },
});
