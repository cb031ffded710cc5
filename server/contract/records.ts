/**
 * Records as they are read, written and listed. What depends on the object and on the sight of the caller is marked
 * (`{object}`, `x-of`) and filled in where the API document of that sight is made.
 */
import { Fault, saying } from './problem.js';
import {
  anything,
  boolean,
  choice,
  closed,
  data,
  instant,
  integer,
  list,
  named,
  nullable,
  object,
  optional,
  string,
  strings,
  typed,
  uuid,
  type Schema,
  type Static,
} from './schema.js';
import { label } from './words.js';

/** A reference as it is read; written as its id (an object with `id` is accepted too). */
const Reference = named(
  'Reference',
  object({
    id: uuid,
    /** Null where the target may not be read or lies in the recycle bin. */
    label: nullable(string),
  }),
  label(
    'Another record or a user. `label` is null where it may not be read or lies in the recycle bin.',
    '另一条记录或用户。无权查看或已在回收站时 `label` 为 null。',
  ),
);
export type Reference = Static<typeof Reference>;

/** Records refer to these two by name. */
export const referenceSchemas: readonly Schema[] = [
  Reference,
  named(
    'GivenReference',
    typed({ anyOf: [uuid, { ...closed({ id: uuid, label: optional(nullable(string)) }) }] }),
    label('The id of a record or user, or an object that has it.', '记录或用户的 id，或带有 id 的对象。'),
  ),
];

/** A record: `id`, `version`, and the fields asked for. Times are UTC with milliseconds: `2026-01-02T03:04:05.678Z`. */
export type RecordData = { readonly id: string; readonly version: number } & Readonly<Record<string, unknown>>;
export const Read = typed<RecordData>({ $ref: '#/components/schemas/{object}' });
export const Created = typed<Readonly<Record<string, unknown>>>({ $ref: '#/components/schemas/{object}.create' });
export const Changed = typed<Readonly<Record<string, unknown>>>({ $ref: '#/components/schemas/{object}.change' });

export const warned = <T>(schema: Schema<T>) =>
  object({
    data: schema,
    /** Rules that warn of what was written: it is written all the same. */
    warnings: optional(list(Fault)),
  });

const Page = named(
  'Page',
  object({
    next: nullable(string),
    count: optional(integer()),
    /** true: there are at least `count`. */
    capped: optional(boolean),
  }),
  label(
    '`next` is the cursor of the next page, null on the last; `count` only where it was asked for; `capped`: at least so many.',
    '`next` 为下一页的游标，最后一页为 null；`count` 仅在请求时给出；`capped` 表示至少有这么多。',
  ),
);

export const ListAnswer = object({ data: list(Read), page: Page });
export type ListAnswer = Static<typeof ListAnswer>;

/** By name of group (its path, or `as`) and measure (`count`, `sum_amount`, or `as`). */
export const AggregateAnswer = object({
  data: list(typed<Readonly<Record<string, unknown>>>({ type: 'object', additionalProperties: true })),
  /** true: there are more groups than `limit`. */
  page: object({ capped: boolean }),
});
export type AggregateAnswer = Static<typeof AggregateAnswer>;

export const RecordRights = data(object({ update: boolean, delete: boolean, edit: strings }));
export type RecordRights = Static<typeof RecordRights>;

const Transitions = named(
  'Transitions',
  object({
    stage: string,
    since: instant,
    version: integer(),
    transitions: list(
      object({
        /** Stays when the transition is renamed. */
        id: string,
        name: string,
        label: string,
        to: string,
        /** Nothing is missing and the guard holds. */
        ready: boolean,
        /** Required fields that are empty: the mini form. */
        missing: strings,
        /** What else stands in the way, in words. */
        blocked: strings,
        /** A reason in words is needed. */
        reason: boolean,
      }),
    ),
  }),
);
export const TransitionsAnswer = data(Transitions);
export type TransitionsAnswer = Static<typeof TransitionsAnswer>;

export const TransitionRequest = closed({
  transition: typed<string>({ type: 'string', 'x-of': 'transitions' }),
  reason: optional(string),
  values: optional(Changed),
});
export type TransitionRequest = Static<typeof TransitionRequest>;

const HistoryEntry = named(
  'HistoryEntry',
  object({
    id: uuid,
    at: instant,
    by: Reference,
    kind: choice('create', 'update', 'delete', 'restore', 'transition'),
    changes: list(object({ field: string, label: string, old: anything, new: anything })),
    /** For transitions. */
    from: optional(string),
    to: optional(string),
    reason: optional(nullable(string)),
    /** How long the stage left behind had lasted. */
    seconds: optional(integer()),
  }),
);
/** Newest first. */
export const HistoryAnswer = object({ data: list(HistoryEntry), page: Page });
export type HistoryAnswer = Static<typeof HistoryAnswer>;

export const WriteAnswer = warned(Read);
export type WriteAnswer = Static<typeof WriteAnswer>;

export const Verdict = named('Verdict', object({ valid: boolean, errors: list(Fault) }));

export const BulkResult = named(
  'BulkResult',
  object({
    row: integer(),
    op: optional(choice('create', 'update', 'delete')),
    id: optional(uuid),
    version: optional(integer()),
    error: optional(object(saying)),
  }),
  label('What became of a row: its record, or the failure that stands against it.', '每一行的结果：记录，或未成功的原因。'),
);
