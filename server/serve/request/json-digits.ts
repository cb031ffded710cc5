/** JSON text from outside, judged by its numbers: one that would be another number once read is refused, never rounded. */
import { inexactNumbers } from '../../../metadata/values/json.js';
import type { Violation } from '../../errors/define.js';

/** @param at What stands before the pointers into the text. */
export const inexactIn = (json: string, at = ''): readonly Violation[] =>
  inexactNumbers(json).map(({ pointer, number }) => ({ pointer: `${at}${pointer}`, code: 'format.inexact', params: { number } }));
