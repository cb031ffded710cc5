/** Every place where one component names another, over raw documents. Pure; takes anything, never throws. */
import {
  componentAt,
  documentOf,
  documentRef,
  idOf,
  isNode,
  isWithin,
  keyOf,
  listOf,
  refAt,
  textOf,
  valueAt,
  within,
  type ComponentRef,
  type DocumentLike,
  type Node,
} from './component.js';
import type { NamesAnnotation } from '../kinds/schema.js';
import { inside, shapeOf, type Shape } from '../kinds/shape.js';
import { directoryOf, type Directory, type FieldEntry, type Named, type Names, type ObjectEntry } from './directory.js';
import { referenceKind } from './reference-kinds.js';
import { namesInRule, stepsOf } from './rule-references.js';
import { pointerOf } from '../values/pointer.js';

export interface Reference {
  /** The innermost component that names the other. */
  readonly from: ComponentRef;
  /** RFC 6901, in its document, of the text or key that does. */
  readonly pointer: string;
  readonly to: ComponentRef;
  /** The kind of reference; `reference-kinds.ts` tells of them. */
  readonly how: string;
  /** Where in the text the name stands; `key`: it is the key of what stands at the pointer; `id`: not a name but the id. */
  readonly part: 'key' | 'id' | readonly [number, number];
  /** Pointer of what would lose its sense without the name: the whole rule, field, list entry. */
  readonly unit: string;
  /** In a list of codes that says the same without this one. */
  readonly spare: boolean;
  /** What is named is gone, or has another name by now. Only with former documents to tell. */
  readonly broken: boolean;
}

type Way = readonly (string | number)[];

/** @param before Former documents: names that only they know give broken references. */
export function referencesOf(documents: readonly DocumentLike[], before: readonly DocumentLike[] = []): readonly Reference[] {
  const directory = directoryOf(documents, before);
  return documents.flatMap(({ content }) => {
    const ref = documentRef(content);
    if (!ref) return [];
    const walk = new Walk(content as Node, ref, directory);
    walk.document();
    return walk.found();
  });
}

/** References of `documents` to what `before` had and they have no more, or by another name. */
export function brokenReferences(before: readonly DocumentLike[], documents: readonly DocumentLike[]): readonly Reference[] {
  const all = referencesOf(documents, before);
  const sound = new Set(all.filter(({ broken }) => !broken).map(({ from, pointer }) => placeKey(from, pointer)));
  return all.filter(({ broken, from, pointer, to, how }) => {
    if (!broken) return false;
    const isRenamed = componentAt(documents, to) !== undefined;
    // Under `*` a name stands for several components; it keeps its sense while one of them has it.
    if (!isRenamed && sound.has(placeKey(from, pointer)) && referenceKind(how).shared) return false;
    // With a shared picklist its values come to the fields that use it.
    return !(to.kind === 'picklist' && to.path.length > 0 && !documentOf(documents, to));
  });
}

const placeKey = ({ kind, id }: ComponentRef, pointer: string): string => JSON.stringify([kind, id, pointer]);

/** References to a component or to anything in it, from outside it. */
export const referencesTo = (references: readonly Reference[], target: ComponentRef): readonly Reference[] =>
  references.filter(({ from, to }) => isWithin(to, target) && !isWithin(from, target));

/** What names in a place are looked up in. */
interface Scope {
  readonly object?: ObjectEntry | undefined;
  /** The field that values here are for, and the codes of the one that controls it. */
  readonly field?: FieldEntry | undefined;
  readonly controlling?: Names | undefined;
}

interface Use {
  readonly way: Way;
  readonly unit: Way;
  readonly part: Reference['part'];
  readonly spare?: boolean;
}

/** Where the walk is: the place, the entry or component around it, and the scopes that count there, of which `*` has many. */
interface At {
  readonly shape: Shape;
  readonly way: Way;
  readonly owner: Way;
  readonly scopes: readonly Scope[];
}

class Walk {
  private readonly references = new Map<string, Reference>();

