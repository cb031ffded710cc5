/**
 * Every text of a document in both languages, found by what the schemas call a label, so that a property that the format
 * gets later is found too. Pure; a draft may be unfinished, and what no schema knows is passed over.
 */
import { idOf, isNode, listOf, own, pointerOf, refAt, textOf, type ComponentRef } from '../../../metadata/documents/component.js';
import type { Label } from '../../../metadata/format/types.js';
import type { Edit } from '../../draft/document.js';
import { schemas } from '../../draft/schemas.js';

export interface Entry {
  /** The component the text belongs to. */
  readonly at: ComponentRef;
  /** Where it stands in the document as that is now. */
  readonly pointer: string;
  /** `object/customer/fields/f3/label`: kind and ids, which no rename or move changes. */
  readonly key: string;
  /** What leads from the component to the text; parts without an id are `#1`, `#2`. */
  readonly property: readonly string[];
  readonly label: Label;
}

type SchemaLike = unknown;
interface At {
  readonly schema: SchemaLike;
  /** The file in which references are looked up. */
  readonly root: SchemaLike;
}

const text = own(own(schemas.common, '$defs'), 'label');

/** The schema itself, references followed; among the kinds of field that of the value's type. */
function resolved({ schema, root }: At, value: unknown): At {
  const reference = textOf(schema, '$ref');
  if (reference !== undefined) {
    const [file = '', name] = reference.split('#/$defs/');
    const home = file === '' ? root : own(schemas, file.replace('.schema.json', ''));
    return resolved({ schema: name === undefined ? home : own(own(home, '$defs'), name), root: home }, value);
  }
  const type = listOf(schema, 'oneOf').length > 0 ? textOf(value, 'type') : undefined;
  return type === undefined ? { schema, root } : resolved({ schema: own(own(root, '$defs'), type), root }, value);
}

interface Place {
  readonly pointer: readonly (string | number)[];
  readonly key: readonly string[];
}
interface Found extends Place {
  readonly label: Label;
}

function labelsIn(value: unknown, at: At, place: Place): readonly Found[] {
  if (typeof value !== 'object' || value === null) return [];
  const { schema, root } = resolved(at, value);
  if (schema === text) return isLabel(value) ? [{ ...place, label: value }] : [];
  const option = listOf(schema, 'anyOf')
    .map((one) => labelsIn(value, { schema: one, root }, place))
    .find(({ length }) => length > 0);
  if (option) return option;
  if (Array.isArray(value)) {
    const ids = idsOf(value);
    return value.flatMap((part, index) =>
      labelsIn(part, { schema: own(schema, 'items'), root }, stepped(place, index, ids[index] ?? '')),
    );
  }
  return Object.entries(value).flatMap(([name, part]) =>
    labelsIn(
      part,
      { schema: own(own(schema, 'properties'), name) ?? own(schema, 'additionalProperties'), root },
      stepped(place, name, name),
    ),
  );
}

const stepped = ({ pointer, key }: Place, step: string | number, name: string): Place => ({
  pointer: [...pointer, step],
  key: [...key, name],
});

const isLabel = (value: unknown): value is Label =>
  isNode(value) && Object.values(value).every((one) => typeof one === 'string' || one === undefined);

/** Of members without an id, or with one that another has already, only the place can be told. */
function idsOf(list: readonly unknown[]): readonly string[] {
  const seen = new Set<string>();
  return list.map((part, index) => {
    const id = idOf(part);
    if (id === undefined || seen.has(id)) return `#${index + 1}`;
    seen.add(id);
    return id;
  });
}

const known = new WeakMap<object, readonly Entry[]>();

export function entriesOf({ kind, id, content }: Pick<Edit, 'kind' | 'id' | 'content'>): readonly Entry[] {
  if (!isNode(content)) return [];
  const before = known.get(content);
  if (before) return before;
  const schema = schemas[kind];
  const entries = labelsIn(content, { schema, root: schema }, { pointer: [], key: [] }).map(({ pointer, key, label }): Entry => {
    const at = { kind, id, path: refAt(content, pointerOf(pointer))?.path ?? [] };
    return {
      at,
      pointer: pointerOf(pointer),
      key: pointerOf([kind, id, ...key]).slice(1),
      property: key.slice(at.path.length),
      label,
    };
  });
  known.set(content, entries);
  return entries;
}
