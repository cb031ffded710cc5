/**
 * Numbers as people type them. What cannot be taken to the digit is no number: nothing is dropped, guessed or rounded.
 *
 * Taken are digits with a decimal point, digits grouped in threes as numbers are shown (`1,234.5`), full-width forms of
 * both, a sign, blanks around. A comma in any other place is a decimal comma to some and a slip to others.
 */

type NumberFault = 'number' | 'digits';

export type ReadNumber =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'empty' }
  /** `digits`: a number, but with more digits than can be kept. */
  | { readonly kind: 'fault'; readonly fault: NumberFault };

const plain = /^(?:\d+\.?\d*|\.\d+)$/;
const grouped = /^\d{1,3}(?:,\d{3})+(?:\.\d*)?$/;

/** @param affix What a shown number stands beside, `¥` or `%`; it may be typed too. */
export function readNumber(text: string, affix = ''): ReadNumber {
  const typed = text.normalize('NFKC').trim().replace(/^[−–]/, '-');
  if (typed === '') return { kind: 'empty' };
  const [, sign = '', rest = ''] = /^([+-]?)(.*)$/s.exec(without(affix.normalize('NFKC'), typed)) ?? [];
  if (!plain.test(rest) && !grouped.test(rest)) return { kind: 'fault', fault: 'number' };
  const digits = `${sign === '-' ? '-' : ''}${rest.replaceAll(',', '')}`;
  return isExact(digits) ? { kind: 'number', value: Number(digits) + 0 } : { kind: 'fault', fault: 'digits' };
}

/** `¥1`, `-¥1` and `1%` without what stands beside the number. */
function without(affix: string, text: string): string {
  if (affix === '') return text;
  const [, sign = '', rest = ''] = /^([+-]?)\s*(.*)$/s.exec(text) ?? [];
  if (rest.startsWith(affix)) return sign + rest.slice(affix.length).trim();
  return rest.endsWith(affix) ? sign + rest.slice(0, -affix.length).trim() : text;
}

/** Whether a number written out, with an exponent or without, is the same number in JavaScript and JSON. */
export function isExact(text: string): boolean {
  const written = significant(text);
  const kept = significant(String(Number(text)));
  return written !== null && kept !== null && written.digits === kept.digits && written.exponent === kept.exponent;
}

/** All digits of a number, without an exponent: `1e-8` is `0.00000001`. */
export function plainDigits(value: number): string {
  const parts = significant(String(value));
  if (!parts || !String(value).includes('e')) return String(value);
  const { digits, exponent } = parts;
  const sign = value < 0 ? '-' : '';
  if (exponent >= 0) return `${sign}${digits}${'0'.repeat(exponent)}`;
  const padded = digits.padStart(1 - exponent, '0');
  return `${sign}${padded.slice(0, exponent)}.${padded.slice(exponent)}`;
}

/** `12345.6` → `12,345.6`, which `readNumber` takes back. */
export function groupedDigits(value: number): string {
  const [whole = '', ...rest] = plainDigits(value).split('.');
  return [whole.replace(/\B(?=(\d{3})+(?!\d))/g, ','), ...rest].join('.');
}

/** The digits that count, as a whole number times a power of ten. */
function significant(text: string): { readonly digits: string; readonly exponent: number } | null {
  const [, whole, fraction = '', power = '0'] = /^[+-]?(\d*)(?:\.(\d*))?(?:e([+-]?\d+))?$/i.exec(text) ?? [];
  if (whole === undefined) return null;
  const digits = `${whole}${fraction}`.replace(/^0+/, '');
  const kept = digits.slice(0, lengthBeforeZeros(digits));
  return kept === ''
    ? { digits: '', exponent: 0 }
    : { digits: kept, exponent: Number(power) - fraction.length + digits.length - kept.length };
}

/** Digits come from outside by the megabyte: an expression would try every run of zeros from each of its zeros. */
function lengthBeforeZeros(digits: string): number {
  let length = digits.length;
  while (digits[length - 1] === '0') length--;
  return length;
}
