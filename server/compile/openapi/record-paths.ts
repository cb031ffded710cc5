/** The operations on one object's records, as far as the caller has the rights for them. */
import { inLanguage, type Language } from '../../errors/define.js';
import type { JsonSchema } from '../field-types/field-type.js';
import type { Label } from '../model.js';
import type { ObjectScope } from '../object-scope.js';
import { filterNote, filterParameters } from './filters.js';
import {
  closed,
  data,
  list,
  object,
  operation,
  parameterNamed,
  schemaNamed,
  written,
  type Operation,
  type Paths,
} from './operation.js';
import { readName, writeName } from './record-schemas.js';
import { label, textIn, type Text } from './text.js';

const query = (name: string, schema: JsonSchema, description: string): JsonSchema => ({ name, in: 'query', description, schema });
/** Separated by commas. */
const names = (name: string, description: string): JsonSchema => ({
  ...query(name, { type: 'array', items: { type: 'string' } }, description),
  style: 'form',
  explode: false,
});

const groupsAnswer = object({
  data: list({ type: 'object', additionalProperties: true }),
  page: object({ capped: { type: 'boolean' } }),
});

export function recordPaths(scope: ObjectScope, views: readonly string[], language: Language): Paths {
  const text = textIn(language);
  const of = new RecordOperations(scope, views, language);
  const base = `/api/records/${scope.object.name}`;
  const one = `${base}/{id}`;
  const { rights } = scope;
  const writes = rights.create || rights.update;
  const stage = scope.fields.stage?.read ?? 'never';
  const flow = scope.object.flow !== null && rights.read && stage !== 'never';
  const table: readonly (readonly [path: string, method: keyof Paths[string], there: boolean, make: () => Operation])[] = [
    [base, 'get', rights.read, () => of.list()],
    [base, 'post', rights.create, () => of.create()],
    [`${base}/query`, 'post', rights.read, () => of.query()],
    [`${base}/aggregate`, 'get', rights.read, () => of.groups()],
    [`${base}/aggregate`, 'post', rights.read, () => of.aggregate()],
    [`${base}/bulk`, 'post', writes || rights.delete, () => of.bulk()],
    [`${base}/validate`, 'post', rights.create, () => of.validate()],
    [one, 'get', rights.read, () => of.read()],
    [one, 'patch', rights.update, () => of.change()],
    [one, 'delete', rights.delete, () => of.remove()],
    [`${one}/validate`, 'post', rights.update, () => of.validateChange()],
    [`${one}/restore`, 'post', rights.delete, () => of.restore()],
    [`${one}/rights`, 'get', rights.read, () => of.rights()],
    [`${one}/history`, 'get', rights.read, () => of.history()],
    [`${one}/transitions`, 'get', flow, () => of.transitions()],
    [`${one}/transitions`, 'post', flow && scope.transitions.length > 0, () => of.move()],
  ];
  const paths: Record<string, Partial<Record<keyof Paths[string], JsonSchema>>> = {};
  for (const [path, method, there, make] of table) {
    if (there) paths[path] = { ...paths[path], [method]: operation(make(), text) };
  }
  return paths;
}

/** One method an operation; what they share is the object and the language. */
class RecordOperations {
  private readonly text: Text;
  private readonly record: JsonSchema;

  constructor(
    private readonly scope: ObjectScope,
    private readonly views: readonly string[],
    private readonly language: Language,
  ) {
    this.text = textIn(language);
    this.record = scope.rights.read ? schemaNamed(readName(scope)) : object({ id: { type: 'string', format: 'uuid' } });
  }

  private operation(verb: string, en: string, zh: string, rest: Partial<Operation>): Operation {
    const { name, label: one, plural } = this.scope.object;
    const named = (language: Language, words: string): string =>
      words.replace('{one}', inLanguage(language)(one)).replace('{many}', inLanguage(language)(plural));
    const summary: Label = { en: named('en', en), 'zh-CN': named('zh-CN', zh) };
    return { id: `${verb}_${name}`, tag: name, summary, ...rest };
  }

  private get page(): readonly JsonSchema[] {
    const { text } = this;
    return [
      query(
        'limit',
        { type: 'integer', minimum: 1, maximum: 200, default: 50 },
        text(label('Records on a page.', '每页记录数。')),
      ),
      query('after', { type: 'string' }, text(label('Cursor: `page.next` of the page before.', '游标：上一页的 `page.next`。'))),
    ];
  }

  private get fields(): JsonSchema {
    return names(
      'fields',
      this.text(
        label(
          'Fields to answer with, paths over lookups too: `name,owner.name`. Default: all.',
          '返回的字段，可跨关联，例如 `name,owner.name`。默认全部。',
        ),
      ),
    );
  }

  private get deleted(): JsonSchema {
    return query(
      'deleted',
      { type: 'boolean', default: false },
      this.text(label('true: from the recycle bin.', 'true：读取回收站。')),
    );
  }

