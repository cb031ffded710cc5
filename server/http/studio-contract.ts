/**
 * What the studio and the server say to each other under `/api/studio`; types only. Every call needs a role that
 * administers. Errors are problem+json as everywhere.
 */
import type { ComponentRef, DocumentKind } from '../../metadata/documents/component.js';
import type { Finding } from '../compile/documents/finding.js';
import type { Impact, Risk } from '../publish/impact/impact.js';

export type { Impact, Risk } from '../publish/impact/impact.js';

export interface Person {
  readonly id: string;
  readonly label: string;
}

/** One document of the draft: the release's, or what was made of it since. */
export interface DraftDocument {
  readonly kind: DocumentKind;
  readonly id: string;
  /** Path within the folder of the application, as an export writes it. */
  readonly file: string;
  readonly content: unknown;
  /** How it differs from the release in force; null: not at all. */
  readonly state: 'added' | 'changed' | null;
  /** Of a changed document: what the release in force says. */
  readonly released?: unknown;
  readonly by?: Person;
  readonly at?: string;
  /** Left by a release that came in between and changed the same properties; the draft's side stands until one decides. */
  readonly conflicts?: readonly MergeConflict[];
}

/** A property that two sides changed differently. A side that left it out is `undefined` and absent from the JSON. */
export interface MergeConflict {
  readonly at: ComponentRef;
  /** JSON pointer of the property in the document. */
  readonly pointer: string;
  readonly base?: unknown;
  readonly yours?: unknown;
  readonly theirs?: unknown;
}

/** `GET /api/studio/draft`. `If-None-Match` with the ETag answers 304 while nobody has changed anything. */
export interface Draft {
  readonly release: number;
  /** Grows with every edit; edits name the number they were made on. */
  readonly seq: number;
  readonly documents: readonly DraftDocument[];
  /** Documents of the release that the draft leaves out. */
  readonly removed: readonly {
    readonly kind: DocumentKind;
    readonly id: string;
    readonly content: unknown;
    readonly by: Person;
    readonly at: string;
  }[];
}

export interface DraftEdit {
  readonly kind: DocumentKind;
  readonly id: string;
  /** The whole document; null: removed. */
  readonly content: unknown;
}

/**
 * `POST /api/studio/draft`: saves edits, all or none. Documents that others changed since `base` are merged property by
 * property; what both changed differently is refused with 409 `studio.conflict`, whose `params.conflicts` are
 * `EditConflict[]`. A document may be unfinished (that is for the check), but has kind, id and bounds.
 */
export interface SaveRequest {
  readonly base: number;
  readonly edits: readonly DraftEdit[];
  /** What was done, for the history of edits: "Add field Budget". */
  readonly label?: string;
}
export interface SaveAnswer {
  readonly seq: number;
  /** Every document changed since `base`, by others too. */
  readonly documents: readonly DraftDocument[];
  /** Documents that left the draft since `base`. */
  readonly removed: readonly { readonly kind: DocumentKind; readonly id: string }[];
}
export interface EditConflict {
  readonly kind: DocumentKind;
  readonly id: string;
  readonly by: Person;
  readonly at: string;
  /** The document as the others left it; null: they removed it. */
  readonly theirs: unknown;
  readonly conflicts: readonly MergeConflict[];
}

/** `GET /api/studio/check`: everything that is wrong with the draft; `at` is null for what belongs to no document. */
export interface Check {
  readonly seq: number;
  readonly findings: readonly StudioFinding[];
}
export interface StudioFinding extends Pick<Finding, 'level' | 'code' | 'pointer' | 'params'> {
  readonly at: ComponentRef | null;
  /** In the caller's language, how to mend it included. */
  readonly message: string;
}

export interface PlannedChange {
  readonly at: ComponentRef;
  readonly action: 'added' | 'removed' | 'renamed' | 'changed';
  readonly text: string;
  readonly risk: Risk;
}

/** A use of a component that the draft removes or renames, at the place that still names it. */
export interface BrokenReference {
  readonly target: ComponentRef;
  readonly from: ComponentRef;
  readonly pointer: string;
  readonly text: string;
  /** What applying the offered fix does, in words; null: only a person can decide. */
  readonly fix: string | null;
}

