/** What requests may say, and everything that can be wrong with them, at its place. */
import { compile } from '../../../server/compile/compile.js';
import type { Model } from '../../../server/compile/model.js';
import { Failure } from '../../../server/errors/define.js';
import { messageOf } from '../../../server/errors/problem.js';
import { readDocuments } from '../../../server/publish/folder.js';
import { aggregateFromBody } from '../../../server/serve/request/aggregate.js';
import { orderHash, readCursor, writeCursor } from '../../../server/serve/request/cursor.js';
import { listFromBody, listFromQuery } from '../../../server/serve/request/list.js';
import { readableObject } from '../../../server/serve/request/object.js';
import type { ListRequest } from '../../../server/serve/request/request.js';
import { sightOf } from '../../../server/serve/sight/sight-of.js';
import { idOf } from '../../support/rows.js';
import { project } from '../../support/workspace.js';

let model: Model;
beforeAll(async () => {
  const { documents } = await readDocuments(project('deals'));
  const compiled = compile(documents);
  if (!compiled.model) throw new Error(JSON.stringify(compiled.findings));
  model = compiled.model;
});

const as = (role: string, object: string) => {
  const sight = sightOf(model, [role]);
  return [readableObject(object, sight), sight] as const;
};
const list = (query: string, object = 'account', role = 'admin'): ListRequest => listFromQuery(query, ...as(role, object));

