/** What becomes of a list from which parts were taken: most go when they are empty, some must not become so. */
import type { DocumentKind } from '../kinds/index.js';
import type { OnEmptied } from '../kinds/schema.js';
import { shapeAt } from '../kinds/shape.js';
import { pathOf, pointerOf } from '../values/pointer.js';

export interface Emptied {
  readonly outcome: Exclude<OnEmptied, 'owner'>;
  /** Of what the outcome is about. */
  readonly pointer: string;
}

/** Outcomes that are about what the list stands in. */
const outer: ReadonlySet<OnEmptied> = new Set(['owner', 'component', 'inactive', 'untab', 'layout']);

/** @param pointer Of the list, in a document of the kind. Undefined: nothing more is to be done. */
export function afterEmptied(kind: DocumentKind, pointer: string, remaining: number): Emptied | undefined {
  const path = pathOf(pointer);
  const schema = shapeAt(kind, path)?.schema;
  const outcome = schema?.['x-emptied'] ?? (isConjuncts(kind, path) ? 'owner' : undefined);
  if (!outcome || remaining >= (schema?.minItems ?? 1)) return undefined;
  return {
    outcome: outcome === 'owner' ? 'goes' : outcome,
    pointer: pointerOf(outer.has(outcome) ? path.slice(0, -1) : path),
  };
}

/** A filter without conditions is none. */
const isConjuncts = (kind: DocumentKind, path: readonly string[]): boolean =>
  path.at(-1) === 'and' && shapeAt(kind, path.slice(0, -1))?.schema['x-names']?.conjuncts === true;
