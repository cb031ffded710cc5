/** Three-way merge of documents: what merges, what conflicts, and that it never depends on whose side it is. */
import fc from 'fast-check';
import { merge3 } from '../../../metadata/documents/merge.js';
import { extent, SEED } from '../../support/extent.js';

type Json = Readonly<Record<string, unknown>>;
const runs = extent({ usual: 200, full: 2_000 });

const field = (id: string, more: Json = {}): Json => ({ id, name: id, type: 'text', label: { en: id }, ...more });
const object = (more: Json = {}): Json => ({
  kind: 'object',
  id: 'o1',
  name: 'deal',
  fields: [field('a'), field('b'), field('c')],
  ...more,
});
const merged = (base: unknown, yours: unknown, theirs: unknown) => merge3('object', 'o1', base, yours, theirs);

describe('changes to different properties merge', () => {
  test.each<[string, Json, Json, Json]>([
    ['of the document', { name: 'x' }, { icon: 'star' }, { name: 'x', icon: 'star' }],
    [
      'of one field',
      { fields: [field('a', { help: 'h' }), field('b'), field('c')] },
      { fields: [field('a', { required: true }), field('b'), field('c')] },
      { fields: [field('a', { help: 'h', required: true }), field('b'), field('c')] },
    ],
    ['one language each', { label: { en: 'Deal' } }, { label: { 'zh-CN': '商机' } }, { label: { en: 'Deal', 'zh-CN': '商机' } }],
    [
      'one removed, one changed elsewhere',
      { fields: [field('a'), field('c')] },
      { fields: [field('a'), field('b'), field('c', { max: 3 })] },
      { fields: [field('a'), field('c', { max: 3 })] },
    ],
    [
      'one reordered, one added',
      { fields: [field('c'), field('b'), field('a')] },
      { fields: [field('a'), field('new'), field('b'), field('c')] },
      { fields: [field('c'), field('b'), field('a'), field('new')] },
    ],
    ['both began a list', { rules: [field('r1')] }, { rules: [field('r2')] }, { rules: [field('r1'), field('r2')] }],
  ])('%s', (_, yours, theirs, expected) => {
    const result = merged(object(), object(yours), object(theirs));
    expect(result).toEqual({ merged: object(expected), conflicts: [] });
  });

  test('names in lists are an ordered set', () => {
    const view = (...columns: string[]): Json => object({ views: [{ id: 'v1', columns }] });
    expect(merged(view('a', 'b', 'c'), view('a', 'c', 'd'), view('x', 'a', 'b', 'c')).merged).toEqual(view('x', 'a', 'c', 'd'));
  });

  test('grants are known by their rows, so that fields never move to other rows', () => {
    const role = (...grants: Json[]): Json => ({ kind: 'role', id: 'r', objects: { deal: grants } });
    const own = (fields: Json): Json => ({ rows: 'own', rights: ['read'], fields });
    const all = (fields: Json): Json => ({ rows: 'all', rights: ['read'], fields });
    const { merged: result, conflicts } = merge3(
      'role',
      'r',
      role(own({ a: 'edit' }), all({ a: 'read' })),
      role(all({ a: 'read' }), own({ a: 'edit' })),
      role(own({ a: 'edit', b: 'edit' }), all({ a: 'read' })),
    );
    expect(conflicts).toEqual([]);
    expect(result).toEqual(role(all({ a: 'read' }), own({ a: 'edit', b: 'edit' })));
  });
});

describe('what both changed differently is a conflict, and yours stands', () => {
  test('a property, with the component it belongs to', () => {
    const side = (max: number): Json => object({ fields: [field('a'), field('b', { max }), field('c')] });
    expect(merged(side(1), side(2), side(3))).toEqual({
      merged: side(2),
      conflicts: [
        { at: { kind: 'object', id: 'o1', path: ['fields', 'b'] }, pointer: '/fields/1/max', base: 1, yours: 2, theirs: 3 },
      ],
    });
  });

  test('removed here, changed there', () => {
    const changed = object({ fields: [field('a'), field('b', { max: 1 }), field('c')] });
    const removed = object({ fields: [field('a'), field('c')] });
    const at = { kind: 'object', id: 'o1', path: ['fields', 'b'] };
    expect(merged(object(), removed, changed)).toEqual({
      merged: removed,
      conflicts: [{ at, pointer: '/fields', base: field('b'), theirs: field('b', { max: 1 }) }],
    });
    expect(merged(object(), changed, removed)).toEqual({
      merged: changed,
      conflicts: [{ at, pointer: '/fields/1', base: field('b'), yours: field('b', { max: 1 }) }],
    });
  });

  test('an expression is a whole', () => {
    const rule = (when: Json): Json => object({ rules: [{ id: 'r', when }] });
    const { conflicts } = merged(
      rule({ and: [{ var: 'a' }, { var: 'b' }] }),
      rule({ and: [{ var: 'a' }, { var: 'c' }] }),
      rule({ and: [{ var: 'x' }, { var: 'b' }] }),
    );
    expect(conflicts.map(({ pointer, at }) => [pointer, at.path])).toEqual([['/rules/0/when', ['rules', 'r']]]);
  });

  test('two orders of one list', () => {
    const side = (...ids: string[]): Json => object({ fields: ids.map((id) => field(id)) });
    const { merged: result, conflicts } = merged(side('a', 'b', 'c'), side('b', 'a', 'c'), side('a', 'c', 'b'));
    expect(result).toEqual(side('b', 'a', 'c'));
    expect(conflicts.map(({ pointer }) => pointer)).toEqual(['/fields']);
  });

  test('the document itself', () => {
    expect(merged(object(), undefined, object({ icon: 'star' }))).toEqual({
      merged: undefined,
      conflicts: [{ at: { kind: 'object', id: 'o1', path: [] }, pointer: '', base: object(), theirs: object({ icon: 'star' }) }],
    });
    expect(merged(undefined, object({ icon: 'a' }), object({ icon: 'b' })).conflicts).toHaveLength(1);
  });
});

