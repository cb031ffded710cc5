/** What is a number when it is typed: the number to the digit, or none. */
import fc from 'fast-check';
import { inexactNumbers, readJson } from '../../../metadata/values/json.js';
import { groupedDigits, isExact, plainDigits, readNumber } from '../../../metadata/values/number.js';
import { jsonEntry } from '../../../runtime-ui/form/rules/json-text.js';

test.each([
  ['12.5', 12.5],
  ['  12.5 ', 12.5],
  ['　７　', 7],
  ['1,234.56', 1234.56],
  ['1,234,567', 1234567],
  ['12,345.', 12345],
  ['.5', 0.5],
  ['5.', 5],
  ['-3', -3],
  ['+3', 3],
  ['－3', -3],
  ['−3', -3],
  ['１２．５', 12.5],
  ['１，２３４', 1234],
  ['00012', 12],
  ['0.10', 0.1],
  ['-0', 0],
  ['0', 0],
  ['9007199254740991', 9007199254740991],
  ['1234567890123.45', 1234567890123.45],
  ['0.00000001', 0.00000001],
  ['100000000000000000000', 1e20],
])('“%s” is %d', (text, value) => {
  expect(readNumber(text)).toEqual({ kind: 'number', value });
});

test.each(['', '  ', '　'])('“%s” is nothing', (text) => {
  expect(readNumber(text)).toEqual({ kind: 'empty' });
});

test.each([
  '12,5',
  '1.234,56',
  '1.234.567',
  '1,23',
  '12,34,567',
  '1234,567',
  ',123',
  '1,200元',
  '¥12',
  '12%',
  '1e3',
  '--5',
  '5-',
  '- 5',
  '0x10',
  '1 234',
  '1\n2',
  '.',
  '-',
  'Infinity',
  'NaN',
  '١٢',
  '一百',
  '1_000',
  '½',
])('“%s” is no number', (text) => {
  expect(readNumber(text)).toEqual({ kind: 'fault', fault: 'number' });
});

test.each(['9007199254740993', '0.1234567890123456789', '12345678901234567890.5', `1${'0'.repeat(400)}`])(
  '%s has more digits than are kept',
  (text) => {
    expect(readNumber(text)).toEqual({ kind: 'fault', fault: 'digits' });
  },
);

test.each([
  ['¥', '¥1,200.50', 1200.5],
  ['¥', '￥1200', 1200],
  ['¥', '-¥5', -5],
  ['¥', '¥ 5', 5],
  ['¥', '12', 12],
  ['US$', 'US$ 3', 3],
  ['%', '12.5%', 12.5],
  ['%', '12.5 ％', 12.5],
])('beside %s, “%s” is %d', (affix, text, value) => {
  expect(readNumber(text, affix)).toEqual({ kind: 'number', value });
});

test.each([
  ['¥', '$5'],
  ['¥', '1,200元'],
  ['%', '1%2'],
  ['¥', '¥'],
])('beside %s, “%s” is no number', (affix, text) => {
  expect(readNumber(text, affix)).toEqual({ kind: 'fault', fault: 'number' });
});

test('what is shown can be typed again, whatever the number', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
      for (const text of [plainDigits(value), groupedDigits(value)])
        expect(readNumber(text)).toEqual({ kind: 'number', value: value + 0 });
    }),
  );
  expect(groupedDigits(-1234567.5)).toBe('-1,234,567.5');
  expect(plainDigits(1.5e-8)).toBe('0.000000015');
  expect(plainDigits(-1.25e22)).toBe('-12500000000000000000000');
});

test('JSON is read to the digit too', () => {
  expect(['1', '1.50', '1e3', '-0.25E-2', '0', '1e23', '-0'].map(isExact)).toEqual(Array(7).fill(true));
  expect(['9007199254740993', '1e400', '1e-400', '0.1000000000000000055'].map(isExact)).toEqual(Array(4).fill(false));
  expect(readJson('{"a": [1.5, "9007199254740993", "\\"9007199254740995"], "9007199254740997": 2}')).toEqual({
    kind: 'value',
    value: { a: [1.5, '9007199254740993', '"9007199254740995'], '9007199254740997': 2 },
  });
  const text = '{"a": [1, {"b/c~\\"": [[], {}, 9007199254740993]}],\n  "d": 1e400, "e": -0.1000000000000000055}';
  expect(inexactNumbers(text).map(({ pointer, number }) => [pointer, number])).toEqual([
    ['/a/1/b~1c~0"/2', '9007199254740993'],
    ['/d', '1e400'],
    ['/e', '-0.1000000000000000055'],
  ]);
  expect(inexactNumbers(text).map(({ from, to }) => text.slice(from, to))).toEqual([
    '9007199254740993',
    '1e400',
    '-0.1000000000000000055',
  ]);
  expect(readJson('{\n  "d": 1e400}')).toEqual({ kind: 'fault', fault: { kind: 'digits', number: '1e400', line: 2, column: 8 } });
  expect(readJson('9007199254740993')).toMatchObject({ fault: { kind: 'digits', line: 1, column: 1 } });
  expect(readJson('{"a": 9007199254740993')).toMatchObject({ kind: 'fault', fault: { kind: 'syntax' } });
  expect(readJson(' ')).toEqual({ kind: 'empty' });
});

test('JSON of megabytes is read in about the time that parsing it takes', () => {
  const began = process.cpuUsage();
  for (const text of [`"${'\\n'.repeat(4e6)}"`, '['.repeat(1e6), `[${'1.5,'.repeat(3e5)}1]`])
    expect(inexactNumbers(text)).toEqual([]);
  // Trying every run of zeros from each of its zeros would take minutes.
  for (const number of [`1${'0'.repeat(1e6)}1`, '1'.repeat(1e6)]) {
    expect(inexactNumbers(number)).toEqual([{ number: `${number.slice(0, 40)}…`, pointer: '', from: 0, to: number.length }]);
  }
  expect(inexactNumbers(`[${'1e400,'.repeat(1e5)}1]`)).toHaveLength(100);
  // Of the processor, which a busy machine does not make more.
  expect(process.cpuUsage(began).user / 1e6).toBeLessThan(8);
});

test('a field of JSON holds what was typed where that is no value', () => {
  expect(jsonEntry('{"a": 1}')).toEqual({ a: 1 });
  expect(jsonEntry(' ')).toBeUndefined();
  // Not taken for what was typed by another box.
  for (const text of ['{', '"text"', '{"a": 9007199254740993}']) expect(jsonEntry(text)).toBe(text);
});
