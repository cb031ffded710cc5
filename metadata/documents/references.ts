/** Every place where one component names another, over raw documents. Pure; takes anything, never throws. */
import {
  componentAt,
  documentOf,
  documentRef,
  isNode,
  isWithin,
  keyOf,
  listOf,
  own,
  pointerOf,
  refAt,
  textOf,
  within,
  type ComponentRef,
  type DocumentLike,
  type Node,
} from './component.js';
import { directoryOf, type Directory, type FieldEntry, type Named, type Names, type ObjectEntry } from './directory.js';
import { namesInRule, stepsOf } from './rule-references.js';

/** Every kind of reference that the format has. */
export const referenceKinds = [
  'navigation',
  'title',
  'search',
  'lookup',
  'picklist',
  'depends_on',
  'when',
  'type_field',
  'type_value',
  'rule',
  'rule_at',
  'required',
  'visible',
  'readonly',
  'default',
  'stage_required',
  'stage_set',
  'stage_set_value',
  'transition_from',
  'transition_to',
  'guard',
  'transition_required',
  'transition_set',
  'transition_set_value',
  'section_field',
  'section_visible',
  'section_tab',
  'related',
  'related_column',
  'layout_type',
  'layout_role',
  'view_column',
  'view_filter',
  'view_group',
  'view_sort',
  'view_role',
  'role_object',
  'role_rows',
  'role_field',
  'role_transition',
] as const;
export type ReferenceKind = (typeof referenceKinds)[number];

export interface Reference {
  /** The innermost component that names the other. */
  readonly from: ComponentRef;
  /** RFC 6901, in its document, of the text or key that does. */
  readonly pointer: string;
  readonly to: ComponentRef;
  readonly how: ReferenceKind;
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
    if (!isRenamed && sound.has(placeKey(from, pointer)) && (how === 'role_field' || how === 'role_transition')) return false;
    // With a shared picklist its values come to the fields that use it.
    return !(to.kind === 'picklist' && to.path.length > 0 && !documentOf(documents, to));
  });
}

const placeKey = ({ kind, id }: ComponentRef, pointer: string): string => JSON.stringify([kind, id, pointer]);

/** References to a component or to anything in it, from outside it. */
export const referencesTo = (references: readonly Reference[], target: ComponentRef): readonly Reference[] =>
  references.filter(({ from, to }) => isWithin(to, target) && !isWithin(from, target));

