/** What is entered under one release, under the next: by ids, with a word about everything that found no place. */
import type { FieldInfo, FormInfo, ObjectInfo, ValueInfo } from '../../../server/contract/app.js';
import { arrive, carryOver, type Sheet } from '../../../runtime-ui/form/carry.js';
import { convert, entryText } from '../../../runtime-ui/form/convert.js';

interface Given {
  readonly id: string;
  readonly name: string;
  readonly label?: string;
  readonly type?: string;
  readonly required?: boolean;
  readonly readOnly?: boolean;
  readonly values?: readonly ValueInfo[];
}

const value = (code: string, label = code.toUpperCase(), active = true): ValueInfo => ({ code, label, color: 'default', active });

function sheet(release: number, given: readonly Given[], more: Partial<FormInfo> = {}): Sheet {
  const fields = given.map(({ name, label = name, type = 'text', values }): FieldInfo => ({
    name,
    label,
    type,
    system: false,
    access: 'edit',
    operators: [],
    sortable: false,
    groupable: false,
    options: {},
    ...(values && { values }),
  }));
  const form = {
    release,
    schema: {
      properties: Object.fromEntries(given.map(({ name, readOnly }) => [name, { title: name, ...(readOnly && { readOnly }) }])),
      required: given.filter(({ required }) => required).map(({ name }) => name),
    },
    uiSchema: {},
    layout: { tabs: [], sections: [], leaves_out: [] },
    fields: Object.fromEntries(given.map(({ id, name }) => [name, { id }])),
    rules: [],
    defaults: {},
    stages: {},
    user: { id: 'u', department: null, roles: [] },
    ...more,
  } as FormInfo;
  return { object: { id: 'o', name: 'o', label: 'O', fields, record_types: [] } as unknown as ObjectInfo, form };
}

const carry = (before: readonly Given[], now: readonly Given[], values: Readonly<Record<string, unknown>>) =>
  carryOver({ values, initial: {}, stored: null }, sheet(1, before), sheet(2, now));

test('a renamed field keeps its value, whoever has its name now', () => {
  const { values, changes } = carry(
    [
      { id: 'a', name: 'price', label: 'Price' },
      { id: 'b', name: 'note' },
    ],
    [
      { id: 'b', name: 'price', label: 'Note' },
      { id: 'a', name: 'list_price', label: 'List price' },
    ],
    { price: 'twelve', note: 'dear' },
  );
  expect(values).toEqual({ list_price: 'twelve', price: 'dear' });
  expect(changes).toEqual([
    { kind: 'renamed', label: 'Price', now: 'List price' },
    { kind: 'renamed', label: 'note', now: 'Note' },
  ]);
});

test('a field that comes to the form of a stored record waits for what the record has, and keeps what is entered meanwhile', () => {
  const held = { values: { a: 'x' }, initial: { a: 'x' }, stored: { a: 'x', version: 1 } };
  const before = sheet(1, [{ id: 'a', name: 'a' }]);
  const now = sheet(
    2,
    [
      { id: 'a', name: 'a' },
      { id: 'b', name: 'b' },
      { id: 'c', name: 'c' },
    ],
    { defaults: { b: 'default' } },
  );
  const carried = carryOver(held, before, now);
  expect(carried).toMatchObject({ values: { a: 'x', b: null, c: null }, awaited: ['b', 'c'] });
  const entered = { ...carried, values: { ...carried.values, c: 'typed' } };
  const renamed = sheet(3, [
    { id: 'a', name: 'a' },
    { id: 'b', name: 'bee' },
    { id: 'c', name: 'c' },
  ]);
  const next = carryOver(entered, now, renamed);
  expect(next.awaited).toEqual(['bee', 'c']);
  expect(arrive(next, { a: 'theirs', bee: 'stored', c: 'stored', version: 2 })).toMatchObject({
    values: { a: 'x', bee: 'stored', c: 'typed' },
    initial: { a: 'x', bee: 'stored', c: 'stored' },
    stored: { a: 'x', bee: 'stored', c: 'stored', version: 1 },
    awaited: [],
  });
});

test('nothing that concerns the form is nothing to be said', () => {
  expect(carry([{ id: 'a', name: 'a' }], [{ id: 'a', name: 'a' }], { a: 'x' })).toEqual({
    values: { a: 'x' },
    initial: { a: null },
    stored: null,
    awaited: [],
    changes: [],
  });
});

test('a rule that came is said, though no field has changed', () => {
  const rule = {
    name: 'r',
    level: 'error',
    when: { '==': [1, 1] },
    at: [],
    message: 'No.',
  } as unknown as FormInfo['rules'][number];
  const now = sheet(2, [{ id: 'a', name: 'a' }], { rules: [rule] });
  const { changes } = carryOver({ values: { a: 'x' }, initial: {}, stored: null }, sheet(1, [{ id: 'a', name: 'a' }]), now);
  expect(changes).toEqual([{ kind: 'other' }]);
});

