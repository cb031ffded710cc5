/** What a declaration must say, held by the compiler and by the list of all of them. */
import { fixedEndpoints, perObject } from '../../../server/contract/all.js';
import { endpoints, type AnswerOf, type BodyOf } from '../../../server/contract/endpoint.js';
import {
  closed,
  idOf,
  integer,
  labelled,
  list,
  nullable,
  object,
  optional,
  string,
  text,
} from '../../../server/contract/schema.js';
import { label } from '../../../server/contract/words.js';
import { Failure } from '../../../server/errors/define.js';
import { readFields, readLoosely } from '../../../server/http/read-fields.js';
import { routes } from '../../../server/http/routes.js';

const about = { method: 'get', summary: label('x', 'x'), failures: [] } as const;

/** Never run: the compiler reads it. */
export const refusedByTheCompiler = (): unknown => [
  // @ts-expect-error Nobody says who may call it.
  endpoints('x', { one: { ...about, path: '/x' } }),
  // @ts-expect-error There are no such people.
  endpoints('x', { one: { ...about, path: '/x', who: 'everybody' } }),
  // @ts-expect-error The path has a parameter without a schema.
  endpoints('x', { one: { ...about, path: '/x/{id}', who: 'member' } }),
  // @ts-expect-error The path has no such parameter.
  endpoints('x', { one: { ...about, path: '/x', who: 'member', params: { id: string } } }),
  // @ts-expect-error A declaration has no such property.
  endpoints('x', { one: { ...about, path: '/x', who: 'member', readonly: true } }),
  // @ts-expect-error An endpoint without a handler.
  routes(endpoints('x', { one: { ...about, path: '/x', who: 'member' } }), [], () => ({})),
  routes(endpoints('x', { one: { ...about, path: '/x', who: 'member', answer: object({ n: integer() }) } }), [], () => ({
    // @ts-expect-error It answers something else than it declares.
    one: () => ({ n: 'one' }),
  })),
];

test('a declaration gives its types', () => {
  const { one } = endpoints('x', {
    one: {
      ...about,
      path: '/x/{id}',
      who: 'member',
      params: { id: idOf('user.unknown') },
      body: closed({ name: string, days: optional(nullable(integer())) }),
      answer: object({ data: list(string) }),
    },
  });
  const body: BodyOf<typeof one> = { name: 'x', days: null };
  const answer: AnswerOf<typeof one> = { data: ['x'] };
  expect([one.id, one.tag, body.days, answer.data]).toEqual(['one', 'x', null, ['x']]);
  expect(JSON.parse(JSON.stringify(one.body))).toEqual({
    type: 'object',
    properties: { name: { type: 'string' }, days: { type: ['integer', 'null'] } },
    required: ['name'],
    additionalProperties: false,
  });
});

test('no two endpoints have the same name or the same place', () => {
  const all = [...fixedEndpoints, ...perObject];
  const twice = (values: readonly string[]): readonly string[] =>
    values.filter((value, index) => values.indexOf(value) !== index);
  expect(twice(all.map(({ id }) => id))).toEqual([]);
  expect(twice(all.map(({ method, path }) => `${method} ${path}`))).toEqual([]);
  expect(all.length).toBeGreaterThan(60);
});

const name = label('Name', '名称');
const person = closed({
  name: labelled(name, text({ min: 2, max: 4 })),
  mail: optional(labelled(name, text({ format: 'email' }))),
  age: optional(labelled(name, nullable(integer({ min: 1, max: 9 })))),
  tags: optional(labelled(name, list(string))),
});

test.each([
  [{}, [['/name', 'value.required']]],
  [{ name: '' }, [['/name', 'value.required']]],
  [{ name: 'x' }, [['/name', 'value.too_short']]],
  [
    { name: 'x'.repeat(5), mail: 'no' },
    [
      ['/name', 'value.too_long'],
      ['/mail', 'value.format'],
    ],
  ],
  [{ name: 'Ann', 'a/b~c': 1 }, [['/a~1b~0c', 'field.unknown']]],
  [
    { name: 'Ann', mail: null, age: 0 },
    [
      ['/mail', 'value.type'],
      ['/age', 'value.too_small'],
    ],
  ],
  [{ name: 'Ann', age: 10.5 }, [['/age', 'value.type']]],
  [
    { name: 'Ann', age: 10, tags: [1] },
    [
      ['/age', 'value.too_large'],
      ['/tags', 'value.type'],
    ],
  ],
  [{ name: 'Ann', mail: 'x'.repeat(260) + '@y.z' }, [['/mail', 'value.too_long']]],
])('%j is refused at every fault', (given, faults) => {
  let thrown: unknown;
  try {
    readFields(given, person);
  } catch (error) {
    thrown = error;
  }
  expect(thrown).toBeInstanceOf(Failure);
  const { code, violations } = thrown as Failure;
  expect([code, violations.map((one) => [one.pointer, one.code])]).toEqual(['request.invalid', faults]);
  expect(violations.filter(({ code }) => code !== 'field.unknown').every(({ params }) => params.label === name)).toBe(true);
});

test('what is read is put in order', () => {
  expect(readFields({ name: 'A\u0000nn', mail: ' Ann@X.Org ', age: null }, person)).toEqual({
    name: 'Ann',
    mail: 'ann@x.org',
    age: null,
    tags: undefined,
  });
});

test('of a query that is read loosely only ids are refused', () => {
  const asked = object({ search: optional(string), limit: optional(integer({ min: 1, max: 200, default: 20 })), from: string });
  expect(readLoosely({ search: ['a', 'b'], limit: 'many' }, asked)).toEqual({ search: undefined, limit: 20, from: '' });
  expect(readLoosely({ search: ' x ', limit: '999', from: '1', other: 'y' }, asked)).toEqual({
    search: 'x',
    limit: 200,
    from: '1',
  });
  const after = object({ after: optional(idOf('user.unknown')) });
  expect(() => readLoosely({ after: 'no id' }, after)).toThrow('user.unknown');
});
