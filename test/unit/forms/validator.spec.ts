import { declarable, typeOf } from '../../../server/compile/field-types/index.js';
import type { FieldModel, ObjectModel, ValueModel } from '../../../server/compile/model.js';
import { fullScope, recordOf, type ObjectScope } from '../../../server/compile/object-scope.js';
import { validatorFor } from '../../../server/compile/validator.js';
import { catalogue } from '../../../server/errors/catalogue/index.js';
import { messageOf } from '../../../server/errors/problem.js';
import { fieldModel, objectModel } from './models.js';

const person = objectModel('person', [
  fieldModel('name', 'text', { required: true, options: { max_length: 10 } }),
  fieldModel('code', 'text', {
    options: { max_length: 9, pattern: '^[A-Z]{2}$', pattern_message: { en: 'two capitals', 'zh-CN': '两个大写字母' } },
  }),
  fieldModel('amount', 'decimal', { options: { scale: 2, min: 0 } }),
  fieldModel('source', 'picklist', { values: values('web', 'old') }),
  fieldModel('home', 'address'),
  fieldModel('boss', 'lookup', { to: 'person', options: { to: 'person' } }),
  fieldModel('friends', 'multi_lookup', { to: 'person', options: { to: 'person' } }),
  fieldModel('labels', 'tags', { options: { max: 3 } }),
  fieldModel('constructor', 'text', { required: true, default: { value: 'x' }, options: { max_length: 10 } }),
  fieldModel('secret', 'text', { options: { max_length: 10 } }),
  fieldModel('locked', 'text', { readonly: true, options: { max_length: 10 } }),
]);

function values(...codes: string[]): ValueModel[] {
  return codes.map((code) => ({ code, label: { en: code }, color: 'default', active: code !== 'old' }));
}

/** `secret` is hidden from this caller. */
const scope = without(fullScope(person), 'secret');

function without(whole: ObjectScope, hidden: string): ObjectScope {
  return { ...whole, fields: recordOf(Object.entries(whole.fields).filter(([name]) => name !== hidden)) };
}

const create = validatorFor(scope, 'create');
const update = validatorFor(scope, 'update');
const codes = (violations: ReturnType<typeof create>): string[] => violations.map(({ pointer, code }) => `${pointer} ${code}`);
const uuid = '0198c0de-0000-7000-8000-000000000001';

test('accepts a body that is right, references in either spelling, and empty values', () => {
  const body = { name: 'Ann', amount: 0.07, source: 'old', boss: { id: uuid, label: 'Bo' }, friends: [{ id: uuid }], home: null };
  expect(create(body)).toEqual([]);
});

test('names everything that is wrong, unknown keys first, then in the order of the fields', () => {
  const body = {
    labels: ['a', 'a', 1, 'b'],
    nmae: 'x',
    secret: 'x',
    locked: 'x',
    amount: -0.005,
    code: 'abc',
    source: 'gone',
    home: { city: 1, moon: 'x' },
    boss: 'nobody',
    friends: [uuid, { id: 5 }],
  };
  expect(codes(create(body))).toEqual([
    '/nmae field.unknown',
    '/secret field.unknown',
    '/name value.required',
    '/code value.pattern',
    '/amount value.too_small',
    '/amount value.scale',
    '/source value.option.unknown',
    '/home/moon value.part.unknown',
    '/home/city value.type',
    '/boss value.format',
    '/friends/1 value.type',
    '/labels value.too_many',
    '/labels/2 value.type',
    '/labels value.repeated',
    '/locked field.readonly',
  ]);
});

test('suggests what the caller may see and nothing else', () => {
  expect(create({ name: 'x', nmae: 1 })[0]?.params).toEqual({ field: 'nmae', suggestion: 'name' });
  const [hidden] = create({ name: 'x', secret: 1 });
  const [none] = validatorFor(
    without(
      fullScope(
        objectModel(
          'person',
          Object.values(person.fields).filter(({ name }) => name !== 'secret'),
        ),
      ),
      'x',
    ),
    'create',
  )({ name: 'x', secret: 1 });
  expect(hidden).toEqual(none);
  expect(create({ name: 'x', secre: 1 })[0]?.params).toEqual({ field: 'secre' });
});

test('a change needs nothing and may empty everything', () => {
  expect(update({})).toEqual([]);
  expect(update({ name: null, code: null, source: null, labels: null, friends: null })).toEqual([]);
  expect(codes(create({ name: null }))).toEqual(['/name value.required']);
});

