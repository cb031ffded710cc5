/** Changes to a raw document, gathered by pointer and made at once. What is not touched is shared with the document as it was. */
import { isNode } from './component.js';
import { pathOf } from '../values/pointer.js';

type Mark =
  | { readonly gone: true }
  | { readonly put: unknown }
  /** Other keys for what stands here; several: a copy under each. */
  | { readonly keys: readonly string[] }
  /** Entries in place of this one of a list. */
  | { readonly entries: readonly unknown[] };

export class Patch {
  private readonly marks = new Map<string, Mark>();

  get isEmpty(): boolean {
    return this.marks.size === 0;
  }

  mark(pointer: string, mark: Mark): void {
    this.marks.set(pointer, mark);
  }

  unmark(pointer: string): void {
    this.marks.delete(pointer);
  }

  /** Whether it goes, or something it lies in. */
  isGone(pointer: string): boolean {
    for (let at = pointer; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) {
      const mark = this.marks.get(at);
      if (mark && 'gone' in mark) return true;
    }
    return false;
  }

  apply(document: unknown): unknown {
    const root: Tree = { below: new Map() };
    for (const [pointer, mark] of this.marks) {
      let at = root;
      for (const part of pathOf(pointer)) {
        const next: Tree = at.below.get(part) ?? { below: new Map() };
        at.below.set(part, next);
        at = next;
      }
      at.mark = mark;
    }
    return rebuilt(document, root);
  }
}

interface Tree {
  readonly below: Map<string, Tree>;
  mark?: Mark;
}

function rebuilt(value: unknown, tree: Tree): unknown {
  if (tree.mark && 'put' in tree.mark) return tree.mark.put;
  if (tree.below.size === 0) return value;
  if (Array.isArray(value)) return value.flatMap((entry: unknown, index) => entriesFor(entry, tree.below.get(String(index))));
  return isNode(value) ? rebuiltObject(value, tree) : value;
}

function entriesFor(entry: unknown, tree: Tree | undefined): readonly unknown[] {
  if (!tree) return [entry];
  if (tree.mark && 'gone' in tree.mark) return [];
  return tree.mark && 'entries' in tree.mark ? tree.mark.entries : [rebuilt(entry, tree)];
}

function rebuiltObject(node: Readonly<Record<string, unknown>>, { below }: Tree): unknown {
  const kept = Object.entries(node).flatMap(([key, value]): (readonly [string, unknown])[] => {
    const tree = below.get(key);
    if (!tree) return [[key, value]];
    if (tree.mark && 'gone' in tree.mark) return [];
    const keys = tree.mark && 'keys' in tree.mark ? tree.mark.keys : [key];
    // A key that is there already keeps what it says.
    return keys.filter((name) => name === key || !Object.hasOwn(node, name)).map((name) => [name, rebuilt(value, tree)]);
  });
  const added = [...below].flatMap(([key, { mark }]) =>
    mark && 'put' in mark && !Object.hasOwn(node, key) ? [[key, mark.put] as const] : [],
  );
  return Object.fromEntries([...kept, ...added]);
}
