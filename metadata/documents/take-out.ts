/** Takes a component out with what names it, in ever wider circles: what loses its sense goes too, what would widen a right stays. */
import {
  componentAt,
  isNode,
  isWithin,
  keyOf,
  listOf,
  locate,
  own,
  refAt,
  valueAt,
  type ComponentRef,
  type DocumentLike,
} from './component.js';
import type { OnRemove } from '../kinds/schema.js';
import { afterEmptied, type Emptied } from './emptied.js';
import { documentKey, type Patches } from './patches.js';
import { referenceKind } from './reference-kinds.js';
import type { Reference } from './references.js';
import { pointerOf } from '../values/pointer.js';

const mannerOf = ({ how }: Reference): OnRemove => referenceKind(how).onRemove;
const namesGiven = ({ how }: Reference): boolean => referenceKind(how).to === 'given';
const namesControlling = ({ how }: Reference): boolean => referenceKind(how).to === 'controlling_code';

export class TakeOut {
  private readonly handled = new Set<Reference>();
  private readonly left = new Set<Reference>();
  private readonly roots: ComponentRef[] = [];
  private readonly waiting: ComponentRef[] = [];
  private hasFloor = true;

  /** @param origin Documents in which what is referred to can be found. */
  constructor(
    private readonly origin: readonly DocumentLike[],
    private readonly references: readonly Reference[],
    private readonly patches: Patches,
  ) {}

  outcome(): { readonly done: readonly Reference[]; readonly left: readonly Reference[]; readonly complete: boolean } {
    const left = [...this.left].filter((reference) => !this.patches.isGone(reference));
    const done = [...this.handled].filter((reference) => !left.includes(reference));
    return { done, left, complete: left.length === 0 && this.hasFloor };
  }

  component(ref: ComponentRef): void {
    this.drop(ref);
    this.settle();
  }

  /** What a component or its removal drags along, until nothing is left to do. */
  settle(): void {
    for (let next = this.waiting.shift(); next; next = this.waiting.shift()) {
      const target = next;
      const found = this.references.filter((reference) => this.concerns(reference, target));
      // A field that depends on nothing any more needs none of its conditions looked at.
      for (const reference of found.toSorted(
        (a, b) => Number(mannerOf(b) === 'independent') - Number(mannerOf(a) === 'independent'),
      ))
        this.reference(reference);
    }
  }

  private concerns(reference: Reference, target: ComponentRef): boolean {
    if (!isWithin(reference.to, target)) return false;
    // The values of a shared picklist live on in the fields that use it.
    if (target.kind === 'picklist' && target.path.length === 0) return mannerOf(reference) === 'inline';
    // Conditions of shared values say nothing to fields without a controlling one.
    return !(namesControlling(reference) && reference.from.kind === 'picklist' && isSelf(target));
  }

  reference(reference: Reference): void {
    if (this.handled.has(reference) || this.patches.isGone(reference)) return;
    this.handled.add(reference);
    if (mannerOf(reference) === 'person') this.left.add(reference);
    else if (this.isShared(reference)) this.keep(reference);
    else this.take(reference);
  }

  /** The same text stands for something that stays. */
  private isShared(reference: Reference): boolean {
    const { pointer, from, to, how, part } = reference;
    return (
      (referenceKind(how).shared || namesControlling(reference)) &&
      this.references.some(
        (other) =>
          other.pointer === pointer &&
          String(other.part) === String(part) &&
          documentKey(other.from) === documentKey(from) &&
          keyOf(other.to) !== keyOf(to) &&
          !other.broken &&
          !this.roots.some((root) => isWithin(other.to, root)),
      )
    );
  }

  private keep(reference: Reference): void {
    if (namesControlling(reference)) this.left.add(reference);
    else this.handled.delete(reference);
  }

  private take(reference: Reference): void {
    const { from, pointer, unit, spare } = reference;
    if (spare) return this.gone(from, pointer, reference);
    switch (mannerOf(reference)) {
      case 'entry':
        return this.gone(from, pointer, reference);
      case 'unit':
        return this.gone(from, unit, reference);
      case 'component':
        return this.drop(refAt(this.patches.contentOf(from), unit) ?? from);
      case 'inline':
        return this.inline(reference);
      case 'independent':
        return this.independent(reference);
      case 'person':
        this.left.add(reference);
    }
  }

  private drop(ref: ComponentRef): void {
    if (this.roots.some((root) => keyOf(root) === keyOf(ref))) return;
    this.roots.push(ref);
    this.waiting.push(ref);
    const pointer = locate(this.patches.contentOf(ref), ref);
    if (ref.path.length === 0) this.patches.drop(ref);
    else if (pointer !== null) this.gone(ref, pointer);
  }

  /** Marks what goes, and looks at the list it leaves behind. */
  private gone(from: ComponentRef, pointer: string, reference?: Reference): void {
    const patch = this.patches.of(from);
    if (!patch || patch.isGone(pointer)) return;
    patch.mark(pointer, { gone: true });
    const parent = pointer.slice(0, pointer.lastIndexOf('/'));
    const members = valueAt(this.patches.contentOf(from), parent);
    if (typeof members !== 'object' || members === null || parent === '') return;
    const remaining = Object.keys(members).filter((key) => !patch.isGone(`${parent}${pointerOf([key])}`)).length;
    const emptied = afterEmptied(from.kind, parent, remaining);
    if (emptied) this.emptied(from, parent, emptied, reference);
    else if (remaining === 0 && reference?.spare) this.gone(from, reference.unit, { ...reference, spare: false });
  }