test('a field that may only be given is unknown in a change', () => {
  const given: ObjectScope = {
    ...scope,
    fields: recordOf([
      ...Object.entries(scope.fields),
      ['secret', { field: person.fields.secret as FieldModel, read: 'never', create: true, update: false }],
    ]),
  };
  expect(validatorFor(given, 'create')({ name: 'x', secret: 'y' })).toEqual([]);
  expect(codes(validatorFor(given, 'update')({ secret: 'y' }))).toEqual(['/secret field.unknown']);
});

describe('hostile bodies', () => {
  const nested = JSON.parse(`${'['.repeat(50_000)}${']'.repeat(50_000)}`) as unknown;
  test.each<[string, string, string[]]>([
    ['__proto__', '{"name":"x","__proto__":{"name":1}}', ['/__proto__ field.unknown']],
    [
      'inherited names',
      '{"name":"x","toString":1,"hasOwnProperty":2}',
      ['/toString field.unknown', '/hasOwnProperty field.unknown'],
    ],
    ['__proto__ inside a value', '{"name":"x","home":{"__proto__":"y"}}', ['/home/__proto__ value.part.unknown']],
    ['a pointer that needs escaping', '{"name":"x","a/b~c":1}', ['/a~1b~0c field.unknown']],
    ['a reference that is no id', '{"name":"x","boss":{"id":{"id":1}}}', ['/boss value.type']],
    ['__proto__ among tags', '{"name":"x","labels":["__proto__","constructor"]}', []],
  ])('%s', (_, text, expected) => {
    expect(codes(create(JSON.parse(text) as Record<string, unknown>))).toEqual(expected);
    expect(({} as Record<string, unknown>).name).toBeUndefined();
  });

  test('deep nesting in every field', () => {
    const body = Object.fromEntries(Object.keys(scope.fields).map((name) => [name, nested]));
    expect(() => create(body)).not.toThrow();
    expect(create(body).length).toBeGreaterThan(5);
  });

  test('thousands of unknown keys are counted, not all named', () => {
    const body = Object.fromEntries(Array.from({ length: 20_000 }, (_, n) => [`key_${n}`, n]));
    expect(create({ name: 'x', ...body })).toHaveLength(100);
  });

  test('nothing is changed', () => {
    const body = { name: 'x', boss: { id: uuid, label: 'Bo' }, friends: [{ id: uuid, label: 'Cy' }], nmae: 1 };
    const before = structuredClone(body);
    create(deepFrozen(body));
    expect(body).toEqual(before);
  });
});

function deepFrozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null) Object.values(value).forEach(deepFrozen);
  return Object.freeze(value);
}

/** Codes that depend on the record and are given where it is written. */
const laterCodes = new Set(['value.option.inactive']);

describe.each(declarable.map((type) => [type.name, type] as const))('%s', (name, type) => {
  const cases = type.samples.flatMap(({ options, valid, extreme, invalid }) => {
    const object = sampleObject(name, options);
    const verdict = validatorFor(fullScope(object), 'update');
    return { verdict, good: [...valid, ...extreme].map((sample) => sample.in), bad: invalid };
  });

  test('samples get their verdict', () => {
    for (const { verdict, good, bad } of cases) {
      for (const value of good) expect([value, verdict({ value })]).toEqual([value, []]);
      for (const { in: value, code } of bad) {
        const violations = verdict({ value });
        if (laterCodes.has(code)) expect(violations).toEqual([]);
        else expect([value, violations.map((violation) => violation.code)]).toEqual([value, expect.arrayContaining([code])]);
        for (const violation of violations) {
          expect(catalogue[violation.code]).toBeDefined();
          for (const language of ['en', 'zh-CN'] as const) {
            expect(messageOf(violation.code, violation.params, language)).not.toMatch(/undefined|\[object/);
          }
        }
      }
    }
  });
});

function sampleObject(name: string, options: Readonly<Record<string, unknown>>): ObjectModel {
  const type = typeOf({ type: name });
  const given = (options.values ?? undefined) as { code: string; label: { en: string }; active?: boolean }[] | undefined;
  return objectModel('sample', [
    fieldModel('value', name, {
      readonly: false,
      options: { country: 'CN', ...type.defaults, ...options },
      ...(typeof options.to === 'string' && { to: options.to }),
      ...(given && { values: given.map((value) => ({ color: 'default', active: true, ...value })) }),
    }),
  ]);
}
