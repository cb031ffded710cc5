/** Small parts of writing, by themselves. */
import { readBulk } from '../../../server/serve/write/bulk-body.js';
import { same } from '../../../server/serve/write/draft.js';
import { numberText } from '../../../server/serve/write/numbers.js';
import { objectOf } from '../../../server/serve/write/values.js';

test.each([
  ['ORD-{YYYY}-{0000}', 7, 'ORD-2026-0007'],
  ['{YYYY}{MM}{DD}/{0}', 12, '20260131/12'],
  ['{000}', 12345, '12345'],
  ['No. {00} {MM}', 3, 'No. 03 01'],
])('%s, %i → %s', (format, count, text) => {
  expect(numberText(format, '2026-01-31', count)).toBe(text);
});

test.each<[unknown, unknown, boolean]>([
  [null, undefined, true],
  [null, '', false],
  [null, [], false],
  [1, 1, true],
  ['1', 1, false],
  [['a', 'b'], ['a', 'b'], true],
  [['a', 'b'], ['b', 'a'], false],
  [{ a: 1, b: [2] }, { b: [2], a: 1 }, true],
  [{ a: 1 }, { a: 1, b: undefined }, false],
  [[], {}, false],
])('%j and %j are the same: %s', (a, b, expected) => {
  expect(same(a, b)).toBe(expected);
  expect(same(b, a)).toBe(expected);
});

test('a body is an object of bounded depth', () => {
  const nested = (levels: number): unknown => (levels === 0 ? 1 : { a: nested(levels - 1) });
  expect(objectOf(nested(64))).toBeDefined();
  expect(() => objectOf(nested(66))).toThrow('body.too_deep');
  for (const body of [null, [], 'x', 1, undefined]) expect(() => objectOf(body)).toThrow('body.not_object');
});

test('a bulk body is read row by row', () => {
  const { mode, rows } = readBulk({
    rows: [
      { op: 'create', fields: { a: 1 } },
      { op: 'update', id: 'ABC', version: 3, fields: {} },
      { op: 'delete', id: 'x', fields: {} },
    ],
  });
  expect(mode).toBe('all');
  expect(rows[0]).toEqual({ index: 0, op: 'create', id: '', version: null, fields: { a: 1 } });
  expect(rows[1]).toEqual({ index: 1, op: 'update', id: 'abc', version: 3, fields: {} });
  expect(rows[2]).toMatchObject({ violations: [{ code: 'field.unknown', pointer: '/rows/2/fields' }] });
});
