/** Schemas of what the studio's tools answer: usage, trials, replacements, access, bundles. */
import type { JsonSchema } from '../field-types/field-type.js';
import { list, object, schemaNamed } from './operation.js';

const string: JsonSchema = { type: 'string' };
const strings = list(string);
const boolean: JsonSchema = { type: 'boolean' };
const count: JsonSchema = { type: 'integer', minimum: 0 };
const uuid: JsonSchema = { type: 'string', format: 'uuid' };
const orNull = (schema: JsonSchema): JsonSchema => ({ anyOf: [schema, { type: 'null' }] });
const map = (of: JsonSchema): JsonSchema => ({ type: 'object', additionalProperties: of });

export const studioToolSchemas: Readonly<Record<string, JsonSchema>> = {
  FieldUsage: object({
    total: count,
    estimated: boolean,
    fields: map(object({ filled: count, last_written: orNull({ type: 'string', format: 'date-time' }) })),
  }),
  ValueUsage: object({ values: map(count) }),
  ReplacePreview: object({
    count,
    fields: list(object({ object: string, field: string, label: string, count })),
  }),
  TryRuleAnswer: object({
    total: count,
    matching: count,
    samples: list(object({ id: uuid, label: orNull(string), holds: boolean, values: { type: 'object' } })),
    current: boolean,
  }),
  Simulation: object({
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
        reason: boolean,
        roles: strings,
      }),
    ),
    current: boolean,
  }),
  TrialRecord: object({ id: uuid, label: orNull(string) }),
  RoleAccess: object({
    id: string,
    label: string,
    administer: boolean,
    objects: map(
      object({
        rights: map(string),
        transitions: strings,
        fields: map({ enum: ['hidden', 'masked', 'read', 'edit'] }),
      }),
    ),
  }),
  Access: object({ roles: list(schemaNamed('RoleAccess')), changes: list(schemaNamed('AccessChange')), current: boolean }),
  FormPreview: object({
    form: schemaNamed('FormInfo'),
    object: schemaNamed('ObjectInfo'),
    app: schemaNamed('AppInfo'),
    current: boolean,
  }),
  ImportAnswer: object({ draft: schemaNamed('Draft'), added: count, changed: count, removed: count, ignored: strings }),
};