/** `pointer code` of everything refused. */
function faults(run: () => unknown): readonly string[] {
  try {
    run();
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    for (const { code, params } of error.violations)
      for (const language of ['en', 'zh-CN'] as const)
        expect(messageOf(code, params, language)).not.toMatch(/undefined|\[object/);
    return error.violations.map(
      ({ pointer, code, params }) => `${pointer} ${code}${params.suggestion ? ` ${String(params.suggestion)}` : ''}`,
    );
  }
  return [];
}

const refusals: readonly (readonly [query: string, ...faults: readonly string[]])[] = [
  ['nam=x', '/nam field.unknown name'],
  ['limt=5', '/limt request.parameter.unknown limit'],
  ['limit=0', '/limit request.parameter.range'],
  ['limit=201', '/limit request.parameter.range'],
  ['limit=1.5', '/limit request.parameter.range'],
  ['limit=10&limit=20', '/limit request.parameter.repeated'],
  ['count=all', '/count request.parameter.choice'],
  ['deleted=yes', '/deleted request.parameter.choice'],
  ['fields=name,foo', '/fields/1 field.unknown'],
  ['fields=parent.nam', '/fields/0 field.unknown parent.name'],
  ['fields=name.length', '/fields/0 request.path.no_lookup'],
  ['fields=parent.parent.parent.name', '/fields/0 request.path.long'],
  ['fields=tags.x', '/fields/0 request.path.no_lookup'],
  ['sort=name,-revenu', '/sort/1 field.unknown revenue'],
  ['sort=tags', '/sort/0 request.not_sortable'],
  ['sort=name,-name', '/sort/1 request.parameter.repeated'],
  ['sort=name,revenue,vip,note,employees,industry', '/sort request.too_many'],
  ['revenue.gte=abc', '/revenue.gte value.type'],
  ['employees=1.5', '/employees value.type'],
  ['opened_on=2026-02-30', '/opened_on value.format'],
  ['created_at.gt=2026-01-01', '/created_at.gt value.format'],
  ['parent=x', '/parent value.format'],
  ['industry=retial', '/industry value.option.unknown'],
  ['industry.in=retail,x', '/industry.in value.option.unknown'],
  ['vip=perhaps', '/vip value.type'],
  ['vip.gt=true', '/vip.gt request.operator'],
  ['name=', '/name value.type'],
  ['name.contains=', '/name.contains value.type'],
  ['name.empty=1', '/name.empty value.type'],
  [`name.contains=${'x'.repeat(1001)}`, '/name.contains value.too_long'],
  [`search=${'x'.repeat(101)}`, '/search request.parameter.too_long'],
  ['search=%00', '/search request.parameter.text'],
  ['view=rch', '/view request.view.unknown rich'],
  ['after=zzz', '/after request.cursor'],
  ['filter=x', '/filter rule.not_a_rule'],
  ['filter={"==":[{"var":"nme"},"x"]}', '/filter/==/0/var field.unknown name'],
  ['filter={"and":[{"==":[{"var":"name"},5]}]}', '/filter/and/0/==/1 rule.type'],
  ['filter={"is_new":[]}', '/filter/is_new rule.operator_place'],
];

test.each(refusals)('%s', (query, ...expected) => {
  expect(faults(() => list(query))).toEqual(expected);
});

test('everything at once', () => {
  const found = faults(() =>
    list('fields=foo&sort=bar&limit=0&nam=x&filter={"==":[{"var":"x"},1]}&after=y&count=z&search=%00&view=q'),
  );
  expect(found.map((fault) => fault.split(' ')[0]).toSorted()).toEqual([
    '/count',
    '/fields/0',
    '/filter/==/0/var',
    '/limit',
    '/nam',
    '/search',
    '/sort/0',
    '/view',
  ]);
});

test('what is hidden is as unknown as what there never was, in its wording too', () => {
  for (const query of ['fields=X', 'sort=X', 'X=1', 'X.gte=1', 'filter={"==":[{"var":"X"},1]}', 'fields=parent.X']) {
    const ask = (name: string) => faults(() => list(query.replace('X', name), 'account', 'blind'));
    expect(ask('revenue')).toEqual(ask('qqqqqqq').map((fault) => fault.replace('qqqqqqq', 'revenue')));
  }
  expect(faults(() => list('fields=revenu', 'account', 'blind'))).toEqual(['/fields/0 field.unknown']);
  expect(faults(() => list('view=rich', 'account', 'blind'))).toEqual(['/view request.view.unknown']);
});

test('masked values are no operands', () => {
  const query = 'fields=phone&sort=phone&phone=1&filter={"==":[{"var":"phone"},"1"]}';
  expect(faults(() => list(query, 'account', 'masked'))).toEqual([
    '/filter/==/0/var request.masked',
    '/phone request.masked',
    '/sort/0 request.masked',
  ]);
});

test('reserved names are parameters, with an operator they are fields', () => {
  expect(faults(() => list('limit.eq=5'))).toEqual(['/limit.eq field.unknown']);
});

test('an object that may not be read is unknown', () => {
  expect(() => as('retail', 'deal')).toThrow(Failure);
  expect(() => as('creator', 'account')).toThrow(Failure);
  expect(() => as('admin', 'toString')).toThrow(Failure);
});

test('values become what is stored', () => {
  const { filter } = list(
    'phone=138 1234 5678&revenue=1,000&vip=yes&parent=0197AAAA-0000-7000-8000-00000000000A&created_at.gt=2026-01-01T08:00:00%2B08:00',
  );
  expect(filter.terms.map(({ value }) => value)).toEqual([
    '+8613812345678',
    1000,
    true,
    '0197aaaa-0000-7000-8000-00000000000a',
    '2026-01-01T00:00:00.000Z',
  ]);
});

test('a view gives columns, filter and order; what is asked for outweighs columns and order', () => {
  const plain = list('view=rich');
  expect(plain.columns.map(({ text }) => text)).toEqual(['name', 'revenue', 'parent.name']);
  expect(plain.sort.map(({ path, descending }) => [path.text, descending])).toEqual([
    ['revenue', true],
    ['name', false],
  ]);
  const asked = list('view=rich&fields=note&sort=name&filter={"==":[{"var":"vip"},true]}');
  expect(asked.columns.map(({ text }) => text)).toEqual(['note']);
  expect(asked.sort.map(({ path }) => path.text)).toEqual(['name']);
  expect(asked.filter.rules).toHaveLength(2);
});

test('a body says the same as a query string', () => {
  const body = {
    fields: ['name'],
    sort: ['-name'],
    limit: 5,
    count: 'exact',
    search: 'x',
    deleted: false,
    filter: { '!!': [{ var: 'vip' }] },
  };
  const query = `fields=name&sort=-name&limit=5&count=exact&search=x&deleted=false&filter=${JSON.stringify(body.filter)}`;
  expect(listFromBody(body, ...as('admin', 'account'))).toEqual(list(query));
  expect(faults(() => listFromBody({ felds: [], fields: 'name', limit: '5', sort: [1] }, ...as('admin', 'account')))).toEqual([
    '/felds request.parameter.unknown fields',
    '/sort request.parameter.list',
    '/fields request.parameter.list',
    '/limit request.parameter.range',
  ]);
  expect(() => listFromBody([], ...as('admin', 'account'))).toThrow(new Failure('request.malformed'));
});

test('a cursor belongs to its order', () => {
  const order = orderHash('account', list('sort=-revenue').sort);
  const cursor = { values: ['100.00'], id: idOf(1) };
  const text = writeCursor(cursor, order);
  expect(readCursor(text, order, 1)).toEqual(cursor);
  expect(list(`sort=-revenue&after=${text}`).after).toEqual(cursor);
  for (const query of [`sort=revenue&after=${text}`, `after=${text}`, `sort=-revenue,name&after=${text}`])
    expect(faults(() => list(query))).toEqual(['/after request.cursor']);
  const forged = (parts: readonly unknown[]): string => Buffer.from(JSON.stringify(parts)).toString('base64url');
  for (const parts of [
    [order, 'x', '1'],
    [order, idOf(1), 1],
    [order, idOf(1), '\0'],
    [order, idOf(1)],
    [order, idOf(1), '1', '2'],
  ])
    expect(readCursor(forged(parts), order, 1)).toBeNull();
});

const aggregates: readonly (readonly [body: object, ...faults: readonly string[]])[] = [
  [{ group: ['foo'] }, '/group/0 field.unknown'],
  [{ group: [5] }, '/group/0 request.group'],
  [{ group: [{ field: 'name', of: 1 }] }, '/group/0 request.group'],
  [{ group: ['tags'] }, '/group/0 request.not_groupable'],
  [{ group: [{ field: 'name', by: 'month' }] }, '/group/0/by request.period'],
  [{ group: [{ field: 'created_at', by: 'hour' }] }, '/group/0/by request.period'],
  [{ group: ['name', 'name'] }, ' request.name.repeated'],
  [{ group: ['name', 'industry', 'vip', 'revenue', 'parent'] }, '/group request.too_many'],
  [{ measures: [{ sum: 'name' }] }, '/measures/0/sum request.not_measurable'],
  [{ measures: [{ median: 'revenue' }] }, '/measures/0 request.measure'],
  [{ measures: [{ count: 'x' }] }, '/measures/0 request.measure'],
  [{ measures: [{ sum: 'revenue', as: 'Total!' }] }, '/measures/0/as request.name'],
  [{ sort: ['-revenue'] }, '/sort/0 request.sort.unknown'],
  [{ having: {} }, '/having request.parameter.unknown'],
];

test.each(aggregates)('aggregate %j', (body, ...expected) => {
  expect(faults(() => aggregateFromBody(body, ...as('admin', 'account')))).toEqual(expected);
});

test('what is masked is neither grouped nor measured', () => {
  const body = { group: ['name'], measures: [{ sum: 'revenue' }] };
  expect(faults(() => aggregateFromBody(body, ...as('masked', 'account')))).toEqual([
    '/group/0 request.masked',
    '/measures/0/sum request.masked',
  ]);
});

test('the same field twice, once by month, with a name of its own', () => {
  const body = {
    group: ['created_at', { field: 'created_at', by: 'month', as: 'month' }],
    measures: [{ min: 'revenue', as: 'least' }],
  };
  const request = aggregateFromBody(body, ...as('admin', 'account'));
  expect([...request.group, ...request.measures].map(({ name }) => name)).toEqual(['created_at', 'month', 'least']);
});
