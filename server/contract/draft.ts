/** The draft of the workspace: read, saved, discarded, checked, planned, published. For administrators. */
import { AccessChange, ComponentRef, documentId, DocumentKind, Impact, PlannedChange, Risk, StudioFinding } from './component.js';
import { endpoints } from './endpoint.js';
import { Job } from './jobs.js';
import { Person } from './person.js';
import {
  anything,
  boolean,
  closed,
  described,
  instant,
  integer,
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
  choice,
  type Static,
} from './schema.js';
import { label } from './words.js';

/** A property that two sides changed differently. A side that left it out is `undefined` and absent from the JSON. */
const MergeConflict = named(
  'MergeConflict',
  object({
    at: ComponentRef,
    /** JSON pointer of the property in the document. */
    pointer: string,
    base: optional(anything),
    yours: optional(anything),
    theirs: optional(anything),
  }),
);
export type MergeConflict = Static<typeof MergeConflict>;

/** One document of the draft: the release's, or what was made of it since. */
const DraftDocument = named(
  'DraftDocument',
  object({
    kind: DocumentKind,
    id: string,
    /** Path within the folder of the application, as an export writes it. */
    file: string,
    content: anything,
    /** How it differs from the release in force; null: not at all. */
    state: nullable(choice('added', 'changed')),
    /** Of a changed document: what the release in force says. */
    released: optional(anything),
    by: optional(Person),
    at: optional(instant),
    /** Left by a release that came in between and changed the same properties; the draft's side stands until one decides. */
    conflicts: optional(list(MergeConflict)),
  }),
);
export type DraftDocument = Static<typeof DraftDocument>;

export const Draft = named(
  'Draft',
  object({
    release: integer(),
    /** Grows with every edit; edits name the number they were made on. */
    seq: integer(),
    documents: list(DraftDocument),
    /** Documents of the release that the draft leaves out. */
    removed: list(object({ kind: DocumentKind, id: string, content: anything, by: Person, at: instant })),
  }),
);
export type Draft = Static<typeof Draft>;

const DraftEdit = closed({
  kind: DocumentKind,
  id: documentId,
  /** The whole document; null: removed. */
  content: typed<unknown>({ type: ['object', 'null'] }),
});
export type DraftEdit = Static<typeof DraftEdit>;

const SaveRequest = closed({
  base: integer({ min: 0 }),
  edits: list(DraftEdit, { max: 500 }),
  /** What was done, for the history of edits: "Add field Budget". */
  label: optional(string),
});
export type SaveRequest = Static<typeof SaveRequest>;

const SaveAnswer = named(
  'SaveAnswer',
  object({
    seq: integer(),
    /** Every document changed since `base`, by others too. */
    documents: list(DraftDocument),
    /** Documents that left the draft since `base`. */
    removed: list(object({ kind: DocumentKind, id: string })),
  }),
);
export type SaveAnswer = Static<typeof SaveAnswer>;

/** `params.conflicts` of `studio.conflict`. */
const EditConflict = object({
  kind: DocumentKind,
  id: string,
  by: Person,
  at: instant,
  /** The document as the others left it; null: they removed it. */
  theirs: anything,
  conflicts: list(MergeConflict),
});
export type EditConflict = Static<typeof EditConflict>;

const Check = named('Check', object({ seq: integer(), findings: list(StudioFinding) }));
export type Check = Static<typeof Check>;

/** A use of a component that the draft removes or renames, at the place that still names it. */
const BrokenReference = named(
  'BrokenReference',
  object({
    target: ComponentRef,
    from: ComponentRef,
    pointer: string,
    text: string,
    /** What applying the offered fix does, in words; null: only a person can decide. */
    fix: nullable(string),
  }),
);
export type BrokenReference = Static<typeof BrokenReference>;

/** What publishing the draft would do; exactly that. */
const StudioPlan = named(
  'StudioPlan',
  object({
    /** Names this plan; publishing wants it back and refuses if it no longer holds. */
    digest: string,
    release: integer(),
    seq: integer(),
    risk: Risk,
    findings: list(StudioFinding),
    changes: list(PlannedChange),
    ddl: strings,
    impacts: list(Impact),
    references: list(BrokenReference),
    access: list(AccessChange),
  }),
);
export type StudioPlan = Static<typeof StudioPlan>;

const PublishBody = closed({
  digest: labelled(label('Digest of the plan', '计划摘要'), string),
  message: labelled(label('Message', '说明'), text({ min: 1, max: 2000 })),
  /** Must be true where the plan's risk is not safe. */
  confirm: optional(labelled(label('Confirmed', '已确认'), boolean)),
});
export type PublishBody = Static<typeof PublishBody>;

/** `jobs`: work that goes on after it. */
const PublishAnswer = named('PublishAnswer', object({ release: integer(), jobs: list(Job) }));
export type PublishAnswer = Static<typeof PublishAnswer>;

export const draftEndpoints = endpoints('studio', {
  draft: {
    method: 'get',
    path: '/api/studio/draft',
    who: 'administrator',
    summary: label('The draft with all its documents', '草稿及其全部文档'),
    headers: ['IfNoneMatch'],
    answer: Draft,
    answerHeaders: ['ETag'],
    failures: [403],
  },
  /** A document may be unfinished (that is for the check), but has kind, id and bounds. */
  saveDraft: {
    method: 'post',
    path: '/api/studio/draft',
    who: 'administrator',
    summary: label('Save edits of documents, all or none', '保存对文档的修改，全部成功或全部不保存'),
    description: label(
      'What others saved since `base` is merged property by property; what both changed differently is refused with `studio.conflict`.',
      '自 `base` 以来他人的修改会逐属性合并；双方对同一属性的不同修改以 `studio.conflict` 拒绝。',
    ),
    body: unread(SaveRequest),
    answer: SaveAnswer,
    failures: [400, 403, 409, 422],
  },
  discardDraft: {
    method: 'delete',
    path: '/api/studio/draft',
    who: 'administrator',
    summary: label('Discard the whole draft', '放弃整个草稿'),
    answer: Draft,
    failures: [403],
  },
  discardDocument: {
    method: 'delete',
    path: '/api/studio/draft/{kind}/{id}',
    who: 'administrator',
    summary: label('Discard the edits of one document', '放弃对一个文档的修改'),
    params: {
      kind: described(label('Kind of document.', '文档类型。'), DocumentKind),
      id: described(label('Id of the document.', '文档的 id。'), documentId),
    },
    answer: Draft,
    failures: [403],
  },
  checkDraft: {
    method: 'get',
    path: '/api/studio/check',
    who: 'administrator',
    summary: label('Everything that is wrong with the draft', '草稿中的全部问题'),
    answer: Check,
    failures: [403],
  },
  planDraft: {
    method: 'post',
    path: '/api/studio/plan',
    who: 'administrator',
    readOnly: true,
    summary: label('What publishing the draft would do', '发布草稿会带来的变化'),
    answer: StudioPlan,
    failures: [403],
  },
  publishDraft: {
    method: 'post',
    path: '/api/studio/publish',
    who: 'administrator',
    summary: label('Publish the draft exactly as it was planned', '按计划发布草稿'),
    body: PublishBody,
    answer: PublishAnswer,
    failures: [400, 403, 409, 422],
  },
});
