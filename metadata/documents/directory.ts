/** What names stand for in a set of raw documents: objects, fields, codes. With a former set, also what former names stood for. */
import { documentKinds, type DocumentKind } from '../kinds/index.js';
import { partUnder, partWays } from '../kinds/parts.js';
import {
  documentRef,
  idOf,
  isNode,
  listOf,
  nameOf,
  own,
  textOf,
  within,
  type ComponentRef,
  type DocumentLike,
  type Node,
} from './component.js';
import { allSystemFields } from './system-fields.js';

/** What a name stands for. A ghost is there no more, or is called otherwise now. */
export interface Named {
  readonly ref: ComponentRef;
  readonly ghost: boolean;
}
export type Names = ReadonlyMap<string, Named>;

export interface FieldEntry {
  /** Null for what the platform gives every object. */
  readonly named: Named | null;
  readonly type: string | undefined;
  /** Name of the object pointed to. */
  readonly to: string | undefined;
  /** Codes that it may have; undefined: it is not chosen from a set. */
  readonly values: Names | undefined;
}

export interface ObjectEntry {
  readonly named: Named;
  readonly node: Node;
  readonly fields: ReadonlyMap<string, FieldEntry>;
  /** Its other parts, by what they are: `stage`, `record type`. */
  readonly parts: ReadonlyMap<string, Names>;
}

export interface Directory {
  /** Documents of every kind. */
  readonly documents: ReadonlyMap<string, Names>;
  readonly objects: ReadonlyMap<string, ObjectEntry>;
  readonly picklists: ReadonlyMap<string, { readonly named: Named; readonly values: Names }>;
}

const nothing: Names = new Map();

export function directoryOf(documents: readonly DocumentLike[], before: readonly DocumentLike[] = []): Directory {
  const now = collect(documents);
  return before.length === 0 ? now : haunted(now, collect(before));
}

type Entry = { readonly named: Named };

/** The first to take a name has it. */
function byName<T>(entries: Iterable<readonly [string | undefined, T]>): Map<string, T> {
  const map = new Map<string, T>();
  for (const [name, entry] of entries) if (name !== undefined && !map.has(name)) map.set(name, entry);
  return map;
}

function collect(documents: readonly DocumentLike[]): Directory {
  const ofKind = (kind: DocumentKind): readonly (readonly [Node, ComponentRef])[] =>
    documents.flatMap(({ content }) => {
      const ref = documentRef(content);
      return ref?.kind === kind ? [[content as Node, ref] as const] : [];
    });
  const picklists = byName(
    ofKind('picklist').map(
      ([node, ref]) => [textOf(node, 'name'), { named: real(ref), values: namesIn(node, ref, ['values']) }] as const,
    ),
  );
  return {
    picklists,
    objects: byName(ofKind('object').map(([node, ref]) => [textOf(node, 'name'), objectEntry(node, ref, picklists)] as const)),
    documents: new Map(
      documentKinds.map((kind) => [kind, byName(ofKind(kind).map(([node, ref]) => [textOf(node, 'name'), real(ref)] as const))]),
    ),
  };
}

const real = (ref: ComponentRef): Named => ({ ref, ghost: false });

/** Parts of a list by name. */
function namesIn(node: unknown, owner: ComponentRef, way: readonly string[]): Names {
  const holder = way.slice(0, -1).reduce(own, node);
  return byName(
    listOf(holder, way.at(-1)!).flatMap((part) => {
      const id = idOf(part);
      return id === undefined ? [] : [[nameOf(part), real(within(owner, ...way, id))] as const];
    }),
  );
}

/** Where the parts of an object are that names stand for, fields aside: they have types. */
const ways = partWays('object').flatMap((way) => {
  const { kind } = partUnder(way.at(-1)!)!;
  return kind === 'field' ? [] : [[kind, way] as const];
});

function objectEntry(node: Node, ref: ComponentRef, picklists: Directory['picklists']): ObjectEntry {
  const parts = new Map(ways.map(([what, way]) => [what, namesIn(node, ref, way)]));
  const declared = listOf(node, 'fields').flatMap((field) => {
    const id = idOf(field);
    return id === undefined ? [] : [[textOf(field, 'name'), fieldEntry(field, within(ref, 'fields', id), picklists)] as const];
  });
  return { named: real(ref), node, parts, fields: byName([...declared, ...systemEntries(node, ref, parts)]) };
}

function fieldEntry(field: unknown, ref: ComponentRef, picklists: Directory['picklists']): FieldEntry {
  const type = textOf(field, 'type');
  const shared = textOf(field, 'picklist');
  const chosen = type === 'picklist' || type === 'multi_picklist';
  const values = shared === undefined ? namesIn(field, ref, ['values']) : (picklists.get(shared)?.values ?? nothing);
  return { named: real(ref), type, to: textOf(field, 'to'), values: chosen ? values : undefined };
}

