/** JSON as people type it. What cannot be kept as it is written is no value: then the text itself stands for it. */
import { inexactIn } from '../../../metadata/values/number.js';

export interface ReadJson {
  /** An object or a list; nothing; or the text. */
  readonly value: unknown;
  /** Why it is no value. */
  readonly fault:
    { readonly kind: 'syntax'; readonly reason: string } | { readonly kind: 'digits'; readonly number: string } | null;
}

export function readJson(text: string): ReadJson {
  if (text.trim() === '') return { value: undefined, fault: null };
  try {
    const value = JSON.parse(text) as unknown;
    const number = inexactIn(text);
    if (number !== undefined) return { value: text, fault: { kind: 'digits', number } };
    // Text that JSON would make another text of would pass for what was typed.
    return { value: typeof value === 'object' ? (value ?? undefined) : text, fault: null };
  } catch (error) {
    return { value: text, fault: { kind: 'syntax', reason: error instanceof Error ? error.message : String(error) } };
  }
}
