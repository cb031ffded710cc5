/**
 * Every text of a document in both languages, found by what the schemas call a label, so that a property that the format
 * gets later is found too. Pure; a draft may be unfinished, and what no schema knows is passed over.
 */
import { idOf, isNode, refAt, type ComponentRef } from '../../../metadata/documents/component.js';
import type { Label } from '../../../metadata/format/types.js';
import { followed, inside, propertiesOf, shapeOf, type Shape } from '../../../metadata/kinds/shape.js';
import { pointerOf } from '../../../metadata/values/pointer.js';
import type { Edit } from '../../draft/document.js';

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

interface Place {
  readonly pointer: readonly (string | number)[];
  readonly key: readonly string[];
}
interface Found extends Place {
  readonly label: Label;
}

function labelsIn(value: unknown, shape: Shape | undefined, place: Place): readonly Found[] {
  if (typeof value !== 'object' || value === null || !shape) return [];
  if (shape.definition === 'label') return isLabel(value) ? [{ ...place, label: value }] : [];
  const option = (shape.schema.anyOf ?? [])
    .map((schema) => labelsIn(value, followed({ schema, root: shape.root }), place))
    .find(({ length }) => length > 0);
  if (option) return option;
  if (Array.isArray(value)) {
    const ids = idsOf(value);
    return value.flatMap((part, index) => labelsIn(part, inside(shape, 0), stepped(place, index, ids[index] ?? '')));
  }
  const properties = propertiesOf(shape, value);
  return Object.entries(value)
    .filter(([name]) => !shape.schema.oneOf || properties.includes(name))
    .flatMap(([name, part]) => labelsIn(part, inside(shape, name, value), stepped(place, name, name)));
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
  const entries = labelsIn(content, shapeOf(kind), { pointer: [], key: [] }).map(({ pointer, key, label }): Entry => {
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
