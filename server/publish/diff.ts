/** What changes between two sets of documents, component by component, matched by id. Pure. */
import { isNode, own, within, type ComponentRef, type DocumentKind } from '../../metadata/documents/component.js';
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

/** Lists of components inside a document, by property; their members are matched by `id` (values by `code`). */
const PARTS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  app: {},
  object: { fields: 'field', record_types: 'record type', rules: 'rule', views: 'view', layouts: 'special layout' },
  flow: { stages: 'stage', transitions: 'transition' },
  layout: { tabs: 'tab', sections: 'section' },
  'special layout': { tabs: 'tab', sections: 'section' },
  picklist: { values: 'value' },
  field: { values: 'value' },
  role: {},
};
/** Components of which there is at most one, by property of their owner. */
const SINGLE: Readonly<Record<string, readonly string[]>> = { object: ['flow', 'layout'] };

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

/** Where a component stands: how one says it, and how one finds it. */
interface Place {
  readonly at: Change['at'];
  readonly ref: ComponentRef;
}

function diffLists(
  before: readonly Component[],
  after: readonly Component[],
  owner: Place | null,
  keyOf: KeyOf = byIdentity,
  part?: { readonly property: string; readonly kind: string },
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
  });
  const changes: Change[] = [];
  for (const [key, component] of old) if (!fresh.has(key)) changes.push({ action: 'removed', ...placeOf(component) });
  for (const [key, component] of fresh) {
    const former = old.get(key);
    if (!former) changes.push({ action: 'added', ...placeOf(component) });
    else changes.push(...diffComponents(former, component, placeOf(component)));
  }
  if (owner && part && stays(old).join('\n') !== stays(fresh).join('\n')) {
    changes.push({ action: 'changed', ...owner, property: `order of ${part.kind}s`, from: stays(old), to: stays(fresh) });
  }
  return changes;
}

function diffComponents(before: Component, after: Component, place: Place): Change[] {
  const kind = place.at.at(-1)!.kind;
  const parts = PARTS[kind] ?? {};
  const single = SINGLE[kind] ?? [];
  const changes: Change[] = [];
  if (before.name !== after.name) changes.push({ action: 'renamed', ...place, from: before.name, to: after.name });
  for (const property of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const from = before[property];
    const to = after[property];
    if (property === 'name' || property === 'id' || sameJson(from, to)) continue;
    const part = own(parts, property) as string | undefined;
    if (part) changes.push(...diffLists(list(from), list(to), place, byIdentity, { property, kind: part }));
    else if (single.includes(property))
      changes.push(...diffSingle(property, from as Component | undefined, to as Component | undefined, place));
    else changes.push({ action: 'changed', ...place, property, from, to });
  }
  return changes;
}

function diffSingle(kind: string, before: Component | undefined, after: Component | undefined, owner: Place): Change[] {
  const inside = { at: [...owner.at, { kind, name: kind, label: null }], ref: within(owner.ref, kind) };
  if (!before) return [{ action: 'added', ...inside }];
  if (!after) return [{ action: 'removed', ...inside }];
  return diffComponents(before, after, inside);
}

/** Of a draft, which may hold anything. */
const list = (value: Json): readonly Component[] => (Array.isArray(value) ? value.filter(isNode) : []);

const placed = (component: Component, kind?: string): Change['at'][number] => ({
  kind: kind ?? String(component.kind),
  name: String(component.name ?? component.code ?? component.id),
  label: (component.label as Label | undefined) ?? null,
});