/** What a role may do, before and after. Cells that stay the same are left out of a difference. */
export interface AccessChange {
  readonly role: string;
  readonly object: string;
  readonly field: string | null;
  /** Right, `transition:<name>`, `rows`, or `field`. */
  readonly what: string;
  readonly from: string;
  readonly to: string;
  readonly text: string;
}

/** `POST /api/studio/plan`: what publishing the draft would do; exactly that. */
export interface StudioPlan {
  /** Names this plan; publishing wants it back and refuses if it no longer holds. */
  readonly digest: string;
  readonly release: number;
  readonly seq: number;
  readonly risk: Risk;
  readonly findings: readonly StudioFinding[];
  readonly changes: readonly PlannedChange[];
  readonly ddl: readonly string[];
  readonly impacts: readonly Impact[];
  readonly references: readonly BrokenReference[];
  readonly access: readonly AccessChange[];
}

/**
 * `POST /api/studio/publish`. `confirm` must be true where the plan's risk is not safe. Refuses with 409
 * `studio.plan_outdated` (somebody edited or published in between: plan again), 422 `publish.invalid`,
 * 422 `studio.confirmation`.
 */
export interface PublishBody {
  readonly digest: string;
  readonly message: string;
  readonly confirm?: boolean;
}
export interface PublishAnswer {
  readonly release: number;
  /** Work that goes on after it. */
  readonly jobs: readonly Job[];
}

/** `GET /api/studio/releases?before=` answers `{data: ReleaseEntry[]}`, newest first. */
export interface ReleaseEntry {
  readonly number: number;
  readonly message: string;
  readonly author: Person;
  readonly at: string;
  readonly current: boolean;
}
/** `GET /api/studio/releases/diff?from=&to=`; `to` may be `draft`. */
export interface ReleaseDiff {
  readonly changes: readonly PlannedChange[];
}
// `POST /api/studio/releases/:number/restore` puts that release's documents into the draft and answers `Draft`.
// `DELETE /api/studio/draft` and `DELETE /api/studio/draft/:kind/:id` discard all or one document and answer `Draft`.

/** `GET /api/studio/audit?search=&kind=&by=&after=`: every change to metadata, users, departments, roles, settings; newest first. */
export interface AuditAnswer {
  readonly data: readonly AuditEntry[];
  readonly page: { readonly next: string | null };
}
export interface AuditEntry {
  readonly id: string;
  readonly at: string;
  readonly by: Person;
  /** `draft.edit`, `draft.discard`, `release.publish`, `release.restore`, `user.invite`, `user.change`, `department.change`, `view_as.start`, `purge.field`, `job.start`, … */
  readonly action: string;
  readonly text: string;
  readonly details: Readonly<Record<string, unknown>>;
}

/** `GET /api/studio/jobs`, `GET /api/studio/jobs/:id`, `POST /api/studio/jobs/:id/undo`. */
export interface Job {
  readonly id: string;
  readonly kind: 'index' | 'replace_value' | 'undo_replace' | 'purge';
  readonly text: string;
  readonly state: 'waiting' | 'running' | 'done' | 'failed';
  readonly done: number;
  /** null: not known. */
  readonly total: number | null;
  readonly error: string | null;
  readonly by: Person;
  readonly at: string;
  readonly undoable: boolean;
}

/**
 * `GET /api/studio/usage/fields?object=<id>`: of every declared field of the release, by id, how many living records have
 * a value, and when one of them was last changed (in this field or another).
 */
export interface FieldUsage {
  readonly total: number;
  /** The figures come from a sample, for the table is very large. */
  readonly estimated: boolean;
  readonly fields: Readonly<Record<string, { readonly filled: number; readonly last_written: string | null }>>;
}
/** `GET /api/studio/usage/values?object=<id>&field=<id>` or `?picklist=<id>`: records per code, over all fields that use the set; those in the recycle bin count, for they may come back. */
export interface ValueUsage {
  readonly values: Readonly<Record<string, number>>;
}

/** `POST /api/studio/replace-value/preview` answers `ReplacePreview`; `POST /api/studio/replace-value` starts the job and answers `{job: Job}`. */
export interface ReplaceValueBody {
  /** A global set, or one field. Also `stage` and `record_type` by `field`. */
  readonly picklist?: string;
  readonly object?: string;
  readonly field?: string;
  readonly from: string;
  readonly to: string;
}
export interface ReplacePreview {
  readonly count: number;
  readonly fields: readonly { readonly object: string; readonly field: string; readonly label: string; readonly count: number }[];
}

