/**
 * Three-way merge of documents, property by property: members of lists are matched by id or code, names in lists are
 * ordered sets, expressions and other values are wholes. What both sides changed differently is a conflict, in which
 * `yours` stands. Pure; neither side is changed.
 */
import { inside, shapeOf, type Shape } from '../kinds/shape.js';
import { idOf, isNode, own, refAt, type ComponentRef, type DocumentKind, type Node } from './component.js';
import { mergeOrder } from './merge-order.js';
import { sameJson } from './same.js';
import { pointerOf } from '../values/pointer.js';

/** A property that two sides changed differently; a side that left it out is absent. */
export interface Conflict {
  readonly at: ComponentRef;
  /** RFC 6901, into the merged document; of a member it lacks, of the list. */
  readonly pointer: string;
  readonly base?: unknown;
  readonly yours?: unknown;
  readonly theirs?: unknown;
}

interface Merged {
  /** Undefined: left out, or removed. */
  readonly merged: unknown;
  readonly conflicts: readonly Conflict[];
}

/** A document that is not there is undefined. Arguments are JSON within bounds that allow recursion. */
export function merge3(kind: DocumentKind, id: string, base: unknown, yours: unknown, theirs: unknown): Merged {
  const { value, clashes } = merge({ base, yours, theirs }, shapeOf(kind));
  const conflicts = clashes.map(({ keys, base: former, yours: one, theirs: other, identity }): Conflict => {
    const pointer = pointerOf(keys);
    // What yours removed is found where theirs has it; there are no indexes on the way to it.
    const holder = keys.length === 1 && one === undefined && identity === undefined ? theirs : value;
    const at = refAt(holder, pointer) ?? { kind, id, path: [] };
    return {
      at: identity === undefined ? at : { ...at, path: [...at.path, String(keys.at(-1)), identity] },
      pointer,
      ...(former !== undefined && { base: former }),
      ...(one !== undefined && { yours: one }),
      ...(other !== undefined && { theirs: other }),
    };
  });
  return { merged: value, conflicts };
}

interface Sides {
  readonly base: unknown;
  readonly yours: unknown;
  readonly theirs: unknown;
}

interface Clash extends Sides {
  readonly keys: readonly (string | number)[];
  /** Of a member that the merged list lacks. */
  readonly identity?: string;
}

interface Result {
  readonly value: unknown;
  readonly clashes: readonly Clash[];
}

const settled = (value: unknown): Result => ({ value, clashes: [] });
const clash = (sides: Sides): Result => ({ value: sides.yours, clashes: [{ ...sides, keys: [] }] });

/** Expressions and what stands in them mean something only as a whole. */
const isExpression = (shape: Shape | undefined): boolean => ['rule', 'given'].includes(shape?.schema['x-names']?.to ?? '');
/** What both sides began at the same time is no merge of two halves: a document, one of a list, the only one of its kind. */
const isBegunOnce = (shape: Shape | undefined): boolean =>
  shape?.schema['x-part'] !== undefined || shape?.schema['x-key'] !== undefined;

/** @param shape What the schema says of the place; undefined where it knows nothing. */
function merge(sides: Sides, shape: Shape | undefined): Result {
  const { base, yours, theirs } = sides;
  if (sameJson(yours, theirs) || sameJson(base, theirs)) return settled(yours);
  if (sameJson(base, yours)) return settled(theirs);
  if (isExpression(shape)) return clash(sides);
  if (listed(sides, shape)) return mergeLists(sides, shape);
  if (isNode(yours) && isNode(theirs) && (isNode(base) || (base === undefined && !isBegunOnce(shape)))) {
    return mergeNodes(base ?? {}, yours, theirs, shape);
  }
  return clash(sides);
}

function mergeNodes(base: Node, yours: Node, theirs: Node, shape: Shape | undefined): Result {
  const entries: [string, unknown][] = [];
  const clashes: Clash[] = [];
  for (const key of new Set([...Object.keys(yours), ...Object.keys(theirs)])) {
    const sides = { base: own(base, key), yours: own(yours, key), theirs: own(theirs, key) };
    const part = merge(sides, shape && inside(shape, key, yours));
    if (part.value !== undefined) entries.push([key, part.value]);
    clashes.push(...below(part.clashes, key));
  }
  // fromEntries defines, so that a key `__proto__` is a key.
  return { value: Object.fromEntries(entries), clashes };
}

const below = (clashes: readonly Clash[], key: string | number): Clash[] =>
  clashes.map((one) => ({ ...one, keys: [key, ...one.keys] }));

type List = readonly unknown[];
const isListOrNothing = (value: unknown): value is List | undefined => value === undefined || Array.isArray(value);

/** All sides are lists (or absent) whose members have identities of their own. */
const listed = ({ base, yours, theirs }: Sides, shape: Shape | undefined): boolean =>
  [base, yours, theirs].every((side) => isListOrNothing(side) && keyed(side ?? [], shape) !== null);

/** Members by what they are known by; null where one has nothing, or two the same. */
function keyed(list: List, shape: Shape | undefined): ReadonlyMap<string, unknown> | null {
  const properties = (shape && inside(shape, 0))?.schema['x-key'] ?? [];
  const members = new Map(list.map((member) => [keyOf(member, properties), member]));
  return members.size === list.length && !members.has(undefined) ? (members as ReadonlyMap<string, unknown>) : null;
}

/** @param properties What members without an id are known by. */
function keyOf(member: unknown, properties: readonly string[]): string | undefined {
  // Signs of sorting belong to the name, so a list with one is a whole.
  if (typeof member === 'string') return member.startsWith('-') ? undefined : `=${member}`;
  if (!isNode(member)) return undefined;
  const identity = idOf(member);
  if (identity !== undefined) return `#${identity}`;
  const [first] = properties;
  if (first === undefined || !Object.hasOwn(member, first)) return undefined;
  return `by ${JSON.stringify(properties.map((property) => own(member, property)))}`;
}

function mergeLists(sides: Sides, shape: Shape | undefined): Result {
  const [base, yours, theirs] = [sides.base, sides.yours, sides.theirs].map((side) => keyed((side ?? []) as List, shape)!) as [
    ReadonlyMap<string, unknown>,
    ReadonlyMap<string, unknown>,
    ReadonlyMap<string, unknown>,
  ];
  const parts = new Map<string, Result>();
  const member = shape && inside(shape, 0);
  for (const key of new Set([...yours.keys(), ...theirs.keys()])) {
    parts.set(key, merge({ base: base.get(key), yours: yours.get(key), theirs: theirs.get(key) }, member));
  }
  const kept = new Set([...parts].filter(([, { value }]) => value !== undefined).map(([key]) => key));
  const { order, clashes: reordered } = mergeOrder([...base.keys()], [...yours.keys()], [...theirs.keys()], kept);
  const clashes = [...parts].flatMap(([key, part]) =>
    kept.has(key) ? below(part.clashes, order.indexOf(key)) : part.clashes.map((one) => lacking(one, key)),
  );
  const value = order.map((key) => parts.get(key)!.value);
  const isAbsent = value.length === 0 && (sides.yours === undefined || sides.theirs === undefined);
  return {
    value: isAbsent ? undefined : value,
    clashes: [...clashes, ...(reordered ? [{ ...sides, keys: [] }] : [])],
  };
}

/** A member that yours removed and theirs changed. */
const lacking = (one: Clash, key: string): Clash => (key.startsWith('#') ? { ...one, identity: key.slice(1) } : one);
