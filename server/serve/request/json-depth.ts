/** JSON text from outside, judged by its depth before it becomes values: what passes can be walked by recursion. */
import { Failure } from '../../errors/define.js';

/** Deeper than anything that has a meaning: documents and records go to 64, and stand a few levels within a body. */
export const DEEPEST = 200;

/** Throws `body.too_deep`. */
export function requireFlat(text: string): void {
  if (isDeeper(text, DEEPEST)) throw new Failure('body.too_deep', { limit: DEEPEST });
}

const [QUOTE, BACKSLASH] = ['"', '\\'].map((sign) => sign.charCodeAt(0));
const opening = new Set(['[', '{'].map((sign) => sign.charCodeAt(0)));
const closing = new Set([']', '}'].map((sign) => sign.charCodeAt(0)));

/** Whether brackets outside of strings nest deeper, be the text JSON or not. */
export function isDeeper(text: string, levels: number): boolean {
  let depth = 0;
  let isInString = false;
  for (let at = 0; at < text.length; at++) {
    const sign = text.charCodeAt(at);
    if (isInString) {
      if (sign === BACKSLASH) at++;
      else if (sign === QUOTE) isInString = false;
    } else if (sign === QUOTE) isInString = true;
    else if (opening.has(sign)) {
      if (++depth > levels) return true;
    } else if (closing.has(sign)) depth--;
  }
  return false;
}