  constructor(
    private readonly content: Node,
    private readonly ref: ComponentRef,
    private readonly directory: Directory,
  ) {}

  found(): readonly Reference[] {
    return [...this.references.values()];
  }

  document(): void {
    const shape = shapeOf(this.ref.kind);
    this.value(this.content, { shape, way: [], owner: [], scopes: this.scopesOf(shape) });
  }

  private scopesOf(shape: Shape): readonly Scope[] {
    const { schema } = shape;
    const objects = [...this.directory.objects.values()];
    if (schema['x-scope'] === 'self') return objects.filter(({ node }) => node === this.content).map((object) => ({ object }));
    if (schema['x-scope'] === 'users') return objects.flatMap((object) => this.usesIn(object));
    return this.scopesIn(shape, this.content, [{}]);
  }

  /** Conditions of shared values name codes of whatever controls the fields that use them. */
  private usesIn(object: ObjectEntry): readonly Scope[] {
    if (object.named.ghost) return [];
    return listOf(object.node, 'fields').flatMap((field) => {
      const shared = this.directory.picklists.get(textOf(field, 'picklist') ?? '');
      return shared?.named.ref.id === this.ref.id ? [fieldScope(object, field)] : [];
    });
  }

  private value(value: unknown, at: At): void {
    const names = at.shape.schema['x-names'];
    if (names) return at.scopes.forEach((scope) => this.named(names, value, at, scope));
    if (Array.isArray(value)) for (const [index, one] of value.entries()) this.entry(one, index, at);
    else if (isNode(value)) for (const key of Object.keys(value)) this.property(value, key, at);
  }

  private entry(value: unknown, index: number, at: At): void {
    const shape = inside(at.shape, index);
    if (!shape) return;
    const way = [...at.way, index];
    this.value(value, { shape, way, owner: way, scopes: this.scopesIn(shape, value, at.scopes) });
  }

  private scopesIn({ schema }: Shape, value: unknown, scopes: readonly Scope[]): readonly Scope[] {
    if (schema['x-part']?.kind === 'field') return scopes.map(({ object }) => (object ? fieldScope(object, value) : {}));
    const beside = schema['x-scope'];
    return beside === undefined ? scopes : [{ object: this.directory.objects.get(textOf(value, beside) ?? '') }];
  }

  private property(holder: Node, key: string, at: At): void {
    const shape = inside(at.shape, key, holder);
    if (!shape) return;
    const way = [...at.way, key];
    const names = at.shape.schema.propertyNames?.['x-names'];
    if (names) for (const scope of at.scopes) this.add(names, this.find(names, key, scope), { way, unit: way, part: 'key' });
    this.value(holder[key], { ...at, shape, way, scopes: names ? this.scopesUnder(names, holder, key, at.scopes) : at.scopes });
  }

  /** What stands under the name of an object or field is about that; `*` covers every object that is not named beside it. */
  private scopesUnder({ to }: NamesAnnotation, holder: Node, key: string, scopes: readonly Scope[]): readonly Scope[] {
    if (to === 'field') return scopes.map(({ object }) => ({ object, field: object?.fields.get(key) }));
    const { objects } = this.directory;
    if (key !== '*') return objects.has(key) ? [{ object: objects.get(key) }] : [];
    return [...objects].flatMap(([name, object]) => (Object.hasOwn(holder, name) ? [] : [{ object }]));
  }

  private named(names: NamesAnnotation, value: unknown, at: At, scope: Scope): void {
    const unit = names.unit === 'owner' ? at.owner : undefined;
    if (names.to === 'given') return this.given(names, value, at, scope);
    if (names.to === 'rule') return this.rule(names, value, { ...at, unit }, scope);
    if (Array.isArray(value)) for (const [index, one] of value.entries()) this.text(names, one, [...at.way, index], unit, scope);
    else this.text(names, value, at.way, unit, scope);
  }

