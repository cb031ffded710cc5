/** What is a number when it is typed: the number to the digit, or none. */
import fc from 'fast-check';
import { groupedDigits, inexactIn, isExact, plainDigits, readNumber } from '../../../metadata/values/number.js';
import { readJson } from '../../../runtime-ui/form/rules/json-text.js';

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
  expect(['1', '1.50', '1e3', '-0.25E-2', '0'].map(isExact)).toEqual([true, true, true, true, true]);
  expect(['9007199254740993', '1e400', '0.10000000000000000001'].map(isExact)).toEqual([false, false, false]);
  expect(inexactIn('{"a": [1, "9007199254740993", "\\"9007199254740995"], "9007199254740997": 2}')).toBeUndefined();
  expect(inexactIn('{"a": [1.5, 9007199254740993]}')).toBe('9007199254740993');
  expect(readJson('{"a": 1}')).toEqual({ value: { a: 1 }, fault: null });
  expect(readJson('{"a": 9007199254740993}')).toEqual({
    value: '{"a": 9007199254740993}',
    fault: { kind: 'digits', number: '9007199254740993' },
  });
  expect(readJson(' ')).toEqual({ value: undefined, fault: null });
  expect(readJson('{')).toMatchObject({ value: '{', fault: { kind: 'syntax' } });
  // Not taken for what was typed by another box.
  expect(readJson('"text"')).toEqual({ value: '"text"', fault: null });
});
