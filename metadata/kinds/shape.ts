/** Walks the schemas beside a document: what the schema says of whatever stands at a place, references followed. */
import common from '../format/common.schema.json' with { type: 'json' };
import field from '../format/field.schema.json' with { type: 'json' };
import { byKind, documentKinds, kindNamed, type DocumentKind } from './index.js';
import type { Schema } from './schema.js';

/** By the names of their files. */
export const schemas: Readonly<Record<string, Schema>> = { common, field, ...byKind(({ schema }) => schema) } as never;

/** A schema, and the file in which its references are looked up. */
export interface Shape {
  readonly schema: Schema;
  readonly root: Schema;
  /** Name of the definition that a reference led to: `label`, `color`, `rule`, … */
  readonly definition?: string;
}

export const shapeOf = (kind: DocumentKind): Shape => of(kindNamed(kind).schema);

const of = (schema: Schema): Shape => ({ schema, root: schema });

/** References followed; what stands beside one (a description, an annotation) goes before what it leads to. */
export function followed({ schema, root, definition }: Shape): Shape {
  const { $ref, ...beside } = schema;
  if ($ref === undefined) return definition === undefined ? { schema, root } : { schema, root, definition };
  const [file = '', name] = $ref.split('#/$defs/');
  const home = file === '' ? root : schemas[file.replace('.schema.json', '')]!;
  const target = followed({ schema: name === undefined ? home : home.$defs![name]!, root: home });
  return { ...target, schema: { ...target.schema, ...beside }, ...(name !== undefined && { definition: name }) };
}

const memo = new WeakMap<Schema, Map<string, Shape>>();

/**
 * What stands under a key of a value: a property, an entry of a map, a member of a list. `value` tells fields by their type;
 * of one without a known type it is what any field says under the key.
 */
export function inside({ schema, root }: Shape, key: string | number, value?: unknown): Shape | undefined {
  const step = stepTo(schema, String(key), value);
  // Kept by the names that the schema has, not by those that documents bring.
  const known = memo.get(schema) ?? new Map<string, Shape>();
  memo.set(schema, known);
  const next = known.get(step.key) ?? (step.schema && followed({ schema: step.schema, root }));
  if (next) known.set(step.key, next);
  return next;
}

function stepTo(schema: Schema, key: string, value: unknown): { readonly key: string; readonly schema?: Schema | undefined } {
  const { items, oneOf, properties = {}, additionalProperties } = schema;
  if (items) return { key: '[]', schema: items };
  if (oneOf) return fieldProperty(schema, key, typeOf(value));
  if (Object.hasOwn(properties, key)) return { key: `/${key}`, schema: properties[key] };
  return { key: '*', schema: typeof additionalProperties === 'object' ? additionalProperties : undefined };
}

const typeOf = (value: unknown): string => String((value as { readonly type?: unknown } | null | undefined)?.type);

/** Properties that a value may have, in order; of a field without a known type none. */
export function propertiesOf({ schema }: Shape, value: unknown): readonly string[] {
  const { oneOf, $defs: types = {}, properties = {} } = schema;
  if (!oneOf) return Object.keys(properties);
  return Object.hasOwn(types, typeOf(value)) ? Object.keys(types[typeOf(value)]!.properties ?? {}) : [];
}

/** What all types say alike of a property is written down once, beside them. */
function fieldProperty({ $defs: types = {}, 'x-properties': shared = {} }: Schema, key: string, type: string) {
  const has = (one: string): boolean => Object.hasOwn(types[one]?.properties ?? {}, key);
  const found = Object.hasOwn(types, type) && has(type) ? type : Object.keys(types).find(has);
  const own = found === undefined ? undefined : types[found]?.properties?.[key];
  return { key: `${found ?? ''}/${key}`, schema: own && { ...(Object.hasOwn(shared, key) ? shared[key] : {}), ...own } };
}

/** What the schema says of a place; undefined where it knows nothing. */
export const shapeAt = (kind: DocumentKind, path: readonly (string | number)[]): Shape | undefined =>
  path.reduce<Shape | undefined>((shape, key) => shape && inside(shape, key), shapeOf(kind));

/** A place that the schemas know: what owns it, and the keys that lead there; `*` for any member of a list or map. */
export interface Place extends Shape {
  readonly kind: DocumentKind;
  readonly path: readonly string[];
  /** The component that the property belongs to. */
  readonly owner: Shape;
}

/** Every place of every document, once. */
export const places: readonly Place[] = documentKinds.flatMap((kind) => {
  const shape = shapeOf(kind);
  return [{ ...shape, kind, path: [], owner: shape }, ...below(shape, kind, [], shape)];
});

function below(shape: Shape, kind: DocumentKind, path: readonly string[], owner: Shape): Place[] {
  return keysOf(shape).flatMap((key) => {
    const next = inside(shape, key);
    if (!next) return [];
    const part = next.schema['x-part'] ? next : owner;
    const place: Place = { ...next, kind, path: [...path, key], owner };
    return [place, ...below(next, kind, place.path, part)];
  });
}

function keysOf({ schema, root }: Shape): readonly string[] {
  if (schema.oneOf)
    return [...new Set(Object.values(root.$defs ?? {}).flatMap(({ properties = {} }) => Object.keys(properties)))];
  if (schema.items || typeof schema.additionalProperties === 'object') return [...Object.keys(schema.properties ?? {}), '*'];
  return Object.keys(schema.properties ?? {});
}
