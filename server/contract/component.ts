/** Documents of the application and their parts, as the studio's calls name them. */
import { documentKinds } from '../../metadata/kinds/index.js';
import {
  choice,
  integer,
  list,
  named,
  nullable,
  object,
  optional,
  anything,
  string,
  strings,
  text,
  typed,
  uuid,
  type Static,
} from './schema.js';

export const DocumentKind = choice(...documentKinds);
export const documentId = text({ pattern: '^[A-Za-z0-9][A-Za-z0-9_-]{0,31}$' });

export const ComponentRef = named('ComponentRef', object({ kind: DocumentKind, id: string, path: strings }));

const params = typed<Readonly<Record<string, unknown>>>({ type: 'object', additionalProperties: true });

/** `at` is null for what belongs to no document. */
export const StudioFinding = named(
  'StudioFinding',
  object({
    level: choice('error', 'warning'),
    code: string,
    /** RFC 6901, into the document. */
    pointer: string,
    params,
    at: nullable(ComponentRef),
    /** In the caller's language, how to mend it included. */
    message: string,
  }),
);
export type StudioFinding = Static<typeof StudioFinding>;

/** safe: nothing to decide. confirm: records or rights are affected. destroys: values become unreadable. blocked: publish refuses. */
export const Risk = choice('safe', 'confirm', 'destroys', 'blocked');
export type Risk = Static<typeof Risk>;

export const PlannedChange = named(
  'PlannedChange',
  object({ at: ComponentRef, action: choice('added', 'removed', 'renamed', 'changed'), text: string, risk: Risk }),
);
export type PlannedChange = Static<typeof PlannedChange>;

/** Records that a change touches. */
export const Impact = named(
  'Impact',
  object({
    at: ComponentRef,
    /** rule: stands against them. required: empty. format: no longer fits. option: a removed value. unique: not the only one. type: converts or cannot. flow: stands in a stage that goes or lacks what it needs. removed: values that are set aside. */
    kind: choice('rule', 'required', 'format', 'option', 'unique', 'type', 'flow', 'removed'),
    /** Name of the object whose records they are. */
    object: string,
    risk: Risk,
    /** null: not counted, because it would take too long or depends on who writes; the text says which. */
    count: nullable(integer()),
    text: string,
    /** At most 20. `value`: what stands there now; `becomes`: what publishing makes of it. */
    samples: list(object({ id: uuid, label: nullable(string), value: optional(anything), becomes: optional(anything) })),
  }),
);
export type Impact = Static<typeof Impact>;

/** What a role may do, before and after. Cells that stay the same are left out of a difference. */
export const AccessChange = named(
  'AccessChange',
  object({
    role: string,
    object: string,
    field: nullable(string),
    /** Right, `transition:<name>`, `rows`, or `field`. */
    what: string,
    from: string,
    to: string,
    text: string,
  }),
);
export type AccessChange = Static<typeof AccessChange>;