test('what is gone, new, required or locked is said by the labels people know, with what it held', () => {
  const { values, changes } = carry(
    [
      { id: 'a', name: 'fax', label: 'Fax' },
      { id: 'b', name: 'size', label: 'Size' },
      { id: 'c', name: 'note', label: 'Note' },
      { id: 'd', name: 'empty', label: 'Empty' },
    ],
    [
      { id: 'b', name: 'size', label: 'Size', readOnly: true },
      { id: 'c', name: 'note', label: 'Note', required: true },
      { id: 'e', name: 'source', label: 'Source', required: true },
      { id: 'f', name: 'hint', label: 'Hint' },
    ],
    { fax: '12345', size: 'L', note: 'n', empty: null },
  );
  expect(values).toEqual({ size: 'L', note: 'n', source: null, hint: null });
  expect(changes).toEqual([
    { kind: 'removed', label: 'Fax', held: '12345' },
    { kind: 'locked', label: 'Size', held: 'L' },
    { kind: 'required', label: 'Note' },
    { kind: 'removed', label: 'Empty', held: '' },
    { kind: 'addedRequired', label: 'Source' },
    { kind: 'added', label: 'Hint' },
  ]);
});

test('of a form of some fields only those count; the record keeps its version', () => {
  const held = { values: { a: 'x', b: 'y' }, initial: { a: 'w', b: 'y' }, only: ['a'], needed: ['a'] };
  const before = sheet(1, [
    { id: 'a', name: 'a' },
    { id: 'b', name: 'b' },
  ]);
  const carried = carryOver(
    { ...held, stored: { ...held.initial, id: '1', version: 7 } },
    before,
    sheet(2, [{ id: 'a', name: 'z' }]),
  );
  expect(carried).toEqual({
    values: { z: 'x' },
    initial: { z: 'w' },
    stored: { z: 'w', id: '1', version: 7 },
    awaited: [],
    only: ['z'],
    needed: ['z'],
    changes: [{ kind: 'renamed', label: 'a', now: 'z' }],
  });
});

test('values of a picklist that went are said, those left stay', () => {
  const field = { id: 'a', name: 'a', type: 'multi_picklist' };
  const { values, changes } = carry(
    [{ ...field, values: [value('x'), value('y'), value('z')] }],
    [{ ...field, values: [value('y'), value('z', 'Z', false)] }],
    { a: ['x', 'y', 'z'] },
  );
  expect(values).toEqual({ a: ['y', 'z'] });
  expect(changes).toEqual([{ kind: 'choice', label: 'a', held: 'X' }]);
});

const list = { values: [value('oil', 'Oil'), value('ink', 'Ink')] };
test.each([
  ['text', '12.5', 'decimal', 12.5],
  ['text', '1,234', 'integer', 1234],
  ['text', '12,5', 'decimal', '12,5'],
  ['decimal', 1e-8, 'text', '0.00000001'],
  ['text', 'Ink', 'picklist', 'ink'],
  ['text', 'ink', 'picklist', 'ink'],
  ['text', 'Chalk', 'picklist', undefined],
  ['picklist', 'oil', 'text', 'Oil'],
  ['picklist', 'oil', 'multi_picklist', ['oil']],
  ['multi_picklist', ['oil'], 'picklist', 'oil'],
  ['multi_picklist', ['oil', 'ink'], 'picklist', undefined],
  ['multi_picklist', ['oil', 'ink'], 'tags', ['Oil', 'Ink']],
  ['datetime', '2024-01-02T03:04:05Z', 'date', '2024-01-02'],
  ['text', 'soon', 'date', undefined],
  ['boolean', true, 'decimal', undefined],
  ['lookup', { id: '1', label: 'Monet' }, 'text', 'Monet'],
  ['location', { lat: 1, lng: 2 }, 'text', '{"lat":1,"lng":2}'],
  ['text', '', 'decimal', null],
] as const)('%s %j as %s is %j', (from, given, to, expected) => {
  expect(convert(given, { type: from, ...list }, { type: to, ...list })).toEqual(expected);
});

test('what stood in a field can be read', () => {
  expect(entryText(['oil', 'ink'], { type: 'multi_picklist', ...list })).toBe('Oil, Ink');
  expect(entryText([{ id: '1', label: 'Monet' }], { type: 'multi_lookup' })).toBe('Monet');
  expect(entryText(null, { type: 'text' })).toBe('');
});
