/**
 * The largest values that validate, of every type and under every facet that adds an index, are stored, changed and found.
 * Letters are random, because what repeats is compressed before an index measures it.
 */
import fc from 'fast-check';
import { v7 } from 'uuid';
import { declarable } from '../../server/compile/field-types/index.js';
import type { FieldType } from '../../server/compile/field-types/field-type.js';
import type { SourceDocument } from '../../server/compile/compile.js';
import type { Call } from '../../server/contract/call.js';
import { extent, SEED } from '../support/extent.js';
import { dataOf, readingOf, type Reading } from '../support/reading.js';
import { openWorkspaceFrom, type TestWorkspace } from '../support/workspace.js';
import { recordOf, writingOf, type Writing } from '../support/writing.js';

const RUNS = extent({ usual: 3, full: 40 });
const label = (en: string) => ({ en });

/** Letters of four bytes, letters that composing makes longer, letters that folding width makes longer. */
const letters = [
  [[0x20000, 0x2a6d0]],
  [
    [0x1d15e, 0x1d164],
    [0x0958, 0x095f],
    [0xfb2a, 0xfb36],
  ],
  [
    [0xfc00, 0xfdc7],
    [0x3300, 0x33ff],
  ],
  [[0x4e00, 0x9fa0]],
] as const;
const letter = fc.oneof(
  ...letters.map((ranges) =>
    fc
      .oneof(...ranges.map(([from, to]) => fc.integer({ min: from, max: to })))
      .map((code) => String.fromCodePoint(code))
      .filter((one) => /\p{Assigned}/u.test(one)),
  ),
);
const text = (length: number) =>
  fc.array(letter, { minLength: length, maxLength: length, size: 'max' }).map((all) => all.join(''));
