/** One name for a draft's documents on a release: what was planned under it is what is published under it. */
import { createHash } from 'node:crypto';
import { canonicalJson } from '../../../metadata/documents/canonical.js';
import { contentsOf, type DraftState } from './state.js';

const known = new WeakMap<DraftState, string>();

export function digestOf(state: DraftState): string {
  const found = known.get(state);
  if (found) return found;
  const contents = [...contentsOf(state).values()].map(canonicalJson).toSorted();
  const digest = createHash('sha256')
    .update(`${state.release}\n${contents.join('\n')}`)
    .digest('hex');
  known.set(state, digest);
  return digest;
}
