/** The kinds of component that documents consist of, and the properties of each, as the schemas say. */
import type { DocumentKind } from './index.js';
import type { PartAnnotation, Schema } from './schema.js';
import { places, type Place } from './shape.js';

interface Part extends PartAnnotation {
  /** Its owner has at most one. */
  readonly single: boolean;
  /** What a component says itself, its own components aside. */
  readonly properties: ReadonlyMap<string, Schema>;
}

const at = (kind: DocumentKind, path: readonly string[]): string => JSON.stringify([kind, ...path]);
const byPlace = new Map(places.map((place) => [at(place.kind, place.path), place]));
const isPart = (place: Place | undefined): boolean => place?.schema['x-part'] !== undefined;

/** Components, which changes are told of one by one. */
const hasParts = (place: Place): boolean => isPart(place) || isPart(byPlace.get(at(place.kind, [...place.path, '*'])));

const propertiesOf = ({ kind, path }: Place): ReadonlyMap<string, Schema> =>
  new Map(
    places
      .filter((place) => place.kind === kind && place.path.length === path.length + 1 && !hasParts(place))
      .filter((place) => place.path.at(-1) !== '*' && path.every((key, index) => place.path[index] === key))
      .map((place) => [place.path.at(-1)!, place.schema]),
  );

/** The first of a kind tells of it. */
const parts: ReadonlyMap<string, Part> = new Map(
  places
    .filter(isPart)
    .toReversed()
    .map((place) => {
      const part = place.schema['x-part']!;
      const single = place.path.length > 0 && place.path.at(-1) !== '*';
      return [part.kind, { ...part, single, properties: propertiesOf(place) }];
    }),
);

export const partKinds: readonly string[] = [...parts.keys()];

/** @param kind `field`, `special layout`; of documents that of the document. */
export const partNamed = (kind: string): Part | undefined => parts.get(kind);

/** The parts that stand under a property, `fields`, or the documents of a kind. */
export const partUnder = (what: string): Part | undefined => byProperty.get(what) ?? partNamed(what);

const byProperty: ReadonlyMap<string, Part> = new Map(
  places
    .filter((place) => isPart(place) && place.path.length > 0)
    .map(({ path, schema }) => [(path.at(-1) === '*' ? path.at(-2) : path.at(-1))!, parts.get(schema['x-part']!.kind)!]),
);

/** Ways to the lists of components in a document, those in other components aside. */
export const partWays = (kind: DocumentKind): readonly (readonly string[])[] =>
  places
    .filter((place) => place.kind === kind && isPart(place) && place.path.at(-1) === '*')
    .map(({ path }) => path.slice(0, -1))
    .filter((way) => !way.includes('*'));
