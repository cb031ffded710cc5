/**
 * A condition as it is drawn: groups of tests over operands. What cannot be drawn stands in it verbatim as JSON.
 * Plain data; an edit makes new nodes. `as` is how a node was written where that is not how it would be printed.
 */
import type { TestWord } from './tests.js';

export type Scalar = string | number | boolean;
export type Literal = Scalar | null | readonly Scalar[];

export interface Call {
  readonly kind: 'call';
  readonly name: string;
  readonly args: readonly Operand[];
  readonly as?: unknown;
}

export type Operand =
  /** Not filled in yet. */
  | { readonly kind: 'missing' }
  | { readonly kind: 'value'; readonly value: Literal }
  /** What must be written out: the name of a field, a unit, a pattern. */
  | { readonly kind: 'word'; readonly word: string | number }
  | Call
  | { readonly kind: 'json'; readonly json: unknown };

/** `none`: not any of them; `not_all`: not all of them. */
export type Join = 'all' | 'any' | 'none' | 'not_all';

export interface Group {
  readonly kind: 'group';
  readonly key: string;
  readonly join: Join;
  readonly children: readonly Condition[];
  /** Printed without its brackets while it has but one child. */
  readonly folds: boolean;
  readonly as?: unknown;
}

export interface Test {
  readonly kind: 'test';
  readonly key: string;
  readonly word: TestWord;
  /** In the order of the operator. */
  readonly args: readonly Operand[];
  readonly as?: unknown;
}

interface Verbatim {
  readonly kind: 'json';
  readonly key: string;
  readonly json: unknown;
}

export type Condition = Group | Test | Verbatim;

export const missing: Operand = Object.freeze({ kind: 'missing' });
export const value = (literal: Literal): Operand => ({ kind: 'value', value: literal });
export const word = (text: string | number): Operand => ({ kind: 'word', word: text });
export const call = (name: string, ...args: readonly Operand[]): Call => ({ kind: 'call', name, args });
export const field = (path: string): Call => call('var', word(path));

let made = 0;
/** Tells siblings apart while they move about; means nothing else. */
export const newKey = (): string => `c${++made}`;

export const group = (join: Join, children: readonly Condition[], folds = true): Group => ({
  kind: 'group',
  key: newKey(),
  join,
  children,
  folds,
});

export const test = (testWord: TestWord, args: readonly Operand[]): Test => ({
  kind: 'test',
  key: newKey(),
  word: testWord,
  args,
});

/** The path of a field that is read; undefined for whatever else an operand is. */
export function pathOf(operand: Operand): string | undefined {
  if (operand.kind !== 'call' || (operand.name !== 'var' && operand.name !== 'previous')) return undefined;
  const [name] = operand.args;
  return name?.kind === 'word' && typeof name.word === 'string' ? name.word : undefined;
}
