/**
 * What can be done with the records of any object: `{object}` stands for its name, `{one}` and `{many}` for its labels. The
 * pipelines read queries and bodies themselves.
 */
import { endpoints, type Need } from './endpoint.js';
import {
  Read,
  Created,
  Changed,
  warned,
  ListAnswer,
  AggregateAnswer,
  RecordRights,
  TransitionsAnswer,
  TransitionRequest,
  HistoryAnswer,
  WriteAnswer,
  Verdict,
  BulkResult,
} from './records.js';
import { Rule } from './rule.js';
import {
  boolean,
  choice,
  closed,
  data,
  described,
  integer,
  list,
  optional,
  string,
  strings,
  text,
  typed,
  unread,
  uuid,
  type Schema,
} from './schema.js';
import { label } from './words.js';

const version = optional(typed<number | null>({ type: ['integer', 'null'], minimum: 1 }));
const bulkRow = (need: Need, schema: Schema): Schema => typed({ ...schema, 'x-needs': need });
const BulkRow = typed({
  anyOf: [
    bulkRow('create', closed({ op: typed({ const: 'create' }), fields: Created })),
    bulkRow('update', closed({ op: typed({ const: 'update' }), id: uuid, version, fields: Changed })),
    bulkRow('delete', closed({ op: typed({ const: 'delete' }), id: uuid, version })),
  ],
});

const searchText = text({ max: 100 });
const view = typed<string>({ type: 'string', 'x-of': 'views' });
const pageLimit = { min: 1, max: 200 };
const groupLimit = integer({ min: 1, max: 1000, default: 200 });
const counting = choice('none', 'capped', 'exact');

const page = {
  limit: optional(described(label('Records on a page.', '每页记录数。'), integer({ ...pageLimit, default: 50 }))),
  after: optional(described(label('Cursor: `page.next` of the page before.', '游标：上一页的 `page.next`。'), string)),
};
const fields = optional(
  described(
    label(
      'Fields to answer with, paths over lookups too: `name,owner.name`. Default: all.',
      '返回的字段，可跨关联，例如 `name,owner.name`。默认全部。',
    ),
    strings,
  ),
);
const deleted = optional(
  described(label('true: from the recycle bin.', 'true：读取回收站。'), typed<boolean>({ type: 'boolean', default: false })),
);
/** Parameters that say of which records. */
const narrowing = {
  search: optional(described(label('Text that a search field contains.', '在检索字段中查找的文本。'), searchText)),
  filter: optional(described(label('A JSON Logic condition as JSON text.', 'JSON Logic 条件（JSON 文本）。'), string)),
  view: optional(described(label('List view whose columns, filter and order apply.', '应用该列表视图的列、筛选和排序。'), view)),
  deleted,
};

const alias = text({ pattern: '^[a-z][a-z0-9_]{0,59}$' });
const measure = (name: string, schema: Schema): Schema => closed({ [name]: schema, as: optional(alias) });
const measures = typed({
  anyOf: [measure('count', typed({ const: true })), ...['sum', 'avg', 'min', 'max'].map((name) => measure(name, string))],
});
const group = typed({
  anyOf: [
    string,
    closed({ field: string, by: optional(choice('day', 'week', 'month', 'quarter', 'year')), as: optional(alias) }),
  ],
});

const collection = '/api/records/{object}';
const record = '/api/records/{object}/{id}';
const ofObject = { object: string };
const ofRecord = { object: string, id: uuid };

