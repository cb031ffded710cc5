/** What undo takes back: a step is everything one action changed, in as many documents as it touched. */
import { merge3 } from '../../metadata/documents/merge.js';
import { refOf, type Key } from './document.js';

export interface Change {
  readonly key: Key;
  /** null: the document was not there. */
  readonly before: unknown;
  readonly after: unknown;
}

export interface Step {
  readonly label: string;
  readonly at: number;
  readonly changes: readonly Change[];
}

/** Typing is one step as long as it goes on in one place without a longer pause. */
const PAUSE = 3_000;
const MOST = 200;

export function push(steps: readonly Step[], step: Step): readonly Step[] {
  const last = steps.at(-1);
  const joined = last && join(last, step);
  return joined ? [...steps.slice(0, -1), joined] : [...steps, step].slice(-MOST);
}

function join(last: Step, next: Step): Step | null {
  const [one, other] = [last.changes[0], next.changes[0]];
  if (!one || !other || last.changes.length > 1 || next.changes.length > 1) return null;
  if (one.key !== other.key || one.after !== other.before || next.at - last.at > PAUSE) return null;
  const place = typedAt(one.before, one.after);
  if (place === null || place !== typedAt(other.before, other.after)) return null;
  return { ...last, at: next.at, changes: [{ ...one, after: other.after }] };
}

/** The pointer of the one text or number in which two documents differ; null: they differ otherwise. */
function typedAt(before: unknown, after: unknown, pointer = ''): string | null {
  if (isTyped(before) && isTyped(after)) return pointer;
  if (!isTree(before) || !isTree(after) || Array.isArray(before) !== Array.isArray(after)) return null;
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  const differing = [...keys].filter((key) => before[key] !== after[key]);
  const [only] = differing;
  if (only === undefined || differing.length > 1) return null;
  return typedAt(before[only], after[only], `${pointer}/${only}`);
}

/** A text that was empty is often a property that was not there. */
const isTyped = (value: unknown): boolean => value === undefined || typeof value === 'string' || typeof value === 'number';
const isTree = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;

/** What a document is without what the change did; what others changed since stays. */
export const reverted = ({ key, before, after }: Change, now: unknown): unknown => turned(key, after, before, now);
export const repeated = ({ key, before, after }: Change, now: unknown): unknown => turned(key, before, after, now);

function turned(key: Key, from: unknown, to: unknown, now: unknown): unknown {
  if (now === from || to === null || from === null || now === null) return to;
  const { kind, id } = refOf(key);
  return merge3(kind, id, from, to, now).merged ?? null;
}
