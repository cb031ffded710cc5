/** “Did you mean …”: the candidate closest to what was written, if it is close enough to be meant. */
import { distance } from 'fastest-levenshtein';

/** Longer texts cannot be a mistyped name, and measuring them would cost time by their square. */
const LONGEST = 80;

export function closest(written: string, candidates: Iterable<string>): string | undefined {
  if (written.length > LONGEST) return undefined;
  // Two: a swap of neighbours counts as two changes.
  const allowed = Math.max(written.length > 3 ? 2 : 1, Math.floor(written.length / 3));
  let best: string | undefined;
  let least = allowed + 1;
  for (const candidate of candidates) {
    const apart = distance(written.toLowerCase(), candidate.toLowerCase());
    if (apart < least) [best, least] = [candidate, apart];
  }
  return best;
}