const plain = (named: Named | null, values?: Names): FieldEntry => ({ named, type: undefined, to: undefined, values });

/** Names that are always there, and those that a flow or record types bring along. */
function systemEntries(node: Node, ref: ComponentRef, parts: ObjectEntry['parts']): readonly (readonly [string, FieldEntry])[] {
  const values: Readonly<Record<string, Names | undefined>> = {
    stage: parts.get('stage'),
    record_type: parts.get('record type'),
  };
  return allSystemFields.flatMap(({ name, with: needs }) => {
    if (needs === undefined) return [[name, plain(null)] as const];
    const isThere = needs === 'flow' ? isNode(own(node, needs)) : (values.record_type?.size ?? 0) > 0;
    return isThere ? [[name, plain(real(within(ref, needs)), values[name])] as const] : [];
  });
}

/** Names of `now`, and behind them those that only `before` knew. */
function haunted(now: Directory, before: Directory): Directory {
  const objects = new Map(now.objects);
  const byId = new Map([...now.objects.values()].map((entry) => [entry.named.ref.id, entry] as const));
  const picklists = withGhosts(now.picklists, before.picklists, (entry, former) => ({
    ...entry,
    values: ghosts(entry.values, former.values),
  }));
  for (const [name, former] of before.objects) {
    const present = byId.get(former.named.ref.id);
    const merged = present ? mergedObject(present, former) : ghostly(former);
    const current = present && textOf(present.node, 'name');
    if (present && current !== undefined && objects.get(current) === present) objects.set(current, merged);
    if (!objects.has(name)) objects.set(name, { ...merged, named: { ...merged.named, ghost: true } });
  }
  return { objects, picklists, documents: eachGhosts(now.documents, before.documents) };
}

function withGhosts<T extends Entry>(
  now: ReadonlyMap<string, T>,
  before: ReadonlyMap<string, T>,
  merge: (entry: T, former: T) => T,
): Map<string, T> {
  const all = new Map(now);
  for (const [name, entry] of now) {
    const former = [...before.values()].find(({ named }) => named.ref.id === entry.named.ref.id);
    if (former) all.set(name, merge(entry, former));
  }
  for (const [name, entry] of before) if (!all.has(name)) all.set(name, { ...entry, named: { ...entry.named, ghost: true } });
  return all;
}

function ghosts(now: Names, before: Names): Names {
  const all = new Map(now);
  for (const [name, { ref }] of before) if (!all.has(name)) all.set(name, { ref, ghost: true });
  return all;
}

const eachGhosts = (now: ReadonlyMap<string, Names>, before: ReadonlyMap<string, Names>): ReadonlyMap<string, Names> =>
  new Map([...now].map(([what, names]) => [what, ghosts(names, before.get(what) ?? nothing)]));

function mergedObject(now: ObjectEntry, before: ObjectEntry): ObjectEntry {
  const fields = new Map(now.fields);
  const present = new Map(
    [...now.fields.values()].flatMap((entry) => (entry.named ? [[entry.named.ref.path.join('/'), entry] as const] : [])),
  );
  for (const [name, former] of before.fields) {
    const entry = (former.named && present.get(former.named.ref.path.join('/'))) ?? former;
    const known = fields.get(name);
    if (!known) fields.set(name, ghostField({ ...entry, values: valuesOf(entry, former) }));
    else if (sameField(known, former)) fields.set(name, { ...known, values: valuesOf(known, former) });
  }
  return {
    ...now,
    fields,
    parts: eachGhosts(now.parts, before.parts),
  };
}

const sameField = (a: FieldEntry, b: FieldEntry): boolean => a.named?.ref.path.join('/') === b.named?.ref.path.join('/');
const valuesOf = (now: FieldEntry, before: FieldEntry): Names | undefined =>
  now.values && before.values ? ghosts(now.values, before.values) : now.values;

const ghostField = (field: FieldEntry): FieldEntry => ({ ...field, named: field.named && { ...field.named, ghost: true } });
const allGhosts = (names: Names): Names => ghosts(nothing, names);

function ghostly(object: ObjectEntry): ObjectEntry {
  return {
    ...object,
    named: { ...object.named, ghost: true },
    fields: new Map(
      [...object.fields].map(([name, field]) => [
        name,
        ghostField({ ...field, values: field.values && allGhosts(field.values) }),
      ]),
    ),
    parts: new Map([...object.parts].map(([what, names]) => [what, allGhosts(names)])),
  };
}
