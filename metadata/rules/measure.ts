/** The size of a rule, found without recursion and with an early end: rules come from outside. */
import { isObject } from './expression.js';

export const limits = Object.freeze({
  /** Calls and literals; a list of literals counts once. */
  nodes: 500,
  /** Calls within calls. */
  depth: 20,
  /** Entries of a list of literals. */
  entries: 1000,
  /** Characters of a text literal. */
  characters: 10_000,
  /** Arguments of all `*` and `/` together; keeps every intermediate result within the range of numbers. */
  factors: 16,
});

interface Excess {
  readonly pointer: string;
  readonly code: string;
  readonly params: Readonly<Record<string, unknown>>;
}

type Limit = keyof typeof limits;

const excess = (of: Limit): Excess => ({ pointer: '', code: 'rule.too_large', params: { of, limit: limits[of] } });

const isLong = (node: unknown): boolean => typeof node === 'string' && node.length > limits.characters;

/** The first limit that a rule exceeds. Comes to an end for whatever it is given, cycles included. */
export function excessOf(rule: unknown): Excess | undefined {
  const left: { readonly node: unknown; readonly depth: number }[] = [{ node: rule, depth: 0 }];
  for (let nodes = 1; ; nodes++) {
    const next = left.pop();
    if (!next) return undefined;
    if (nodes > limits.nodes) return excess('nodes');
    if (next.depth > limits.depth) return excess('depth');
    if (isLong(next.node)) return excess('characters');
    if (typeof next.node !== 'object' || next.node === null) continue;
    const members: readonly unknown[] = Object.values(next.node);
    if (members.length > limits.entries) return excess('entries');
    const depth = next.depth + (isObject(next.node) ? 1 : 0);
    if (members.some((member) => typeof member === 'object' && member !== null) || isObject(next.node)) {
      for (const node of members) left.push({ node, depth });
    } else if (members.some(isLong)) return excess('characters');
  }
}
