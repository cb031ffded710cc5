/** Schemas of the answers that `http/contract.ts` types; a test holds the two against each other. */
import type { JsonSchema } from '../field-types/field-type.js';
import { list, object, schemaNamed } from './operation.js';

const string: JsonSchema = { type: 'string' };
const integer: JsonSchema = { type: 'integer' };
const boolean: JsonSchema = { type: 'boolean' };
const uuid: JsonSchema = { type: 'string', format: 'uuid' };
const instant: JsonSchema = { type: 'string', format: 'date-time' };
const anything: JsonSchema = {};
const strings = list(string);
const orNull = (type: string): JsonSchema => ({ type: [type, 'null'] });
const either = (...values: readonly string[]): JsonSchema => ({ type: 'string', enum: values });
const map = (values: JsonSchema): JsonSchema => ({ type: 'object', additionalProperties: values });
const rule = schemaNamed('Rule');
const named = object({ name: string, label: string });

const department: JsonSchema = { anyOf: [object({ id: uuid, name: string }), { type: 'null' }] };

const operators = ['eq', 'ne', 'gt', 'gte', 'lt', 'lte', 'in', 'not_in', 'contains', 'starts_with', 'empty', 'has'];

const me = object(
  {
    user: object({ id: uuid, email: string, name: string }),
    workspace: object({ id: uuid, name: string, label: string }),
    workspaces: list(named),
    roles: list(named),
    department,
    administer: boolean,
    viewing_as: object({ kind: { type: 'string', enum: ['user', 'role'] }, label: string }),
  },
  ['viewing_as'],
);

const appInfo = object({
  release: integer,
  label: string,
  version: string,
  country: string,
  currency: string,
  timezone: string,
  navigation: list(object({ label: string, objects: strings })),
  objects: map(schemaNamed('ObjectInfo')),
});

const formLayout = {
  tabs: list(object({ id: string, label: string })),
  sections: list(
    object(
      { id: string, label: string, tab: string, columns: { type: 'integer', enum: [1, 2, 3] }, fields: strings, visible: rule },
      ['tab', 'visible'],
    ),
  ),
  leaves_out: strings,
};

const layoutInfo = object(
  {
    record_types: strings,
    ...formLayout,
    related: list(object({ object: string, field: string, label: string, columns: strings })),
  },
  ['record_types'],
);

const objectInfo = object(
  {
    id: string,
    name: string,
    label: string,
    plural: string,
    description: string,
    icon: string,
    title: orNull('string'),
    searchable: boolean,
    rights: object({ create: boolean, update: boolean, delete: boolean, export: boolean, import: boolean }),
    fields: list(schemaNamed('FieldInfo')),
    layouts: list(schemaNamed('LayoutInfo')),
    views: list(object({ name: string, label: string, columns: strings, sort: strings, group: string }, ['group'])),
    record_types: list(named),
    flow: { anyOf: [schemaNamed('FlowInfo'), { type: 'null' }] },
  },
  ['description'],
);

const fieldInfo = object(
  {
    name: string,
    label: string,
    help: string,
    type: string,
    system: boolean,
    access: either('masked', 'read', 'edit'),
    operators: list(either(...operators)),
    sortable: boolean,
    groupable: boolean,
    values: list(
      object({ code: string, label: string, color: string, active: boolean, when: strings, record_types: strings }, [
        'when',
        'record_types',
      ]),
    ),
    depends_on: string,
    to: string,
    options: map(anything),
  },
  ['help', 'values', 'depends_on', 'to'],
);

const flowInfo = object({
  label: string,
  stages: list(
    object(
      {
        name: string,
        label: string,
        kind: either('open', 'won', 'lost', 'done'),
        color: string,
        initial: boolean,
        probability: integer,
        time_limit: integer,
      },
      ['probability', 'time_limit'],
    ),
  ),
});

const formInfo = object({
  release: integer,
  schema: map(anything),
  uiSchema: map(anything),
  layout: object(formLayout),
  fields: map(
    object({ id: string, required: rule, visible: rule, readonly: rule, default: rule }, [
      'required',
      'visible',
      'readonly',
      'default',
    ]),
  ),
  rules: list(object({ name: string, level: either('error', 'warning'), when: rule, at: strings, message: string })),
  defaults: map(anything),
  stages: map(strings),
  user: object({ id: uuid, department: orNull('string'), roles: strings }),
});

const historyEntry = object(
  {
    id: uuid,
    at: instant,
    by: schemaNamed('Reference'),
    kind: either('create', 'update', 'delete', 'restore', 'transition'),
    changes: list(object({ field: string, label: string, old: anything, new: anything })),
    from: string,
    to: string,
    reason: orNull('string'),
    seconds: integer,
  },
  ['from', 'to', 'reason', 'seconds'],
);

const transitions = object({
  stage: string,
  since: instant,
  version: integer,
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
    }),
  ),
});

export const contractSchemas: Readonly<Record<string, JsonSchema>> = {
  Me: me,
  AppInfo: appInfo,
  ObjectInfo: objectInfo,
  LayoutInfo: layoutInfo,
  FieldInfo: fieldInfo,
  FlowInfo: flowInfo,
  FormInfo: formInfo,
  HistoryEntry: historyEntry,
  Transitions: transitions,
  User: object({ id: uuid, label: string, email: string }),
  UserDetail: object({
    id: uuid,
    email: string,
    label: string,
    locale: string,
    active: boolean,
    department,
    roles: list(named),
  }),
  Invitation: object({
    id: uuid,
    label: string,
    email: string,
    department,
    roles: list(named),
    created_at: instant,
    expires_at: instant,
  }),
  InvitationLink: object({ data: schemaNamed('Invitation'), link: string }),
  OpenInvitation: object({ workspace: string, email: string, name: string, expires_at: instant }),
  Department: object({ id: uuid, name: string, parent: { type: ['string', 'null'], format: 'uuid' } }),
  Token: object({ id: uuid, name: string, created_at: instant, expires_at: { type: ['string', 'null'], format: 'date-time' } }),
  SearchHit: object({ object: string, id: uuid, label: string }),
};