interface Use {
  readonly unit?: Way;
  readonly part?: Reference['part'];
  readonly spare?: boolean;
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
    if (this.ref.kind === 'app') this.app();
    if (this.ref.kind === 'picklist') this.picklist();
    if (this.ref.kind === 'role') this.role();
    const object = [...this.directory.objects.values()].find(({ node }) => node === this.content);
    if (this.ref.kind === 'object' && object) this.object(object);
  }

  private add(
    how: ReferenceKind,
    way: Way,
    named: Named | null | undefined,
    { unit = way, part = [0, 0], spare = false }: Use = {},
  ): void {
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

  /** A text that is nothing but a name. */
  private name(how: ReferenceKind, way: Way, text: unknown, find: (name: string) => Named | null | undefined, unit?: Way): void {
    if (typeof text === 'string') this.add(how, way, find(text), { part: [0, text.length], ...(unit && { unit }) });
  }

  private names(how: ReferenceKind, way: Way, list: readonly unknown[], find: (name: string) => Named | null | undefined): void {
    for (const [index, text] of list.entries()) this.name(how, [...way, index], text, find);
  }

  private paths(
    how: ReferenceKind,
    way: Way,
    list: readonly unknown[],
    object: ObjectEntry | undefined,
    offset: (text: string) => number = () => 0,
  ): void {
    for (const [index, text] of list.entries())
      if (typeof text === 'string') this.path(how, [...way, index], text, object, offset(text));
  }

  private path(how: ReferenceKind, way: Way, text: string, object: ObjectEntry | undefined, offset = 0): void {
    if (!object) return;
    for (const [{ named }, [start, end]] of stepsOf(this.directory, object, text.slice(offset)))
      this.add(how, way, named, { part: [start + offset, end + offset] });
  }

  /** @param unit What has no sense without the names in the rule; the rule itself unless said otherwise. */
  private rule(
    how: ReferenceKind,
    way: Way,
    rule: unknown,
    object: ObjectEntry,
    { unit = way, codes }: { unit?: Way; codes?: Names | undefined } = {},
  ): void {
    if (!isNode(rule)) return;
    for (const { path, part, named, spare } of namesInRule(rule, object, this.directory, codes))
      this.add(how, [...way, ...path], named, { part, unit, spare });
  }

  private app(): void {
    for (const [index, group] of listOf(this.content, 'navigation').entries()) {
      this.names(
        'navigation',
        ['navigation', index, 'objects'],
        listOf(group, 'objects'),
        (name) => this.directory.objects.get(name)?.named,
      );
    }
  }

  /** `when` of shared values names codes of whatever controls the fields that use them. */
  private picklist(): void {
    for (const object of this.directory.objects.values()) {
      if (object.named.ghost) continue;
      for (const field of listOf(object.node, 'fields')) {
        const on = textOf(field, 'depends_on');
        const shared = this.directory.picklists.get(textOf(field, 'picklist') ?? '');
        if (on !== undefined && shared?.named.ref.id === this.ref.id)
          this.whens(['values'], this.content, object.fields.get(on)?.values);
      }
    }
  }

  private whens(way: Way, holder: unknown, codes: Names | undefined): void {
    for (const [index, value] of listOf(holder, 'values').entries())
      this.names('when', [...way, index, 'when'], listOf(value, 'when'), (code) => codes?.get(code));
  }

  private object(object: ObjectEntry): void {
    const fieldNamed = (name: string): Named | null | undefined => object.fields.get(name)?.named;
    this.name('title', ['title'], own(this.content, 'title'), fieldNamed);
    this.names('search', ['search'], listOf(this.content, 'search'), fieldNamed);
    for (const [index, field] of listOf(this.content, 'fields').entries()) this.field(['fields', index], field, object);
    for (const [index, type] of listOf(this.content, 'record_types').entries())
      this.recordType(['record_types', index], type, object);
    for (const [index, rule] of listOf(this.content, 'rules').entries()) {
      this.rule('rule', ['rules', index, 'when'], own(rule, 'when'), object, { unit: ['rules', index] });
      this.names('rule_at', ['rules', index, 'at'], listOf(rule, 'at'), fieldNamed);
    }
    this.flow(object);
    this.layout(['layout'], own(this.content, 'layout'), object);
    for (const [index, layout] of listOf(this.content, 'layouts').entries())
      this.specialLayout(['layouts', index], layout, object);
    for (const [index, view] of listOf(this.content, 'views').entries()) this.view(['views', index], view, object);
  }

  private field(way: Way, field: unknown, object: ObjectEntry): void {
    this.name('lookup', [...way, 'to'], own(field, 'to'), (name) => this.directory.objects.get(name)?.named, way);
    this.name('picklist', [...way, 'picklist'], own(field, 'picklist'), (name) => this.directory.picklists.get(name)?.named);
    const on = textOf(field, 'depends_on');
    this.name('depends_on', [...way, 'depends_on'], on, (name) => object.fields.get(name)?.named);
    if (on !== undefined) this.whens([...way, 'values'], field, object.fields.get(on)?.values);
    for (const key of ['required', 'visible', 'readonly'] as const) this.rule(key, [...way, key], own(field, key), object);
    const entry = object.fields.get(textOf(field, 'name') ?? '');
    this.given('default', [...way, 'default'], own(field, 'default'), object, entry);
  }

  /** A value, codes or a rule for a field. A JSON object for a field that holds such is a value. */
  private given(how: ReferenceKind, way: Way, said: unknown, object: ObjectEntry, field: FieldEntry | undefined): void {
    if (field?.type === 'json') return;
    this.name(how, way, said, (code) => field?.values?.get(code));
    if (Array.isArray(said)) this.names(how, way, said, (code) => field?.values?.get(code));
    this.rule(how, way, said, object, { codes: field?.values });
  }

  private recordType(way: Way, type: unknown, object: ObjectEntry): void {
    const values = own(type, 'values');
    if (!isNode(values)) return;
    for (const [name, codes] of Object.entries(values)) {
      const field = object.fields.get(name);
      this.add('type_field', [...way, 'values', name], field?.named, { part: 'key' });
      if (Array.isArray(codes)) this.names('type_value', [...way, 'values', name], codes, (code) => field?.values?.get(code));
    }
  }

  private flow(object: ObjectEntry): void {
    const flow = own(this.content, 'flow');
    const fieldNamed = (name: string): Named | null | undefined => object.fields.get(name)?.named;
    for (const [index, stage] of listOf(flow, 'stages').entries()) {
      const way = ['flow', 'stages', index];
      this.names('stage_required', [...way, 'required'], listOf(stage, 'required'), fieldNamed);
      this.set('stage', way, stage, object);
    }
    for (const [index, transition] of listOf(flow, 'transitions').entries()) {
      const way = ['flow', 'transitions', index];
      this.names('transition_from', [...way, 'from'], listOf(transition, 'from'), (name) => object.stages.get(name));
      this.name('transition_to', [...way, 'to'], own(transition, 'to'), (name) => object.stages.get(name), way);
      this.rule('guard', [...way, 'guard'], own(transition, 'guard'), object);
      this.names('transition_required', [...way, 'required'], listOf(transition, 'required'), fieldNamed);
      this.set('transition', way, transition, object);
    }
  }

  private set(owner: 'stage' | 'transition', way: Way, part: unknown, object: ObjectEntry): void {
    const set = own(part, 'set');
    if (!isNode(set)) return;
    for (const [name, said] of Object.entries(set)) {
      const field = object.fields.get(name);
      this.add(`${owner}_set`, [...way, 'set', name], field?.named, { part: 'key' });
      this.given(`${owner}_set_value`, [...way, 'set', name], said, object, field);
    }
  }

  private specialLayout(way: Way, layout: unknown, object: ObjectEntry): void {
    this.names('layout_type', [...way, 'record_types'], listOf(layout, 'record_types'), (name) => object.types.get(name));
    this.names('layout_role', [...way, 'roles'], listOf(layout, 'roles'), (name) => this.directory.roles.get(name));
    this.layout(way, layout, object);
  }

  private layout(way: Way, layout: unknown, object: ObjectEntry): void {
    const tabs = new Set(listOf(layout, 'tabs').map((tab) => textOf(tab, 'id')));
    for (const [index, section] of listOf(layout, 'sections').entries()) {
      const at = [...way, 'sections', index];
      this.names('section_field', [...at, 'fields'], listOf(section, 'fields'), (name) => object.fields.get(name)?.named);
      this.rule('section_visible', [...at, 'visible'], own(section, 'visible'), object);
      const tab = textOf(section, 'tab');
      const holder = refAt(this.content, pointerOf(way));
      if (tab !== undefined && tabs.has(tab) && holder)
        this.add('section_tab', [...at, 'tab'], { ref: within(holder, 'tabs', tab), ghost: false }, { part: 'id' });
    }
    for (const [index, related] of listOf(layout, 'related').entries()) this.related([...way, 'related', index], related);
  }

  private related(way: Way, related: unknown): void {
    const name = textOf(related, 'object');
    const object = name === undefined ? undefined : this.directory.objects.get(name);
    this.name('related', [...way, 'object'], name, () => object?.named, way);
    this.name('related', [...way, 'field'], own(related, 'field'), (field) => object?.fields.get(field)?.named, way);
    this.paths('related_column', [...way, 'columns'], listOf(related, 'columns'), object);
  }

  private view(way: Way, view: unknown, object: ObjectEntry): void {
    this.names('view_role', [...way, 'roles'], listOf(view, 'roles'), (name) => this.directory.roles.get(name));
    this.paths('view_column', [...way, 'columns'], listOf(view, 'columns'), object);
    const filter = own(view, 'filter');
    const conjuncts = own(filter, 'and');
    if (Array.isArray(conjuncts) && Object.keys(filter as Node).length === 1) {
      for (const [index, part] of conjuncts.entries()) this.rule('view_filter', [...way, 'filter', 'and', index], part, object);
    } else this.rule('view_filter', [...way, 'filter'], filter, object);
    const group = textOf(view, 'group');
    if (group !== undefined) this.path('view_group', [...way, 'group'], group, object);
    this.paths('view_sort', [...way, 'sort'], listOf(view, 'sort'), object, (text) => (text.startsWith('-') ? 1 : 0));
  }

  private role(): void {
    const grants = own(this.content, 'objects');
    if (!isNode(grants)) return;
    for (const [name, list] of Object.entries(grants)) {
      const way = ['objects', name];
      const object = this.directory.objects.get(name);
      if (name !== '*') this.add('role_object', way, object?.named, { part: 'key' });
      // `*` covers every object that is not named beside it.
      const covered =
        name === '*'
          ? [...this.directory.objects].flatMap(([other, entry]) => (Object.hasOwn(grants, other) ? [] : [entry]))
          : object
            ? [object]
            : [];
      for (const [index, grant] of Array.isArray(list) ? list.entries() : []) {
        for (const one of covered) this.grant([...way, index], grant, one);
      }
    }
  }

  private grant(way: Way, grant: unknown, object: ObjectEntry): void {
    this.rule('role_rows', [...way, 'rows'], own(grant, 'rows'), object);
    const fields = own(grant, 'fields');
    if (isNode(fields))
      for (const name of Object.keys(fields))
        this.add('role_field', [...way, 'fields', name], object.fields.get(name)?.named, { part: 'key' });
    this.names('role_transition', [...way, 'transitions'], listOf(grant, 'transitions'), (name) => object.transitions.get(name));
  }
}