const ascii = (length: number) =>
  fc
    .array(fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz0123456789'), { minLength: length, maxLength: length, size: 'max' })
    .map((all) => all.join(''));
const many = <T>(length: number, item: fc.Arbitrary<T>) =>
  fc.uniqueArray(item, { minLength: length, maxLength: length, size: 'max' });

const codes = Array.from({ length: 200 }, (_, index) => `${'c'.repeat(57)}${String(index).padStart(3, '0')}`);
const values = codes.map((code) => ({ code, label: label(code) }));
const targets = Array.from({ length: 500 }, () => v7());

/** `indexed` fields take shorter texts, which their document is held to. */
type Largest = (length: number) => fc.Arbitrary<unknown>;
const digits = (scale: number) =>
  fc.integer({ min: 0, max: 9 }).map((last) => Number(`${'9'.repeat(14 - scale)}${last}.${'9'.repeat(scale)}`));

const largest: Readonly<Record<string, { readonly options?: object; readonly value: Largest }>> = {
  text: { value: text },
  long_text: { options: { max_length: 100_000 }, value: () => text(20_000) },
  rich_text: { options: { max_length: 100_000 }, value: () => text(20_000) },
  integer: { value: () => fc.integer({ min: 0, max: 9999 }).map((less) => Number.MAX_SAFE_INTEGER - less) },
  decimal: { value: () => digits(2) },
  currency: { value: () => digits(2) },
  percent: { value: () => fc.integer({ min: 0, max: 100 }) },
  boolean: { value: () => fc.boolean() },
  date: { value: () => fc.integer({ min: 10, max: 28 }).map((day) => `9999-12-${day}`) },
  datetime: { value: () => fc.integer({ min: 100, max: 999 }).map((ms) => `9999-12-31T23:59:59.${ms}Z`) },
  time: { value: () => fc.integer({ min: 10, max: 59 }).map((second) => `23:59:${second}`) },
  duration: { value: () => fc.integer({ min: 0, max: 999_999 }) },
  email: { value: () => ascii(170).map((all) => `${all.slice(0, 60)}@${all.slice(60, 115)}.${all.slice(115)}.com`) },
  phone: {
    options: { country: 'CN' },
    value: () => fc.integer({ min: 10_000_000, max: 99_999_999 }).map((end) => `+86138${end}`),
  },
  url: { value: () => text(1980).map((path) => `https://a.cn/${path}`) },
  picklist: { options: { values }, value: () => fc.constantFrom(...codes) },
  multi_picklist: { options: { values }, value: () => fc.constant(codes) },
  tags: { options: { max: 200 }, value: () => many(200, text(50)) },
  lookup: { options: { to: 'target' }, value: () => fc.constantFrom(...targets) },
  multi_lookup: { options: { to: 'target' }, value: () => fc.constant(targets) },
  master_detail: { options: { to: 'target' }, value: () => fc.constantFrom(...targets) },
  user: { value: () => fc.constant('me') },
  address: {
    value: () => fc.record({ country: text(60), province: text(60), city: text(60), street: text(255), postal_code: ascii(20) }),
  },
  location: { value: () => fc.constant({ lat: -89.1234567, lng: -179.1234567 }) },
  rating: { value: () => fc.constant(5) },
  json: { value: () => many(500, text(100)) },
};

/** What adds an index, as properties of the field; what the type does not offer is left out. */
const facets = (type: FieldType): Readonly<Record<string, object>> => ({
  plain: {},
  ...(type.searchable && type.sortable && { titled: {} }),
  ...(type.groupable && { indexed: { index: true } }),
  ...(type.uniqueable && { single: { unique: true } }),
  ...(type.uniqueable && type.ruleType === 'text' && { folded: { unique: 'normalised' }, both: { unique: true, index: true } }),
});

const lengthOf = (type: FieldType, facet: object): number =>
  type.name !== 'text' ? 0 : Object.keys(facet).length > 0 ? 600 : 2000;

const tested = declarable.filter(({ fixed }) => fixed?.readonly === undefined);

const object = (name: string, title: string, fields: object[], more: object = {}): SourceDocument => ({
  file: `objects/${name}/object.json`,
  content: { kind: 'object', id: name, name, label: label(name), title, fields, ...more },
});

function documentOf(type: FieldType): SourceDocument {
  const all = Object.entries(facets(type));
  const fields = all.map(([name, facet], index) => ({
    id: `f${index}`,
    name,
    type: type.name,
    label: label(name),
    ...largest[type.name]?.options,
    ...(type.name === 'text' && { max_length: lengthOf(type, facet) }),
    ...facet,
  }));
  const plain = { id: 'name', name: 'name', type: 'text', label: label('Name') };
  const title = all.some(([name]) => name === 'titled') ? 'titled' : 'name';
  const search = type.searchable ? all.map(([name]) => name).slice(0, 10) : ['name'];
  return object(`o_${type.name}`, title, [plain, ...fields], { search });
}

let workspace: TestWorkspace;
let writing: Writing;
let reading: Reading;
let call: Call;

beforeAll(async () => {
  workspace = await openWorkspaceFrom([
    {
      file: 'template.json',
      content: { kind: 'app', id: 'largest', name: 'largest', version: '1.0.0', label: label('Largest') },
    },
    {
      file: 'roles/all.json',
      content: {
        kind: 'role',
        id: 'all',
        name: 'all',
        label: label('All'),
        administer: true,
        objects: { '*': [{ rows: 'all', rights: ['create', 'read', 'update', 'delete'], fields: { '*': 'edit' } }] },
      },
    },
    object('target', 'name', [{ id: 'f1', name: 'name', type: 'text', label: label('Name') }]),
    ...tested.map(documentOf),
  ]);
  writing = writingOf(workspace);
  reading = readingOf(workspace);
  call = await workspace.call(['all']);
  const { schema } = workspace.release.workspace;
  await workspace.database.admin.query(
    `insert into "${schema}".target ("id", "name", "owner", "created_at", "created_by", "updated_at", "updated_by", "version")
     select id, 'target', $2, now(), $2, now(), $2, 1 from unnest($1::uuid[]) id`,
    [targets, call.actor.user.id],
  );
}, 60_000);
afterAll(() => workspace.close());

test('every type has its largest values here', () => {
  expect(Object.keys(largest).toSorted()).toEqual(tested.map(({ name }) => name).toSorted());
});

test.each(tested.map((type) => [type.name, type] as const))(
  '%s',
  async (name, type) => {
    const arbitrary = fc.record(
      Object.fromEntries(
        Object.entries(facets(type)).map(([field, facet]) => [field, largest[name]!.value(lengthOf(type, facet))]),
      ),
    );
    const person = (values: Readonly<Record<string, unknown>>) =>
      Object.fromEntries(Object.entries(values).map(([key, value]) => [key, value === 'me' ? call.actor.user.id : value]));
    await fc.assert(
      fc.asyncProperty(arbitrary, arbitrary, async (first, second) => {
        const created = recordOf(await writing.create(call, `o_${name}`, person(first)));
        const changed = recordOf(await writing.change(call, `o_${name}`, created.id, person(second)));
        for (const field of Object.keys(facets(type))) {
          expect([field, await found(`o_${name}`, field, type, changed[field])]).toEqual([
            field,
            expect.arrayContaining([changed.id]),
          ]);
        }
        await writing.remove(call, `o_${name}`, created.id);
      }),
      { numRuns: RUNS, seed: SEED, endOnFailure: true },
    );
  },
  300_000,
);

/** Ids of the records that a filter, else the list in the order of the field, answers. */
async function found(objectName: string, field: string, type: FieldType, value: unknown): Promise<readonly string[]> {
  const ask = async (body: object): Promise<readonly string[]> =>
    dataOf<{ id: string }>(await reading.query(call, objectName, { fields: ['id'], ...body })).map(({ id }) => id);
  const first = Array.isArray(value) ? (value[0] as unknown) : value;
  const plain = typeof first === 'object' && first !== null ? (first as { id?: unknown }).id : first;
  if (type.operators.includes('has')) return ask({ filter: { has: [{ var: field }, plain] } });
  if (type.operators.includes('eq') && String(plain).length <= 1000) return ask({ filter: { '==': [{ var: field }, plain] } });
  if (type.operators.includes('contains'))
    return ask({ filter: { contains: [{ var: field }, [...String(value)].slice(5, 60).join('')] } });
  return ask({});
}
