/** JSON as people type, paste and upload it, read to the digit: a number that would become another one is refused. */
import { isExact } from './number.js';
import { pointerOf } from './pointer.js';

interface InexactNumber {
  /** As it is written, or how that begins. */
  readonly number: string;
  /** RFC 6901: whose value it is. */
  readonly pointer: string;
  /** Where it stands in the text. */
  readonly from: number;
  readonly to: number;
}

export type JsonFault =
  | { readonly kind: 'syntax'; readonly reason: string }
  /** A number with more digits than are kept, and where it stands, counted from 1. */
  | { readonly kind: 'digits'; readonly number: string; readonly line: number; readonly column: number };

export type ReadJson =
  | { readonly kind: 'value'; readonly value: unknown }
  | { readonly kind: 'empty' }
  | { readonly kind: 'fault'; readonly fault: JsonFault };

export function readJson(text: string): ReadJson {
  if (text.trim() === '') return { kind: 'empty' };
  try {
    const value: unknown = JSON.parse(text);
    const [inexact] = inexactNumbers(text, 1);
    if (!inexact) return { kind: 'value', value };
    return { kind: 'fault', fault: { kind: 'digits', number: inexact.number, ...placeOf(text, inexact.from) } };
  } catch (error) {
    return { kind: 'fault', fault: { kind: 'syntax', reason: error instanceof Error ? error.message : String(error) } };
  }
}

function placeOf(text: string, position: number): { readonly line: number; readonly column: number } {
  const lines = text.slice(0, position).split('\n');
  return { line: lines.length, column: lines.at(-1)!.length + 1 };
}

/** Numbers in a text that is JSON which, read, would be other ones: the first of them. Megabytes are read in one pass. */
export function inexactNumbers(json: string, most = 100): readonly InexactNumber[] {
  const found: InexactNumber[] = [];
  /** Keys as they are written, and indexes. */
  const path: (string | number)[] = [];
  let text = '';
  for (let at = 0; at < json.length && found.length < most; at++) {
    const sign = json[at]!;
    if (sign === '"') {
      const end = endOfText(json, at);
      text = json.slice(at, end);
      at = end - 1;
    } else if (sign === '{') path.push('');
    else if (sign === '[') path.push(0);
    else if (sign === '}' || sign === ']') path.pop();
    else if (sign === ':') path[path.length - 1] = text;
    else if (sign === ',') path.push(next(path.pop()));
    else if (sign === '-' || (sign >= '0' && sign <= '9')) {
      const number = numberAt(json, at);
      if (!isSafe(number)) found.push({ number: shown(number), pointer: placed(path), from: at, to: at + number.length });
      at += number.length - 1;
    }
  }
  return found;
}

function endOfText(json: string, start: number): number {
  let at = start + 1;
  while (at < json.length && json[at] !== '"') at += json[at] === '\\' ? 2 : 1;
  return at + 1;
}

const numbers = /[-+.eE\d]+/y;
function numberAt(json: string, at: number): string {
  numbers.lastIndex = at;
  return numbers.exec(json)?.[0] ?? '';
}

const next = (part: string | number | undefined): string | number => (typeof part === 'number' ? part + 1 : '');

/** Up to 15 digits are always kept. */
const isSafe = (number: string): boolean => /^[-.\d]{1,15}$/.test(number) || isExact(number);

const shown = (number: string): string => (number.length > 40 ? `${number.slice(0, 40)}…` : number);

const placed = (path: readonly (string | number)[]): string =>
  pointerOf(path.map((part) => (typeof part === 'number' ? part : (JSON.parse(part) as string))));
