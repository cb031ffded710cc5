/** Text as rules compare it. */
import { RE2JS } from 're2js';

/** Lower case letter by letter, as PostgreSQL does it: without regard to a letter's neighbours (final sigma) and never longer. */
export const lowerCase = (text: string): string =>
  /[^ -~]/.test(text) ? Array.from(text, (letter) => (letter === 'İ' ? 'i' : letter.toLowerCase())).join('') : text.toLowerCase();

/** Form under which texts are searched: NFC, lower case. */
export const folded = (text: string): string => lowerCase(text.normalize('NFC'));

/** Length in characters (code points), as the database counts. */
export const lengthOf = (text: string): number => {
  let length = 0;
  for (const _ of text) length++;
  return length;
};

export const slice = (text: string, start: number, length?: number): string =>
  Array.from(text)
    .slice(start, length === undefined ? undefined : start + length)
    .join('');

const patterns = new Map<string, RE2JS>();
const patternsKept = 500;
/** Steps of a compiled pattern; the time of a match grows with it and with the text. */
const longestProgram = 2000;

/** The compiled RE2 pattern. Throws what RE2 has against it, or that it is too large. */
export function patternOf(source: string): RE2JS {
  const known = patterns.get(source);
  if (known) return known;
  const pattern = RE2JS.compile(source);
  if (pattern.programSize() > longestProgram) throw new Error(`its repetitions make more than ${longestProgram} steps`);
  if (patterns.size >= patternsKept) patterns.clear();
  patterns.set(source, pattern);
  return pattern;
}

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** Whether a mainland personal identity number (GB 11643: region, birth date, check digit) stands anywhere in the text. */
export function hasPersonalId(text: string): boolean {
  // NFKC turns full-width digits into plain ones; the lookahead finds numbers that overlap.
  for (const match of text.normalize('NFKC').matchAll(/(?=([1-9]\d{16}[\dXx]))/g)) {
    if (match[1] && isPersonalId(match[1])) return true;
  }
  return false;
}

function isPersonalId(id: string): boolean {
  const born = `${id.slice(6, 10)}-${id.slice(10, 12)}-${id.slice(12, 14)}`;
  if (!/^(1[89]|20)/.test(born) || Number.isNaN(Date.parse(born)) || new Date(born).toISOString().slice(0, 10) !== born)
    return false;
  const sum = weights.reduce((total, weight, index) => total + weight * Number(id[index]), 0);
  return '10X98765432'[sum % 11] === id[17]?.toUpperCase();
}
