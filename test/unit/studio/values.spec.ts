/** Values of picklists: pasted, offered under the controlling one, and what controls them. */
import { compile } from '../../../server/compile/compile.js';
import type { FieldDocument, ObjectDocument, PicklistDocument, ValueDocument } from '../../../metadata/format/types.js';
import { labelText } from './label.js';
import { controllingOf, controllingOfShared, valuesOf } from '../../../studio/values/controlling.js';
import { isOffered, offeredFor, offeredForAll } from '../../../studio/values/offered.js';
import { placed } from '../../../studio/values/order.js';
import { isCode, parseValues } from '../../../studio/values/paste.js';
import { changed } from '../compile/project.js';

describe('pasting', () => {
  test.each<[string, Partial<ValueDocument>[]]>([
    ['High', [{ code: 'high', label: { en: 'High' } }]],
    ['高', [{ code: 'value_1', label: { en: '高', 'zh-CN': '高' } }]],
    ['High, 高', [{ code: 'high', label: { en: 'High', 'zh-CN': '高' } }]],
    ['hi, High', [{ code: 'hi', label: { en: 'High' } }]],
    ['hi\tHigh\t高', [{ code: 'hi', label: { en: 'High', 'zh-CN': '高' } }]],
    ['hi；High；高', [{ code: 'hi', label: { en: 'High', 'zh-CN': '高' } }]],
    ['no code!, High, 高', [{ code: 'high', label: { en: 'High', 'zh-CN': '高' } }]],
    ['High\r\n\r\n  \nHIGH', [{ code: 'high' }, { code: 'high_2' }]],
    ['taken\nTaken', [{ code: 'taken_2' }, { code: 'taken_3' }]],
    [',,,note', []],
  ])('%j', (text, expected) => {
    expect(parseValues(text, [{ code: 'taken' }])).toMatchObject(expected);
    expect(parseValues(text, [{ code: 'taken' }])).toHaveLength(expected.length);
  });

  test('whatever is pasted is a picklist that the check admits', () => {
    const hostile = [
      '<b>&"',
      '__proto__',
      'constructor',
      '1',
      '…',
      ' , ',
      '"',
      '😀',
      'a'.repeat(80),
      '\u202eright',
      'x,y,z,w',
    ].join('\n');
    const values = parseValues(hostile, []);
    expect(values.every(({ code }) => isCode(code))).toBe(true);
    expect(new Set(values.map(({ code }) => code)).size).toBe(values.length);
    const picklist = { kind: 'picklist', id: 'x_pasted', name: 'x_pasted', label: { en: 'Pasted' }, values };
    const { findings } = compile(changed(['picklists/x_pasted.json', '', picklist]));
    expect(findings.filter(({ level }) => level === 'error')).toEqual([]);
  });
});

describe('what is offered when', () => {
  const all = ['a', 'b', 'c'];
  const value = (when?: [string, ...string[]]): ValueDocument => ({ code: 'v', label: { en: 'V' }, ...(when && { when }) });

  test('without a condition under every code; taking one away leaves the others, in their order', () => {
    expect(all.every((code) => isOffered(value(), code))).toBe(true);
    expect(offeredFor(value(), 'b', false, all)).toEqual(value(['a', 'c']));
    expect(isOffered(value(['a', 'c']), 'b')).toBe(false);
  });

  test('ticked everywhere says nothing; the last tick stays', () => {
    expect(offeredFor(value(['a', 'c']), 'b', true, all)).toEqual(value());
    expect(offeredFor(value(['a']), 'a', false, all)).toEqual(value(['a']));
  });

  test('codes that are there no more are forgotten with the next tick', () => {
    expect(offeredFor(value(['gone', 'a']), 'b', true, all)).toEqual(value(['a', 'b']));
  });

  test('a column is ticked for the rows that are shown, and for no other', () => {
    const [shown, hidden] = [value(['a']), value(['a'])];
    expect(offeredForAll([shown, hidden], new Set([shown]), 'b', true, all)).toEqual([value(['a', 'b']), hidden]);
  });
});

describe('what controls', () => {
  const field = (name: string, more: object): FieldDocument =>
    ({ id: name, name, type: 'picklist', label: { en: name.toUpperCase() }, ...more }) as FieldDocument;
  const value = (code: string): ValueDocument => ({ code, label: { en: code } });
  const shared: PicklistDocument = {
    kind: 'picklist',
    id: 'p',
    name: 'regions',
    label: { en: 'Regions' },
    values: [value('north')],
  };
  const region = field('region', { picklist: 'regions' });
  const city = field('city', { values: [value('x')], depends_on: 'region' });
  const object = {
    kind: 'object',
    id: 'o',
    name: 'o',
    label: { en: 'O' },
    title: 'city',
    record_types: [{ id: 't', name: 'big', label: { en: 'Big' } }],
    fields: [region, city],
  } as unknown as ObjectDocument;

  test('a field, whose values may be shared; the record type; nothing', () => {
    expect(controllingOf(object, city, [shared], labelText)).toEqual({ label: 'REGION', values: shared.values });
    expect(controllingOf(object, region, [shared], labelText)).toBeUndefined();
    const byType = field('size', { values: [value('s')], depends_on: 'record_type' });
    expect(controllingOf(object, byType, [], labelText)).toEqual({
      label: 'Record type',
      values: [{ code: 'big', label: { en: 'Big' } }],
    });
    expect(valuesOf(field('lost', { picklist: 'gone' }), [shared])).toEqual([]);
  });

  test('of a shared picklist: the first field that uses it and depends on something', () => {
    const cities: PicklistDocument = { ...shared, id: 'c', name: 'cities' };
    const user = { ...object, fields: [region, field('place', { picklist: 'cities', depends_on: 'region' })] } as ObjectDocument;
    expect(controllingOfShared(cities, [object, user], [shared, cities], labelText)).toEqual({
      label: 'REGION',
      values: shared.values,
    });
    expect(controllingOfShared(shared, [object, user], [shared, cities], labelText)).toBeUndefined();
  });

  test('an unfinished document breaks nothing', () => {
    const bare = { kind: 'object', id: 'b', name: 'b' } as unknown as ObjectDocument;
    expect(controllingOf(bare, city, [], labelText)).toBeUndefined();
    expect(controllingOfShared(shared, [bare], [], labelText)).toBeUndefined();
  });
});

test('values that are shown change places among themselves', () => {
  expect(placed(['a', 'b', 'c', 'd'], ['d', 'b'])).toEqual(['a', 'd', 'c', 'b']);
  expect(placed(['a', 'b'], [])).toEqual(['a', 'b']);
});
