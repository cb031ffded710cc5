/** What changes between two sets of documents, component by component, matched by id. Pure. */
import type { SourceDocument } from '../compile/compile.js';
import type { Label } from '../compile/model.js';

type Json = unknown;
type Component = Readonly<Record<string, Json>>;

export interface Change {
  readonly action: 'added' | 'removed' | 'renamed' | 'changed';
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
  object: { fields: 'field', record_types: 'record type', rules: 'rule', views: 'view' },
  flow: { stages: 'stage', transitions: 'transition' },
  layout: { sections: 'section' },
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
    [],
    (_, index, side) => key((side === 'before' ? before : after)[index]!),
  );
}

const kindOf = ({ content }: SourceDocument): string => String((content as Component).kind);

type KeyOf = (component: Component, index: number, side: 'before' | 'after') => string;
const byIdentity: KeyOf = (component) => String(component.id ?? component.code);

function diffLists(
  before: readonly Component[],
  after: readonly Component[],
  at: Change['at'],
  keyOf: KeyOf = byIdentity,
  kind?: string,
): Change[] {
  const old = new Map(before.map((component, index) => [keyOf(component, index, 'before'), component]));
  const fresh = new Map(after.map((component, index) => [keyOf(component, index, 'after'), component]));
  const stays = (map: Map<string, Component>) =>
    [...map.keys()].filter((key) => old.has(key) && fresh.has(key)).filter((key) => map.has(key));
  const changes: Change[] = [];
  for (const [key, component] of old)
    if (!fresh.has(key)) changes.push({ action: 'removed', at: [...at, place(component, kind)] });
  for (const [key, component] of fresh) {
    const former = old.get(key);
    if (!former) changes.push({ action: 'added', at: [...at, place(component, kind)] });
    else changes.push(...diffComponents(former, component, [...at, place(component, kind)]));
  }
  if (kind !== undefined && stays(old).join('\n') !== stays(fresh).join('\n')) {
    changes.push({ action: 'changed', at, property: `order of ${kind}s`, from: stays(old), to: stays(fresh) });
  }
  return changes;
}

function diffComponents(before: Component, after: Component, at: Change['at']): Change[] {
  const kind = at.at(-1)!.kind;
  const parts = PARTS[kind] ?? {};
  const single = SINGLE[kind] ?? [];
  const changes: Change[] = [];
  if (before.name !== after.name) changes.push({ action: 'renamed', at, from: before.name, to: after.name });
  for (const property of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const from = before[property];
    const to = after[property];
    if (property === 'name' || property === 'id' || sameJson(from, to)) continue;
    if (parts[property]) changes.push(...diffLists(list(from), list(to), at, byIdentity, parts[property]));
    else if (single.includes(property))
      changes.push(...diffSingle(property, from as Component | undefined, to as Component | undefined, at));
    else changes.push({ action: 'changed', at, property, from, to });
  }
  return changes;
}

function diffSingle(kind: string, before: Component | undefined, after: Component | undefined, at: Change['at']): Change[] {
  const inside = [...at, { kind, name: kind, label: null }];
  if (!before) return [{ action: 'added', at: inside }];
  if (!after) return [{ action: 'removed', at: inside }];
  return diffComponents(before, after, inside);
}

const list = (value: Json): readonly Component[] => (Array.isArray(value) ? (value as Component[]) : []);

const place = (component: Component, kind?: string): Change['at'][number] => ({
  kind: kind ?? String(component.kind),
  name: String(component.name ?? component.code ?? component.id),
  label: (component.label as Label | undefined) ?? null,
});

/** Equal regardless of the order of keys. */
export function sameJson(a: Json, b: Json): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null || Array.isArray(a) !== Array.isArray(b))
    return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && sameJson((a as Component)[key], (b as Component)[key]))
  );
}
