/** What changes between two sets of documents, component by component, matched by id. Pure. */
import { isNode, own, within, type ComponentRef, type DocumentKind } from '../../metadata/documents/component.js';
import { isKind } from '../../metadata/kinds/index.js';
import { inside, shapeOf, type Shape } from '../../metadata/kinds/shape.js';
import { sameJson } from '../../metadata/documents/same.js';
import type { SourceDocument } from '../compile/compile.js';
import type { Label } from '../compile/model.js';

type Json = unknown;
type Component = Readonly<Record<string, Json>>;

export interface Change {
  readonly action: 'added' | 'removed' | 'renamed' | 'changed';
  readonly ref: ComponentRef;
  /** What it is and what it belongs to, outermost first: object Customer, field Budget. */
  readonly at: readonly { readonly kind: string; readonly name: string; readonly label: Label | null }[];
  /** For `changed`: the property and its values; `undefined` where it was or is left out. */
  readonly property?: string;
  readonly from?: Json;
  readonly to?: Json;
}

export function diffDocuments(before: readonly SourceDocument[], after: readonly SourceDocument[]): Change[] {
  const key = (document: SourceDocument): string => `${kindOf(document)} ${String((document.content as Component).id)}`;
  return diffLists(
    before.map(({ content }) => content as Component),
    after.map(({ content }) => content as Component),
    null,
    (_, index, side) => key((side === 'before' ? before : after)[index]!),
  );
}

const kindOf = ({ content }: SourceDocument): string => String((content as Component).kind);

type KeyOf = (component: Component, index: number, side: 'before' | 'after') => string;
const byIdentity: KeyOf = (component) => String(component.id ?? component.code);

/** Where a component stands: how one says it, how one finds it, and what the schema says of it. */
interface Place {
  readonly at: Change['at'];
  readonly ref: ComponentRef;
  readonly shape: Shape | undefined;
}
/** A list of components, which is a property of another. */
interface Part {
  readonly property: string;
  readonly kind: string;
  readonly shape: Shape;
}

function diffLists(
  before: readonly Component[],
  after: readonly Component[],
  owner: Place | null,
  keyOf: KeyOf = byIdentity,
  part?: Part,
): Change[] {
  const old = new Map(before.map((component, index) => [keyOf(component, index, 'before'), component]));
  const fresh = new Map(after.map((component, index) => [keyOf(component, index, 'after'), component]));
  const stays = (map: Map<string, Component>) =>
    [...map.keys()].filter((key) => old.has(key) && fresh.has(key)).filter((key) => map.has(key));
  const placeOf = (component: Component): Place => ({
    at: [...(owner?.at ?? []), placed(component, part?.kind)],
    ref:
      owner && part
        ? within(owner.ref, part.property, byIdentity(component, 0, 'after'))
        : { kind: own(component, 'kind') as DocumentKind, id: String(component.id), path: [] },
    shape: part ? part.shape : shapeOfDocument(component),
  });
  const changes: Change[] = [];
  for (const [key, component] of old) if (!fresh.has(key)) changes.push({ action: 'removed', ...said(placeOf(component)) });
  for (const [key, component] of fresh) {
    const former = old.get(key);
    if (!former) changes.push({ action: 'added', ...said(placeOf(component)) });
    else changes.push(...diffComponents(former, component, placeOf(component)));
  }
  if (owner && part && stays(old).join('\n') !== stays(fresh).join('\n')) {
    changes.push({ action: 'changed', ...said(owner), property: `order of ${part.kind}s`, from: stays(old), to: stays(fresh) });
  }
  return changes;
}

const shapeOfDocument = ({ kind }: Component): Shape | undefined => (isKind(kind) ? shapeOf(kind) : undefined);
const said = ({ at, ref }: Place): Pick<Change, 'at' | 'ref'> => ({ at, ref });

function diffComponents(before: Component, after: Component, place: Place): Change[] {
  const changes: Change[] = [];
  if (before.name !== after.name) changes.push({ action: 'renamed', ...said(place), from: before.name, to: after.name });
  for (const property of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const from = before[property];
    const to = after[property];
    if (property === 'name' || property === 'id' || sameJson(from, to)) continue;
    const shape = place.shape && inside(place.shape, property, after);
    const member = shape?.schema.items && inside(shape, 0);
    const part = member?.schema['x-part'];
    if (part) changes.push(...diffLists(list(from), list(to), place, byIdentity, { property, kind: part.kind, shape: member }));
    else if (shape?.schema['x-part'])
      changes.push(...diffSingle(property, from as Component | undefined, to as Component | undefined, { ...place, shape }));
    else changes.push({ action: 'changed', ...said(place), property, from, to });
  }
  return changes;
}

/** @param owner With the shape of the part itself. */
function diffSingle(kind: string, before: Component | undefined, after: Component | undefined, owner: Place): Change[] {
  const here = { at: [...owner.at, { kind, name: kind, label: null }], ref: within(owner.ref, kind) };
  if (!before) return [{ action: 'added', ...here }];
  if (!after) return [{ action: 'removed', ...here }];
  return diffComponents(before, after, { ...here, shape: owner.shape });
}

/** Of a draft, which may hold anything. */
const list = (value: Json): readonly Component[] => (Array.isArray(value) ? value.filter(isNode) : []);

const placed = (component: Component, kind?: string): Change['at'][number] => ({
  kind: kind ?? String(component.kind),
  name: String(component.name ?? component.code ?? component.id),
  label: (component.label as Label | undefined) ?? null,
});