test('a key __proto__ is a key', () => {
  const side = (text: string): unknown => JSON.parse(`{"kind":"object","id":"o1","__proto__":{"polluted":"${text}"},"name":"n"}`);
  const { merged: result } = merged(
    side('a'),
    side('b'),
    JSON.parse(`{"kind":"object","id":"o1","__proto__":{"polluted":"a"},"name":"m"}`),
  );
  expect(JSON.stringify(result)).toBe('{"kind":"object","id":"o1","__proto__":{"polluted":"b"},"name":"m"}');
  expect(({} as Json).polluted).toBeUndefined();
});

describe('over random documents', () => {
  const scalar = fc.oneof(fc.constantFrom('x', 'y', '-z'), fc.integer({ min: 0, max: 2 }), fc.boolean());
  const names = fc.uniqueArray(fc.constantFrom('p', 'q', 'r', 's'), { maxLength: 4 });
  const part = (id: string) =>
    fc.record({ id: fc.constant(id), max: scalar, columns: names, label: fc.record({ en: scalar }) }, { requiredKeys: ['id'] });
  const parts = fc
    .uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { maxLength: 5 })
    .chain((ids) => fc.tuple(...ids.map(part)));
  const document = fc.record(
    {
      kind: fc.constant('object'),
      id: fc.constant('o1'),
      icon: scalar,
      when: fc.record({ '==': fc.tuple(scalar, scalar) }),
      fields: parts,
      flow: fc.record({ stages: parts, label: fc.record({ en: scalar }) }, { requiredKeys: ['stages'] }),
      __proto__: fc.record({ max: scalar }),
    },
    { requiredKeys: ['kind', 'id'], noNullPrototype: true },
  );

  test('a side that changed nothing leaves the other as it is', () => {
    fc.assert(
      fc.property(document, document, (base, other) => {
        expect(merged(base, other, base)).toEqual({ merged: other, conflicts: [] });
        expect(merged(base, base, other)).toEqual({ merged: other, conflicts: [] });
        expect(merged(base, other, other)).toEqual({ merged: other, conflicts: [] });
      }),
      { numRuns: runs, seed: SEED },
    );
  });

  test('changes in different places come together, whichever side is which', () => {
    const base = { kind: 'object', id: 'o', name: 'thing', title: 'name' };
    const [one, other] = [
      { ...base, name: 'here' },
      { ...base, title: 'there' },
    ];
    const both = { merged: { ...base, name: 'here', title: 'there' }, conflicts: [] };
    expect([merged(base, one, other), merged(base, other, one)]).toEqual([both, both]);
  });

  test('without conflicts both sides come to the same', () => {
    fc.assert(
      fc.property(document, document, document, (base, one, other) => {
        const [here, there] = [merged(base, one, other), merged(base, other, one)];
        expect(here.conflicts).toHaveLength(there.conflicts.length);
        expect(here.conflicts.map(({ at }) => JSON.stringify(at)).toSorted()).toEqual(
          there.conflicts.map(({ at }) => JSON.stringify(at)).toSorted(),
        );
        if (here.conflicts.length > 0) return;
        expect(here.merged).toEqual(there.merged);
      }),
      { numRuns: runs * 5, seed: SEED },
    );
  });

  test('saving the merge again changes nothing', () => {
    fc.assert(
      fc.property(document, document, document, (base, one, other) => {
        const { merged: first } = merged(base, one, other);
        expect(merged(other, first, other)).toEqual({ merged: first, conflicts: [] });
      }),
      { numRuns: runs, seed: SEED },
    );
  });
});
