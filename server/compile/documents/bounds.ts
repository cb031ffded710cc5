/** Bounds on documents before anything else looks at them: what passes can be walked by recursion and compared pairwise. */
import type { Report } from './finding.js';

const limits = { depth: 64, nodes: 200_000, entries: 5000, characters: 200_000 } as const;

/** True for plain JSON within the bounds; otherwise says what is not. Walks without recursion. */
export function isWithinBounds(content: unknown, report: Report): boolean {
  const pending: { readonly value: unknown; readonly depth: number }[] = [{ value: content, depth: 1 }];
  let nodes = 0;
  for (let next = pending.pop(); next; next = pending.pop()) {
    const { value, depth } = next;
    nodes += 1;
    if (nodes > limits.nodes) return refuse(report, 'format.too_large', limits.nodes);
    if (depth > limits.depth) return refuse(report, 'format.too_deep', limits.depth);
    if (typeof value === 'string' && value.length > limits.characters)
      return refuse(report, 'format.too_large', limits.characters);
    if (typeof value === 'string' && !isStorable(value)) return unstorable(report);
    if (typeof value !== 'object' || value === null) {
      if (isJson(value)) continue;
      report.error('format.not_json', { reason: typeof value });
      return false;
    }
    if (!Object.keys(value).every(isStorable)) return unstorable(report);
    const parts = Object.values(value);
    if (parts.length > limits.entries) return refuse(report, 'format.too_large', limits.entries);
    for (const part of parts) pending.push({ value: part, depth: depth + 1 });
  }
  return true;
}

const isJson = (value: unknown): boolean =>
  value === null ||
  typeof value === 'string' ||
  typeof value === 'boolean' ||
  (typeof value === 'number' && Number.isFinite(value));

/** PostgreSQL takes no NUL and no half of a character. */
const isStorable = (text: string): boolean => !text.includes('\0') && !/\p{Surrogate}/u.test(text);

function unstorable(report: Report): false {
  report.error('format.characters');
  return false;
}

function refuse(report: Report, code: string, limit: number): false {
  report.error(code, { limit });
  return false;
}