  private emptied(from: ComponentRef, pointer: string, emptied: Emptied, reference?: Reference): void {
    const content = this.patches.contentOf(from);
    const patch = this.patches.of(from)!;
    switch (emptied.outcome) {
      case 'goes':
        return this.gone(from, emptied.pointer);
      case 'component':
        return this.drop(refAt(content, emptied.pointer) ?? from);
      case 'person':
        if (!reference) return;
        this.left.add(reference);
        return patch.unmark(reference.pointer);
      case 'types':
        return this.drop({ kind: from.kind, id: from.id, path: ['record_types'] });
      case 'floor':
        this.hasFloor = false;
        return;
      case 'title':
        return patch.mark(pointer, { put: [own(content, 'title')] });
      case 'inactive':
        return this.deactivate(from, emptied.pointer, reference);
      case 'untab':
        patch.mark(pointer, { gone: true });
        return this.untab(from, emptied.pointer);
      case 'layout':
        return this.emptyLayout(from, emptied.pointer);
    }
  }

  /** Fields of the last tab but one stand below each other again. */
  private untab(from: ComponentRef, layout: string): void {
    const sections = listOf(valueAt(this.patches.contentOf(from), layout), 'sections');
    for (const [index, section] of sections.entries())
      if (own(section, 'tab') !== undefined) this.gone(from, `${layout}/sections/${index}/tab`);
  }

  /** Without sections a layout is none; its related lists need one, which then shows the title. */
  private emptyLayout(from: ComponentRef, pointer: string): void {
    const content = this.patches.contentOf(from);
    const layout = valueAt(content, pointer);
    if (own(layout, 'related') === undefined) return this.gone(from, pointer);
    // Whoever takes out the last section itself has to say what stands there instead.
    if (this.roots.some(({ kind, id, path }) => kind === from.kind && id === from.id && path.at(-2) === 'sections'))
      this.hasFloor = false;
    const first = listOf(layout, 'sections')[0];
    const section = isNode(first) ? Object.fromEntries(Object.entries(first).filter(([key]) => key !== 'visible')) : {};
    this.patches.of(from)?.mark(`${pointer}/sections`, { put: [{ ...section, fields: [own(content, 'title')] }] });
  }

  /** A value that no choice leads to any more is kept readable; nothing may begin with it. */
  private deactivate(from: ComponentRef, pointer: string, reference?: Reference): void {
    const content = this.patches.contentOf(from);
    const patch = this.patches.of(from)!;
    patch.mark(`${pointer}/when`, { gone: true });
    patch.mark(`${pointer}/active`, { put: false });
    const ref = refAt(content, pointer);
    const siblings = valueAt(content, pointer.slice(0, pointer.lastIndexOf('/')));
    const active = Array.isArray(siblings) ? siblings.filter((value, index) => this.isActive(from, pointer, value, index)) : [];
    if (active.length === 0 && reference) this.left.add(reference);
    for (const one of this.references) if (ref && namesGiven(one) && keyOf(one.to) === keyOf(ref)) this.reference(one);
  }

  private readonly inactive = new Set<string>();

  private isActive(from: ComponentRef, pointer: string, value: unknown, index: number): boolean {
    const [list, key] = [pointer.slice(0, pointer.lastIndexOf('/')), documentKey(from)];
    this.inactive.add(`${key} ${pointer}`);
    return (
      own(value, 'active') !== false &&
      !this.inactive.has(`${key} ${list}/${index}`) &&
      !this.patches.of(from)?.isGone(`${list}/${index}`)
    );
  }

  /** The values of a shared picklist become the field's own. */
  private inline({ from, pointer, to }: Reference): void {
    const patch = this.patches.of(from);
    const fieldPointer = pointer.slice(0, pointer.lastIndexOf('/'));
    const field = valueAt(this.patches.contentOf(from), fieldPointer);
    const values = listOf(componentAt(this.origin, to), 'values');
    const free = own(field, 'depends_on') === undefined || patch?.isGone(`${fieldPointer}/depends_on`);
    patch?.mark(pointer, { gone: true });
    patch?.mark(`${fieldPointer}/values`, { put: free ? values.map(withoutWhen) : values });
  }

  /** Every value may be chosen whatever the former controlling field says. */
  private independent({ from, pointer }: Reference): void {
    const patch = this.patches.of(from);
    const field = pointer.slice(0, pointer.lastIndexOf('/'));
    patch?.mark(pointer, { gone: true });
    for (const [index, value] of listOf(valueAt(this.patches.contentOf(from), field), 'values').entries())
      if (own(value, 'when') !== undefined) patch?.mark(`${field}/values/${index}/when`, { gone: true });
  }
}

const withoutWhen = (value: unknown): unknown =>
  isNode(value) ? Object.fromEntries(Object.entries(value).filter(([key]) => key !== 'when')) : value;

/** A field, a flow or all record types: not one of their values. */
const isSelf = ({ path }: ComponentRef): boolean =>
  path.length < 3 && !(path[0] === 'record_types' && path.length === 2) && path[0] !== 'values';
