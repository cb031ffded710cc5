/** Schemas of what the studio's calls answer, as `http/studio-contract.ts` types it; a test holds them against real answers. */
import type { JsonSchema } from '../field-types/field-type.js';
import { list, object, schemaNamed } from './operation.js';

const string: JsonSchema = { type: 'string' };
const integer: JsonSchema = { type: 'integer' };
const instant: JsonSchema = { type: 'string', format: 'date-time' };
const anything: JsonSchema = {};
const map: JsonSchema = { type: 'object', additionalProperties: true };
const either = (...values: readonly (string | null)[]): JsonSchema => ({ enum: values });
const orNull = (schema: JsonSchema): JsonSchema => ({ anyOf: [schema, { type: 'null' }] });
const ref = schemaNamed('ComponentRef');
const person = schemaNamed('Person');
export const documentKind: JsonSchema = { type: 'string', enum: ['app', 'object', 'picklist', 'role'] };
const risk = either('safe', 'confirm', 'destroys', 'blocked');

export const studioSchemas: Readonly<Record<string, JsonSchema>> = {
  Person: object({ id: string, label: string }),
  ComponentRef: object({ kind: documentKind, id: string, path: list(string) }),
  MergeConflict: object({ at: ref, pointer: string, base: anything, yours: anything, theirs: anything }, [
    'base',
    'yours',
    'theirs',
  ]),
  DraftDocument: object(
    {
      kind: documentKind,
      id: string,
      file: string,
      content: anything,
      state: either('added', 'changed', null),
      released: anything,
      by: person,
      at: instant,
      conflicts: list(schemaNamed('MergeConflict')),
    },
    ['released', 'by', 'at', 'conflicts'],
  ),
  Draft: object({
    release: integer,
    seq: integer,
    documents: list(schemaNamed('DraftDocument')),
    removed: list(object({ kind: documentKind, id: string, content: anything, by: person, at: instant })),
  }),
  SaveAnswer: object({
    seq: integer,
    documents: list(schemaNamed('DraftDocument')),
    removed: list(object({ kind: documentKind, id: string })),
  }),
  StudioFinding: object({
    level: either('error', 'warning'),
    code: string,
    pointer: string,
    params: map,
    at: orNull(ref),
    message: string,
  }),
  Check: object({ seq: integer, findings: list(schemaNamed('StudioFinding')) }),
  PlannedChange: object({ at: ref, action: either('added', 'removed', 'renamed', 'changed'), text: string, risk }),
  Impact: object({
    at: ref,
    kind: either('rule', 'required', 'format', 'option', 'unique', 'type', 'flow', 'removed'),
    object: string,
    risk,
    count: orNull(integer),
    text: string,
    samples: list(
      object({ id: { type: 'string', format: 'uuid' }, label: orNull(string), value: anything, becomes: anything }, [
        'value',
        'becomes',
      ]),
    ),
  }),
  BrokenReference: object({ target: ref, from: ref, pointer: string, text: string, fix: orNull(string) }),
  AccessChange: object({
    role: string,
    object: string,
    field: orNull(string),
    what: string,
    from: string,
    to: string,
    text: string,
  }),
  StudioPlan: object({
    digest: string,
    release: integer,
    seq: integer,
    risk,
    findings: list(schemaNamed('StudioFinding')),
    changes: list(schemaNamed('PlannedChange')),
    ddl: list(string),
    impacts: list(schemaNamed('Impact')),
    references: list(schemaNamed('BrokenReference')),
    access: list(schemaNamed('AccessChange')),
  }),
  Job: object({
    id: { type: 'string', format: 'uuid' },
    kind: string,
    text: string,
    state: either('waiting', 'running', 'done', 'failed'),
    done: integer,
    total: orNull(integer),
    error: orNull(string),
    by: person,
    at: instant,
    undoable: { type: 'boolean' },
  }),
  PublishAnswer: object({ release: integer, jobs: list(schemaNamed('Job')) }),
  ReleaseEntry: object({ number: integer, message: string, author: person, at: instant, current: { type: 'boolean' } }),
  AuditEntry: object({
    id: { type: 'string', format: 'uuid' },
    at: instant,
    by: person,
    action: string,
    text: string,
    details: map,
  }),
};