  private text(names: NamesAnnotation, text: unknown, way: Way, unit: Way = way, scope: Scope = {}): void {
    if (typeof text !== 'string') return;
    if (names.to === 'path') return this.path(names, text, way, scope);
    if (names.to === 'tab') return this.add(names, this.tab(way, text), { way, unit, part: 'id' });
    this.add(names, this.find(names, text, scope), { way, unit, part: [0, text.length] });
  }

  private find({ to }: NamesAnnotation, name: string, { object, field, controlling }: Scope): Named | null | undefined {
    if (to === 'field') return object?.fields.get(name)?.named;
    if (to === 'code') return field?.values?.get(name);
    if (to === 'controlling_code') return controlling?.get(name);
    if (to === 'object') return this.directory.objects.get(name)?.named;
    if (to === 'picklist') return this.directory.picklists.get(name)?.named;
    return (object?.parts.get(to) ?? this.directory.documents.get(to))?.get(name);
  }

  /** Signs of sorting do not belong to the name. */
  private path(names: NamesAnnotation, text: string, way: Way, { object }: Scope): void {
    if (!object) return;
    const offset = text.startsWith('-') ? 1 : 0;
    for (const [{ named }, [start, end]] of stepsOf(this.directory, object, text.slice(offset)))
      this.add(names, named, { way, unit: way, part: [start + offset, end + offset] });
  }

  /** A tab of the layout around. */
  private tab(way: Way, id: string): Named | undefined {
    const layout = way.findLastIndex((_, end) => Array.isArray(valueAt(this.content, pointerOf([...way.slice(0, end), 'tabs']))));
    const holder = layout < 0 ? null : refAt(this.content, pointerOf(way.slice(0, layout)));
    const tabs = layout < 0 ? [] : listOf(valueAt(this.content, pointerOf(way.slice(0, layout))), 'tabs');
    return holder && tabs.some((tab) => idOf(tab) === id) ? { ref: within(holder, 'tabs', id), ghost: false } : undefined;
  }

  /** A value, codes or a rule for a field. A JSON object for a field that holds such is a value. */
  private given(names: NamesAnnotation, said: unknown, { way }: At, scope: Scope): void {
    if (scope.field?.type === 'json') return;
    const code = { ...names, to: 'code' };
    if (Array.isArray(said)) for (const [index, one] of said.entries()) this.text(code, one, [...way, index], undefined, scope);
    else if (isNode(said)) this.rule(names, said, { way, codes: scope.field?.values }, scope);
    else this.text(code, said, way, undefined, scope);
  }

  private rule(
    names: NamesAnnotation,
    rule: unknown,
    { way, unit = way, codes }: { readonly way: Way; readonly unit?: Way | undefined; readonly codes?: Names | undefined },
    { object }: Scope,
  ): void {
    if (!isNode(rule) || !object) return;
    for (const { path, part, named, spare } of namesInRule(rule, object, this.directory, codes)) {
      const isConjunct = names.conjuncts && path[0] === 'and' && Array.isArray(rule.and) && Object.keys(rule).length === 1;
      this.add(names, named, { way: [...way, ...path], part, spare, unit: isConjunct ? [...way, ...path.slice(0, 2)] : unit });
    }
  }

  private add({ as: how }: NamesAnnotation, named: Named | null | undefined, { way, unit, part, spare = false }: Use): void {
    if (!named) return;
    const pointer = pointerOf(way);
    const reference: Reference = {
      from: refAt(this.content, pointerOf(unit)) ?? this.ref,
      pointer,
      to: named.ref,
      how,
      part,
      unit: pointerOf(unit),
      spare,
      broken: named.ghost,
    };
    this.references.set(`${pointer} ${keyOf(named.ref)} ${String(part)}`, reference);
  }
}

function fieldScope(object: ObjectEntry, field: unknown): Scope {
  const on = textOf(field, 'depends_on');
  const controlling = on === undefined ? undefined : object.fields.get(on)?.values;
  return { object, field: object.fields.get(textOf(field, 'name') ?? ''), controlling };
}