export const recordEndpoints = endpoints('{object}', {
  list: {
    method: 'get',
    path: collection,
    who: 'member',
    needs: ['read'],
    summary: label('List {many}', '查询{many}列表'),
    description: label(
      'Every field you may read filters: `field=value`, or with an operator `field.gte=value` (eq, ne, gt, gte, lt, lte, in, not_in, contains, starts_with, empty, has), and over lookups `customer.industry=retail`. Several filters must all hold.',
      '凡可读取的字段均可筛选：`字段=值`，或带运算符 `字段.gte=值`（eq、ne、gt、gte、lt、lte、in、not_in、contains、starts_with、empty、has），也可跨关联 `customer.industry=retail`。多个条件须同时满足。',
    ),
    params: ofObject,
    query: unread(
      closed({
        fields,
        sort: optional(
          described(
            label(
              'Fields in order; a leading `-` sorts descending. Default: newest first.',
              '排序字段，前缀 `-` 表示降序。默认最新在前。',
            ),
            strings,
          ),
        ),
        ...page,
        count: optional(
          described(
            label('Whether and how to count all records.', '是否以及如何计数。'),
            typed<string>({ ...counting, default: 'none' }),
          ),
        ),
        ...narrowing,
      }),
    ),
    filters: true,
    answer: ListAnswer,
    failures: [400, 404],
  },
  create: {
    method: 'post',
    path: collection,
    who: 'member',
    needs: ['create'],
    summary: label('Create a {one}', '新建{one}'),
    params: ofObject,
    headers: ['IdempotencyKey', 'KnownRelease'],
    body: unread(Created),
    status: 201,
    answer: WriteAnswer,
    answerHeaders: ['ETag', 'Location'],
    failures: [400, 403, 404, 409, 422],
  },
  query: {
    method: 'post',
    path: `${collection}/query`,
    who: 'member',
    readOnly: true,
    needs: ['read'],
    summary: label('Query {many} with a JSON body', '以 JSON 请求体查询{many}'),
    params: ofObject,
    body: unread(
      closed({
        fields: optional(strings),
        filter: optional(Rule),
        search: optional(searchText),
        sort: optional(strings),
        limit: optional(integer(pageLimit)),
        after: optional(string),
        count: optional(counting),
        view: optional(view),
        deleted: optional(boolean),
      }),
    ),
    answer: ListAnswer,
    failures: [400, 404],
  },
  groups: {
    method: 'get',
    path: `${collection}/aggregate`,
    who: 'member',
    needs: ['read'],
    summary: label('Count {many} by group, narrowed down as a list is', '按条件分组统计{many}'),
    params: ofObject,
    query: unread(
      closed({
        group: optional(described(label('Fields to group by.', '分组字段。'), strings)),
        measures: optional(
          described(label('What is measured, as JSON text; default: the count.', '统计项（JSON 文本），默认计数。'), string),
        ),
        sort: optional(described(label('Groups and measures in order.', '排序的分组与统计项。'), strings)),
        limit: optional(described(label('Groups at most.', '最多分组数。'), groupLimit)),
        ...narrowing,
      }),
    ),
    filters: true,
    answer: AggregateAnswer,
    failures: [400, 404],
  },
  aggregate: {
    method: 'post',
    path: `${collection}/aggregate`,
    who: 'member',
    readOnly: true,
    needs: ['read'],
    summary: label('Count, sum and average {many} by group', '分组统计{many}'),
    params: ofObject,
    body: unread(
      closed({
        group: optional(list(group)),
        measures: optional(list(measures)),
        filter: optional(Rule),
        search: optional(searchText),
        view: optional(view),
        sort: optional(strings),
        limit: optional(groupLimit),
        deleted: optional(boolean),
      }),
    ),
    answer: AggregateAnswer,
    failures: [400, 404],
  },
  bulk: {
    method: 'post',
    path: `${collection}/bulk`,
    who: 'member',
    needs: ['create', 'update', 'delete'],
    summary: label(
      'Write up to 1,000 {many}, all of them or each that can be',
      '批量写入{many}（最多 1000 条），全部成功或逐条处理',
    ),
    params: ofObject,
    headers: ['IdempotencyKey', 'KnownRelease'],
    body: unread(
      closed({
        mode: optional(typed({ ...choice('all', 'each'), default: 'all' })),
        rows: list(BulkRow, { min: 1, max: 1000 }),
      }),
    ),
    answer: warned(list(BulkResult)),
    failures: [400, 403, 404, 409, 422],
  },
  validate: {
    method: 'post',
    path: `${collection}/validate`,
    who: 'member',
    readOnly: true,
    needs: ['create'],
    summary: label('The verdict on a new {one} without the write', '仅校验新建的{one}，不保存'),
    params: ofObject,
    body: unread(Created),
    answer: warned(Verdict),
    failures: [400, 403, 404],
  },
  read: {
    method: 'get',
    path: record,
    who: 'member',
    needs: ['read'],
    summary: label('Read one {one}', '读取一条{one}'),
    params: ofRecord,
    query: unread(closed({ fields, deleted })),
    headers: ['IfNoneMatch'],
    answer: data(Read),
    answerHeaders: ['ETag'],
    failures: [400, 404],
  },
  change: {
    method: 'patch',
    path: record,
    who: 'member',
    needs: ['update'],
    summary: label('Change a {one}', '修改{one}'),
    params: ofRecord,
    headers: ['IfMatch', 'KnownRelease'],
    body: unread(Changed),
    answer: WriteAnswer,
    answerHeaders: ['ETag'],
    failures: [400, 403, 404, 409, 412, 422],
  },
  delete: {
    method: 'delete',
    path: record,
    who: 'member',
    needs: ['delete'],
    summary: label('Move a {one} to the recycle bin', '将{one}移入回收站'),
    params: ofRecord,
    headers: ['IfMatch', 'KnownRelease'],
    failures: [400, 403, 404, 409, 412],
  },
  validateChange: {
    method: 'post',
    path: `${record}/validate`,
    who: 'member',
    readOnly: true,
    needs: ['update'],
    summary: label('The verdict on a change of a {one} without the write', '仅校验对{one}的修改，不保存'),
    params: ofRecord,
    body: unread(Changed),
    answer: warned(Verdict),
    failures: [400, 403, 404],
  },
  restore: {
    method: 'post',
    path: `${record}/restore`,
    who: 'member',
    needs: ['delete'],
    summary: label('Restore a {one} from the recycle bin', '从回收站恢复{one}'),
    params: ofRecord,
    headers: ['IdempotencyKey', 'KnownRelease'],
    answer: data(Read),
    answerHeaders: ['ETag'],
    failures: [400, 403, 404, 409, 422],
  },
  rights: {
    method: 'get',
    path: `${record}/rights`,
    who: 'member',
    needs: ['read'],
    summary: label('What you may do with one {one}', '对一条{one}的权限'),
    params: ofRecord,
    answer: RecordRights,
    failures: [404],
  },
  history: {
    method: 'get',
    path: `${record}/history`,
    who: 'member',
    needs: ['read'],
    summary: label('What happened to one {one}, newest first', '一条{one}的变更历史，最新在前'),
    params: ofRecord,
    query: unread(closed(page)),
    answer: HistoryAnswer,
    failures: [400, 404],
  },
  transitions: {
    method: 'get',
    path: `${record}/transitions`,
    who: 'member',
    needs: ['flow'],
    summary: label('Stages a {one} can move to, and what is missing', '{one}可推进的阶段及缺少的内容'),
    params: ofRecord,
    answer: TransitionsAnswer,
    failures: [404],
  },
  move: {
    method: 'post',
    path: `${record}/transitions`,
    who: 'member',
    needs: ['moves'],
    summary: label('Move a {one} to another stage', '推进{one}的阶段'),
    params: ofRecord,
    headers: ['IfMatch', 'IdempotencyKey', 'KnownRelease'],
    body: unread(TransitionRequest),
    answer: WriteAnswer,
    answerHeaders: ['ETag'],
    failures: [400, 403, 404, 409, 412, 422],
  },
});
