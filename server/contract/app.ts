/** What the runtime app needs to draw itself, as far as the caller may see it. Every text is in the language of the request. */
import { endpoints } from './endpoint.js';
import { Rule } from './rule.js';
import {
  anything,
  boolean,
  choice,
  closed,
  data,
  described,
  integer,
  list,
  map,
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

/** How a form is laid out. */
const layout = {
  /** Empty: the sections stand below each other. */
  tabs: list(object({ id: string, label: string })),
  sections: list(
    object({
      id: string,
      label: string,
      /** Id of its tab, where there are any. */
      tab: optional(string),
      columns: typed<1 | 2 | 3>({ type: 'integer', enum: [1, 2, 3] }),
      fields: strings,
      visible: optional(Rule),
    }),
  ),
  /** Fields that are not drawn; what is neither here nor in a section comes last. */
  leaves_out: strings,
};
const FormLayout = object(layout);
export type FormLayout = Static<typeof FormLayout>;

/** How the records of some types, or of all, are drawn for the caller. */
const LayoutInfo = named(
  'LayoutInfo',
  object({
    record_types: optional(strings),
    ...layout,
    related: list(object({ object: string, field: string, label: string, columns: strings })),
  }),
);
export type LayoutInfo = Static<typeof LayoutInfo>;

const ViewInfo = object({
  name: string,
  label: string,
  columns: strings,
  /** With `group` first, where there is one. */
  sort: strings,
  /** Path of the field by which rows are grouped. */
  group: optional(string),
});

const ValueInfo = object({
  code: string,
  label: string,
  color: string,
  active: boolean,
  when: optional(strings),
  record_types: optional(strings),
});
export type ValueInfo = Static<typeof ValueInfo>;

const Operator = choice('eq', 'ne', 'gt', 'gte', 'lt', 'lte', 'in', 'not_in', 'contains', 'starts_with', 'empty', 'has');

const FieldInfo = named(
  'FieldInfo',
  object({
    name: string,
    label: string,
    help: optional(string),
    type: string,
    system: boolean,
    /** `masked`: only ever seen as 138****5678; not filterable, not sortable. */
    access: choice('masked', 'read', 'edit'),
    /** Operators for filters; empty: not filterable. */
    operators: list(Operator),
    sortable: boolean,
    groupable: boolean,
    values: optional(list(ValueInfo)),
    depends_on: optional(string),
    /** Object a lookup points to. `user` fields have none: their people come from `/api/users`. */
    to: optional(string),
    /** Options of the type that matter for display: scale, currency, max, unit, … */
    options: map(anything),
  }),
);
export type FieldInfo = Static<typeof FieldInfo>;

const FlowInfo = named(
  'FlowInfo',
  object({
    label: string,
    stages: list(
      object({
        name: string,
        label: string,
        kind: choice('open', 'won', 'lost', 'done'),
        color: string,
        initial: boolean,
        /** Percent. */
        probability: optional(integer()),
        /** Hours a record may stand here. */
        time_limit: optional(integer()),
      }),
    ),
  }),
);
export type FlowInfo = Static<typeof FlowInfo>;

export const ObjectInfo = named(
  'ObjectInfo',
  object({
    /** Stays when the object is renamed. */
    id: string,
    name: string,
    label: string,
    plural: string,
    description: optional(string),
    icon: string,
    /** Field that names a record; null where the caller may not see it. */
    title: nullable(string),
    searchable: boolean,
    rights: object({ create: boolean, update: boolean, delete: boolean, export: boolean, import: boolean }),
    /** In order: declared fields, then system fields. */
    fields: list(FieldInfo),
    /** The first that fits the type of a record is drawn; the last one has no `record_types` and fits all. */
    layouts: list(LayoutInfo),
    views: list(ViewInfo),
    record_types: list(object({ name: string, label: string })),
    flow: nullable(FlowInfo),
  }),
);
export type ObjectInfo = Static<typeof ObjectInfo>;

export const AppInfo = named(
  'AppInfo',
  object({
    release: integer(),
    label: string,
    version: string,
    country: string,
    currency: string,
    timezone: string,
    navigation: list(object({ label: string, objects: strings })),
    objects: map(ObjectInfo),
  }),
);
export type AppInfo = Static<typeof AppInfo>;

/** What rjsf and the rules in the browser need. */
export const FormInfo = named(
  'FormInfo',
  object({
    release: integer(),
    schema: map(anything),
    uiSchema: map(anything),
    /** That of the record type asked for, or of the record. */
    layout: FormLayout,
    /** Every field of the form, and its rules; a rule that only the server can decide is left out. `required: true` stands in `schema`. */
    fields: map(
      object({
        /** Stays when the field is renamed. */
        id: string,
        required: optional(Rule),
        visible: optional(Rule),
        readonly: optional(Rule),
        default: optional(Rule),
      }),
    ),
    rules: list(
      object({
        name: string,
        /** A warning refuses nothing. */
        level: choice('error', 'warning'),
        when: Rule,
        at: strings,
        message: string,
      }),
    ),
    /** Defaults that are literals, in wire form. */
    defaults: map(anything),
    /** Fields required per stage, for flows. */
    stages: map(strings),
    /** Who the rules' `{"user":[…]}` is. */
    user: object({ id: uuid, department: nullable(string), roles: strings }),
  }),
);
export type FormInfo = Static<typeof FormInfo>;

const SearchHit = named('SearchHit', object({ object: string, id: uuid, label: string }));
const SearchAnswer = data(list(SearchHit));
export type SearchAnswer = Static<typeof SearchAnswer>;

export const appEndpoints = endpoints('app', {
  app: {
    method: 'get',
    path: '/api/app',
    who: 'member',
    summary: label('The application as far as you may see it', '您可见的应用信息'),
    headers: ['IfNoneMatch'],
    answer: AppInfo,
    answerHeaders: ['ETag'],
    failures: [403],
  },
  form: {
    method: 'get',
    path: '/api/objects/{object}/form',
    who: 'member',
    summary: label('The form of a new record, or of one that is there', '新建或编辑记录的表单'),
    description: label(
      'JSON Schema, UI schema and the rules that can be decided without the server.',
      'JSON Schema、UI Schema 以及无需服务器即可判断的规则。',
    ),
    params: {
      object: described(label('Name of the object.', '对象名称。'), typed<string>({ type: 'string', 'x-of': 'objects' })),
    },
    query: unread(
      closed({
        id: optional(described(label('Record to be changed; absent: a new one.', '要修改的记录；不填表示新建。'), uuid)),
        record_type: optional(described(label('Record type whose values are offered.', '按该业务类型提供选项。'), string)),
      }),
    ),
    headers: ['IfNoneMatch'],
    answer: FormInfo,
    answerHeaders: ['ETag'],
    failures: [400, 403, 404],
  },
  search: {
    method: 'get',
    path: '/api/search',
    who: 'member',
    summary: label('Search across objects', '跨对象检索'),
    query: unread(
      closed({
        q: described(label('Text to look for.', '检索文本。'), text({ max: 100 })),
        limit: optional(
          described(label('Most hits per object.', '每个对象最多返回的条数。'), integer({ min: 1, max: 20, default: 5 })),
        ),
      }),
    ),
    answer: SearchAnswer,
    failures: [400],
  },
});
