/** Renames and removals over all documents at once: every reference is rewritten, or taken out as far as a machine may. Pure. */
import {
  componentAt,
  documentOf,
  locate,
  nameOf,
  own,
  sameRef,
  valueAt,
  type ComponentRef,
  type DocumentLike,
} from './component.js';
import { documentKey, Patches, type DocumentEdit } from './patches.js';
import { referenceKind } from './reference-kinds.js';
import { brokenReferences, referencesOf, type Reference } from './references.js';
import { TakeOut } from './take-out.js';

export interface Refactoring {
  readonly edits: readonly DocumentEdit[];
  /** References that were rewritten or taken out. */
  readonly done: readonly Reference[];
  /** References about which only a person can decide; they stand as they were. */
  readonly left: readonly Reference[];
  /** False where something is left, or an owner would be left with fewer parts than it must have. */
  readonly complete: boolean;
}

/** Another name for a component, in all places that name it. The file of a document is named by its caller. */
export function rename(documents: readonly DocumentLike[], ref: ComponentRef, name: string): Refactoring {
  const component = componentAt(documents, ref);
  const key = own(component, 'name') === undefined ? 'code' : 'name';
  if (nameOf(component) === undefined || own(component, key) === undefined) return nothing;
  const references = referencesOf(documents).filter(({ to, part }) => part !== 'id' && sameRef(to, ref));
  const patches = new Patches(documents);
  patches.of(ref)?.mark(`${locate(documentOf(documents, ref)?.content, ref) ?? ''}/${key}`, { put: name });
  rewrite(documents, patches, references, () => name);
  return { edits: patches.edits(), done: references, left: [], complete: true };
}

/** A component out of the documents with everything that names it, where that may be done without asking. */
export function remove(documents: readonly DocumentLike[], ref: ComponentRef): Refactoring {
  if (componentAt(documents, ref) === undefined) return nothing;
  const patches = new Patches(documents);
  const work = new TakeOut(documents, referencesOf(documents), patches);
  work.component(ref);
  return { ...work.outcome(), edits: patches.edits() };
}

/** Documents whose references to what `before` had are put right: renamed ones rewritten, others taken out. */
export function mend(
  before: readonly DocumentLike[],
  documents: readonly DocumentLike[],
  wanted: (reference: Reference) => boolean = () => true,
): Refactoring {
  const broken = brokenReferences(before, documents).filter(wanted);
  const nameNow = (to: ComponentRef): string | undefined => nameOf(componentAt(documents, to));
  const [renamed, removed] = [
    broken.filter(({ to }) => isThere(documents, to)),
    broken.filter(({ to }) => !isThere(documents, to)),
  ];
  const patches = new Patches(documents);
  rewrite(documents, patches, renamed, ({ to }) => nameNow(to) ?? '');
  const work = new TakeOut(before, [...removed, ...referencesOf(documents)], patches);
  for (const reference of removed) work.reference(reference);
  work.settle();
  const { done, left, complete } = work.outcome();
  return { edits: patches.edits(), done: [...renamed, ...done], left, complete };
}

const nothing: Refactoring = { edits: [], done: [], left: [], complete: false };
const isThere = (documents: readonly DocumentLike[], ref: ComponentRef): boolean => componentAt(documents, ref) !== undefined;

/** Puts names in the places of references, several in one text included. */
function rewrite(
  documents: readonly DocumentLike[],
  patches: Patches,
  references: readonly Reference[],
  nameFor: (reference: Reference) => string,
): void {
  const places = new Map<string, Reference[]>();
  for (const reference of references) {
    const key = `${documentKey(reference.from)} ${reference.pointer}`;
    places.set(key, [...(places.get(key) ?? []), reference]);
  }
  const others = referencesOf(documents);
  for (const [first, ...more] of places.values()) {
    if (!first) continue;
    const patch = patches.of(first.from);
    const shared = others.some(
      (other) =>
        other.pointer === first.pointer && documentKey(other.from) === documentKey(first.from) && isNamesake(other, first),
    );
    if (first.part === 'key') {
      const key = first.pointer.slice(first.pointer.lastIndexOf('/') + 1);
      patch?.mark(first.pointer, { keys: shared ? [key, nameFor(first)] : [nameFor(first)] });
    } else {
      const text = valueAt(patches.contentOf(first.from), first.pointer);
      if (typeof text !== 'string') continue;
      const renamed = withNames(text, [first, ...more], nameFor);
      patch?.mark(first.pointer, shared ? { entries: [text, renamed] } : { put: renamed });
    }
  }
}

/** Under `*` a name in a grant stands for what several objects call so; the others keep it. */
const isNamesake = (other: Reference, one: Reference): boolean =>
  referenceKind(one.how).shared === true && other.how === one.how && !other.broken && !sameRef(other.to, one.to);

function withNames(text: string, references: readonly Reference[], nameFor: (reference: Reference) => string): string {
  const spans = references.flatMap((reference) =>
    typeof reference.part === 'string' ? [] : [{ reference, part: reference.part }],
  );
  return spans
    .toSorted((a, b) => b.part[0] - a.part[0])
    .reduce((result, { reference, part: [start, end] }) => result.slice(0, start) + nameFor(reference) + result.slice(end), text);
}