/** `POST /api/studio/try-rule`: a condition of the draft over records of the release; object by id. */
export interface TryRuleBody {
  readonly object: string;
  readonly rule: unknown;
  /** Which records are shown: those for which it is true (the default), or false. */
  readonly show?: boolean;
  /** One record only: its verdict with the values it rests on. */
  readonly record?: string;
}
export interface TryRuleAnswer {
  readonly total: number;
  readonly matching: number;
  readonly samples: readonly {
    readonly id: string;
    readonly label: string | null;
    readonly holds: boolean;
    /** The fields the rule reads, with their values in this record; those that the caller may not read are left out. */
    readonly values: Readonly<Record<string, unknown>>;
  }[];
  /** False: the draft has errors, and its last version without them, or the release in force, was asked. */
  readonly current: boolean;
}

/** `POST /api/studio/simulate {object, record, stage?}`: the draft's flow on a real record of the release. */
export interface Simulation {
  readonly stage: string;
  readonly transitions: readonly {
    readonly name: string;
    readonly label: string;
    readonly to: string;
    readonly ready: boolean;
    readonly missing: readonly string[];
    readonly blocked: readonly string[];
    /** A reason in words is needed. */
    readonly reason: boolean;
    /** Labels of the roles that may make this move; where it depends on who it is, those of whom somebody may. */
    readonly roles: readonly string[];
  }[];
  /** False: the draft has errors, and this is how it was without them, or is in force. */
  readonly current: boolean;
}
/** `GET /api/studio/records?object=<id>&search=`: records to try things on. */
export interface TrialRecords {
  readonly data: readonly { readonly id: string; readonly label: string | null }[];
}

/** `GET /api/studio/access`: what every role of the draft may do, and what the release in force lets it do. */
export interface Access {
  readonly roles: readonly RoleAccess[];
  readonly changes: readonly AccessChange[];
  /** False: the draft has errors, and this is how it was without them, or is in force. */
  readonly current: boolean;
}
export interface RoleAccess {
  readonly id: string;
  readonly label: string;
  readonly administer: boolean;
  /** By name of object. */
  readonly objects: Readonly<Record<string, ObjectAccess>>;
}
export interface ObjectAccess {
  /** Right → in words on which rows; a right that is not there is not held. */
  readonly rights: Readonly<Record<string, string>>;
  readonly transitions: readonly string[];
  /** Name of field → the most that is granted on some rows. */
  readonly fields: Readonly<Record<string, 'hidden' | 'masked' | 'read' | 'edit'>>;
}

/** `GET /api/studio/role-holders`: how many active users hold each role, by the role's id; a role nobody holds is not there. */
export interface RoleHolders {
  readonly data: Readonly<Record<string, number>>;
}

/** `GET /api/studio/removed`: what earlier releases left out, with its values. `POST /api/studio/purge {at, name}` ends it for good. */
export interface RemovedAnswer {
  readonly data: readonly {
    readonly at: ComponentRef;
    readonly name: string;
    readonly label: string;
    readonly object: string | null;
    readonly removed_in: number;
    readonly filled: number;
  }[];
}

/** `POST /api/studio/form {object, record_type?, role?}` answers `FormInfo` and the layout of the draft, for the live preview. */
export interface FormPreview {
  readonly form: import('./contract.js').FormInfo;
  readonly object: import('./contract.js').ObjectInfo;
  /** What else the runtime form needs to draw itself. */
  readonly app: import('./contract.js').AppInfo;
  /** False: the draft has errors, and this is how it was without them, or is in force. */
  readonly current: boolean;
}

/** `POST /api/studio/view-as {user?: id, role?: name}` turns this session into a read-only view; `DELETE` ends it. Both answer `Me`. */

/** `GET /api/studio/bundle` is a zip of the draft's documents; `?release=N` of a release. `POST` with a zip (`application/zip`) puts it into the draft. */
export interface ImportAnswer {
  readonly draft: Draft;
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
  /** Files in the zip that are no documents: nothing was done with them. */
  readonly ignored: readonly string[];
}
