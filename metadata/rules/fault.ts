/** What the checker says about a rule, and the guess at what was meant. */
import { closest, distance } from 'fastest-levenshtein';

export interface Fault {
  /** RFC 6901, into the rule; empty for the rule as a whole. */
  readonly pointer: string;
  readonly code: string;
  readonly params: Readonly<Record<string, unknown>>;
}

export type NamesOf = (kind: 'field' | 'relation' | 'lookup') => readonly string[];

const longest = 60;

/** A text out of an untrusted rule, short enough to be shown. */
export const shown = (text: string): string => (text.length > longest ? `${text.slice(0, longest)}…` : text);

/** `{ suggestion }` if one of the names is close enough to what was written to have been meant. */
export function nearest(written: string, names: readonly string[]): { readonly suggestion?: string } {
  if (names.length === 0 || written.length > longest) return {};
  const suggestion = closest(written, names);
  return distance(written, suggestion) <= Math.max(1, Math.floor(written.length / 3)) ? { suggestion } : {};
}
