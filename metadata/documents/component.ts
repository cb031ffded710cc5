/** How a component of the application is named from outside: its document, and the ids on the way inside it. Raw documents are untrusted: nothing here throws. */
import { isKind, type DocumentKind } from '../kinds/index.js';
import { inside, shapeOf } from '../kinds/shape.js';
import { pathOf, pointerOf } from '../values/pointer.js';

export type { DocumentKind };

/**
 * `{kind: 'object', id: 'customer', path: ['fields', 'f3']}`. The path alternates list property and id (code for values):
 * `['flow', 'stages', 'g2']`, `['fields', 'f4', 'values', 'hot']`, `['layout', 'sections', 's1']`; empty: the document.
 */
export interface ComponentRef {
  readonly kind: DocumentKind;
  readonly id: string;
  readonly path: readonly string[];
}

/** Whatever carries a raw document: a draft's, a release's, a file's. */
export interface DocumentLike {
  readonly content: unknown;
}

export type Node = Readonly<Record<string, unknown>>;
export const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value);

/** What a document itself says under a key; nothing that JavaScript gives every object. */
export const own = (node: unknown, key: string): unknown => (isNode(node) && Object.hasOwn(node, key) ? node[key] : undefined);
export const textOf = (node: unknown, key: string): string | undefined => {
  const value = own(node, key);
  return typeof value === 'string' ? value : undefined;
};
export const listOf = (node: unknown, key: string): readonly unknown[] => {
  const value = own(node, key);
  return Array.isArray(value) ? value : [];
};

/** One text for each component, for maps and sets. */
export const keyOf = ({ kind, id, path }: ComponentRef): string => JSON.stringify([kind, id, ...path]);
export const sameRef = (a: ComponentRef, b: ComponentRef): boolean => keyOf(a) === keyOf(b);
/** Whether a component is `outer` or lies in it. */
export const isWithin = (ref: ComponentRef, outer: ComponentRef): boolean =>
  ref.kind === outer.kind && ref.id === outer.id && outer.path.every((part, index) => ref.path[index] === part);

export const within = (ref: ComponentRef, ...path: readonly string[]): ComponentRef => ({ ...ref, path: [...ref.path, ...path] });

/** Id of a part among its siblings; values have their code. */
export const idOf = (part: unknown): string | undefined => textOf(part, 'id') ?? textOf(part, 'code');

/** The document itself as a component; null where it does not say what it is. */
export function documentRef(content: unknown): ComponentRef | null {
  const [kind, id] = [own(content, 'kind'), textOf(content, 'id')];
  return isKind(kind) && id !== undefined ? { kind, id, path: [] } : null;
}

export function documentOf<T extends DocumentLike>(
  documents: readonly T[],
  { kind, id }: Pick<ComponentRef, 'kind' | 'id'>,
): T | undefined {
  return documents.find(({ content }) => own(content, 'kind') === kind && own(content, 'id') === id);
}

/** Pointer of a component in its document; null where it is not there. */
export function locate(document: unknown, { path }: Pick<ComponentRef, 'path'>): string | null {
  const way: (string | number)[] = [];
  let at = document;
  for (const part of path) {
    const step = Array.isArray(at)
      ? at.findIndex((one) => idOf(one) === part)
      : isNode(at) && Object.hasOwn(at, part)
        ? part
        : -1;
    if (step === -1) return null;
    way.push(step);
    at = (at as Readonly<Record<string | number, unknown>>)[step];
  }
  return pointerOf(way);
}

/** What stands at a pointer; undefined where there is nothing. */
export function valueAt(document: unknown, pointer: string): unknown {
  let at = document;
  for (const part of pathOf(pointer)) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, part)) return undefined;
    at = (at as Readonly<Record<string, unknown>>)[part];
  }
  return at;
}

/** Whether a document has at most one component under the key, which so needs no id. */
const isSinglePart = (kind: DocumentKind, key: string): boolean => inside(shapeOf(kind), key)?.schema['x-part'] !== undefined;

/** The innermost component that a pointer lies in; null where the document does not say what it is. */
export function refAt(document: unknown, pointer: string): ComponentRef | null {
  const whole = documentRef(document);
  if (!whole) return null;
  const way: string[] = [];
  let found = 0;
  let at = document;
  for (const part of pathOf(pointer)) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, part)) break;
    const next = (at as Readonly<Record<string, unknown>>)[part];
    if (Array.isArray(at)) {
      const id = idOf(next);
      if (id === undefined) break;
      way.push(id);
      found = way.length;
    } else {
      way.push(part);
      if (way.length === 1 && isSinglePart(whole.kind, part) && isNode(next)) found = 1;
    }
    at = next;
  }
  return { ...whole, path: way.slice(0, found) };
}

/** The component itself, raw; undefined where it is not there. */
export function componentAt(documents: readonly DocumentLike[], ref: ComponentRef): unknown {
  const document = documentOf(documents, ref);
  const pointer = document && locate(document.content, ref);
  return document && typeof pointer === 'string' ? valueAt(document.content, pointer) : undefined;
}

/** What references call it. */
export const nameOf = (component: unknown): string | undefined =>
  textOf(component, 'name') ?? textOf(component, 'code') ?? textOf(component, 'id');

/** What people call it: by language, else by its name. */
export function labelOf(component: unknown, language: string): string | undefined {
  const label = own(component, 'label');
  return textOf(label, language) ?? textOf(label, 'en') ?? nameOf(component);
}
