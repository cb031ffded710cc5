/** The kinds of reference that the format has, as the schemas say. */
import type { NamesAnnotation, OnRemove, Schema } from '../kinds/schema.js';
import { places } from '../kinds/shape.js';

interface ReferenceKind extends NamesAnnotation {
  readonly onRemove: OnRemove;
}

const named = (schema: Schema | undefined): readonly ReferenceKind[] =>
  schema?.['x-names'] ? [{ ...schema['x-names'], onRemove: schema['x-on-remove'] ?? 'person' }] : [];

/** The first to name something in a way tells of it. */
const kinds: ReadonlyMap<string, ReferenceKind> = new Map(
  places
    .flatMap(({ schema }) => [...named(schema), ...named(schema.propertyNames)])
    .toReversed()
    .map((kind) => [kind.as, kind]),
);

export const referenceKinds: readonly string[] = [...kinds.keys()];

/** @param how As references have it. */
export const referenceKind = (how: string): ReferenceKind => kinds.get(how)!;