  private get view(): JsonSchema {
    return { type: 'string', ...(this.views.length > 0 && { enum: this.views }) };
  }

  /** Parameters that say of which records. */
  private get narrowing(): readonly JsonSchema[] {
    const { text } = this;
    return [
      query(
        'search',
        { type: 'string', maxLength: 100 },
        text(label('Text that a search field contains.', '在检索字段中查找的文本。')),
      ),
      query('filter', { type: 'string' }, text(label('A JSON Logic condition as JSON text.', 'JSON Logic 条件（JSON 文本）。'))),
      query(
        'view',
        this.view,
        text(label('List view whose columns, filter and order apply.', '应用该列表视图的列、筛选和排序。')),
      ),
      this.deleted,
      ...filterParameters(this.scope, this.language),
    ];
  }

  private get answerList(): JsonSchema {
    return object({ data: list(this.record), page: schemaNamed('Page') });
  }

  private get sort(): JsonSchema {
    return names(
      'sort',
      this.text(
        label(
          'Fields in order; a leading `-` sorts descending. Default: newest first.',
          '排序字段，前缀 `-` 表示降序。默认最新在前。',
        ),
      ),
    );
  }

  list(): Operation {
    const { text } = this;
    return this.operation('list', 'List {many}', '查询{many}列表', {
      description: label(filterNote(textIn('en')), filterNote(textIn('zh-CN'))),
      parameters: [
        this.fields,
        this.sort,
        ...this.page,
        query(
          'count',
          { type: 'string', enum: ['none', 'capped', 'exact'], default: 'none' },
          text(label('Whether and how to count all records.', '是否以及如何计数。')),
        ),
        ...this.narrowing,
      ],
      answer: this.answerList,
      failures: [400, 404],
    });
  }

  query(): Operation {
    return this.operation('query', 'Query {many} with a JSON body', '以 JSON 请求体查询{many}', {
      body: closed(
        {
          fields: list({ type: 'string' }),
          filter: schemaNamed('Rule'),
          search: { type: 'string', maxLength: 100 },
          sort: list({ type: 'string' }),
          limit: { type: 'integer', minimum: 1, maximum: 200 },
          after: { type: 'string' },
          count: { type: 'string', enum: ['none', 'capped', 'exact'] },
          view: this.view,
          deleted: { type: 'boolean' },
        },
        ['fields', 'filter', 'search', 'sort', 'limit', 'after', 'count', 'view', 'deleted'],
      ),
      answer: this.answerList,
      failures: [400, 404],
    });
  }

  groups(): Operation {
    const { text } = this;
    return this.operation('groups', 'Count {many} by group, narrowed down as a list is', '按条件分组统计{many}', {
      parameters: [
        names('group', text(label('Fields to group by.', '分组字段。'))),
        query(
          'measures',
          { type: 'string' },
          text(label('What is measured, as JSON text; default: the count.', '统计项（JSON 文本），默认计数。')),
        ),
        names('sort', text(label('Groups and measures in order.', '排序的分组与统计项。'))),
        query(
          'limit',
          { type: 'integer', minimum: 1, maximum: 1000, default: 200 },
          text(label('Groups at most.', '最多分组数。')),
        ),
        ...this.narrowing,
      ],
      answer: groupsAnswer,
      failures: [400, 404],
    });
  }

  aggregate(): Operation {
    const field = { type: 'string' };
    const as = { type: 'string', pattern: '^[a-z][a-z0-9_]{0,59}$' };
    const measure = (name: string, schema: JsonSchema): JsonSchema => closed({ [name]: schema, as }, ['as']);
    return this.operation('aggregate', 'Count, sum and average {many} by group', '分组统计{many}', {
      body: closed(
        {
          group: list({
            anyOf: [
              field,
              closed({ field, by: { type: 'string', enum: ['day', 'week', 'month', 'quarter', 'year'] }, as }, ['by', 'as']),
            ],
          }),
          measures: list({
            anyOf: [measure('count', { const: true }), ...['sum', 'avg', 'min', 'max'].map((name) => measure(name, field))],
          }),
          filter: schemaNamed('Rule'),
          search: { type: 'string', maxLength: 100 },
          view: this.view,
          sort: list({ type: 'string' }),
          limit: { type: 'integer', minimum: 1, maximum: 1000, default: 200 },
          deleted: { type: 'boolean' },
        },
        ['group', 'measures', 'filter', 'search', 'view', 'sort', 'limit', 'deleted'],
      ),
      answer: groupsAnswer,
      failures: [400, 404],
    });
  }

  read(): Operation {
    return this.operation('read', 'Read one {one}', '读取一条{one}', {
      parameters: [parameterNamed('Id'), this.fields, this.deleted, parameterNamed('IfNoneMatch')],
      answer: data(this.record),
      headers: ['ETag'],
      failures: [400, 404],
    });
  }

  create(): Operation {
    return this.operation('create', 'Create a {one}', '新建{one}', {
      parameters: [parameterNamed('IdempotencyKey'), parameterNamed('KnownRelease')],
      body: schemaNamed(writeName(this.scope, 'create')),
      status: 201,
      answer: written(this.record),
      headers: ['ETag', 'Location'],
      failures: [400, 403, 404, 409, 422],
    });
  }

  change(): Operation {
    return this.operation('change', 'Change a {one}', '修改{one}', {
      parameters: [parameterNamed('Id'), parameterNamed('IfMatch'), parameterNamed('KnownRelease')],
      body: schemaNamed(writeName(this.scope, 'update')),
      answer: written(this.record),
      headers: ['ETag'],
      failures: [400, 403, 404, 409, 412, 422],
    });
  }

  remove(): Operation {
    return this.operation('delete', 'Move a {one} to the recycle bin', '将{one}移入回收站', {
      parameters: [parameterNamed('Id'), parameterNamed('IfMatch'), parameterNamed('KnownRelease')],
      failures: [400, 403, 404, 409, 412],
    });
  }

  restore(): Operation {
    return this.operation('restore', 'Restore a {one} from the recycle bin', '从回收站恢复{one}', {
      parameters: [parameterNamed('Id'), parameterNamed('IdempotencyKey'), parameterNamed('KnownRelease')],
      answer: data(this.record),
      headers: ['ETag'],
      failures: [400, 403, 404, 409, 422],
    });
  }

  rights(): Operation {
    return this.operation('rights', 'What you may do with one {one}', '对一条{one}的权限', {
      parameters: [parameterNamed('Id')],
      answer: data(object({ update: { type: 'boolean' }, delete: { type: 'boolean' }, edit: list({ type: 'string' }) })),
      failures: [404],
    });
  }

  history(): Operation {
    return this.operation('history', 'What happened to one {one}, newest first', '一条{one}的变更历史，最新在前', {
      parameters: [parameterNamed('Id'), ...this.page],
      answer: object({ data: list(schemaNamed('HistoryEntry')), page: schemaNamed('Page') }),
      failures: [400, 404],
    });
  }

  transitions(): Operation {
    return this.operation('transitions', 'Stages a {one} can move to, and what is missing', '{one}可推进的阶段及缺少的内容', {
      parameters: [parameterNamed('Id')],
      answer: data(schemaNamed('Transitions')),
      failures: [404],
    });
  }

  move(): Operation {
    const { transitions } = this.scope;
    return this.operation('move', 'Move a {one} to another stage', '推进{one}的阶段', {
      parameters: [
        parameterNamed('Id'),
        parameterNamed('IfMatch'),
        parameterNamed('IdempotencyKey'),
        parameterNamed('KnownRelease'),
      ],
      body: closed(
        {
          transition: { type: 'string', enum: transitions },
          reason: { type: 'string' },
          values: schemaNamed(writeName(this.scope, 'update')),
        },
        ['reason', 'values'],
      ),
      answer: written(this.record),
      headers: ['ETag'],
      failures: [400, 403, 404, 409, 412, 422],
    });
  }

  validate(): Operation {
    return this.operation('validate', 'The verdict on a new {one} without the write', '仅校验新建的{one}，不保存', {
      body: schemaNamed(writeName(this.scope, 'create')),
      answer: written(schemaNamed('Verdict')),
      failures: [400, 403, 404],
    });
  }

  validateChange(): Operation {
    return this.operation(
      'validateChange',
      'The verdict on a change of a {one} without the write',
      '仅校验对{one}的修改，不保存',
      {
        parameters: [parameterNamed('Id')],
        body: schemaNamed(writeName(this.scope, 'update')),
        answer: written(schemaNamed('Verdict')),
        failures: [400, 403, 404],
      },
    );
  }

  bulk(): Operation {
    const { rights } = this.scope;
    const id = { type: 'string', format: 'uuid' };
    const version = { type: ['integer', 'null'], minimum: 1 };
    const rows: readonly JsonSchema[] = [
      ...(rights.create ? [closed({ op: { const: 'create' }, fields: schemaNamed(writeName(this.scope, 'create')) })] : []),
      ...(rights.update
        ? [closed({ op: { const: 'update' }, id, version, fields: schemaNamed(writeName(this.scope, 'update')) }, ['version'])]
        : []),
      ...(rights.delete ? [closed({ op: { const: 'delete' }, id, version }, ['version'])] : []),
    ];
    return this.operation(
      'bulk',
      'Write up to 1,000 {many}, all of them or each that can be',
      '批量写入{many}（最多 1000 条），全部成功或逐条处理',
      {
        parameters: [parameterNamed('IdempotencyKey'), parameterNamed('KnownRelease')],
        body: closed(
          {
            mode: { type: 'string', enum: ['all', 'each'], default: 'all' },
            rows: { ...list({ anyOf: rows }), minItems: 1, maxItems: 1000 },
          },
          ['mode'],
        ),
        answer: written(list(schemaNamed('BulkResult'))),
        failures: [400, 403, 404, 409, 422],
      },
    );
  }
}
