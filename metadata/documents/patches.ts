/** Changes to several raw documents, gathered and made at once. */
import { documentRef, keyOf, type ComponentRef, type DocumentKind, type DocumentLike } from './component.js';
import { Patch } from './patch.js';

/** A document as it becomes; null: it goes. */
export interface DocumentEdit {
  readonly kind: DocumentKind;
  readonly id: string;
  readonly content: unknown;
}

/** One patch a document. */
export class Patches {
  private readonly patches = new Map<string, { readonly ref: ComponentRef; readonly content: unknown; readonly patch: Patch }>();
  private readonly removed = new Set<string>();

  constructor(documents: readonly DocumentLike[]) {
    for (const { content } of documents) {
      const ref = documentRef(content);
      if (ref && !this.patches.has(keyOf(ref))) this.patches.set(keyOf(ref), { ref, content, patch: new Patch() });
    }
  }

  of(ref: ComponentRef): Patch | undefined {
    return this.patches.get(documentKey(ref))?.patch;
  }

  contentOf(ref: ComponentRef): unknown {
    return this.patches.get(documentKey(ref))?.content;
  }

  drop(ref: ComponentRef): void {
    this.removed.add(documentKey(ref));
  }

  isGone({ from, pointer }: { readonly from: ComponentRef; readonly pointer: string }): boolean {
    return this.removed.has(documentKey(from)) || (this.of(from)?.isGone(pointer) ?? false);
  }

  edits(): readonly DocumentEdit[] {
    return [...this.patches].flatMap(
      ([
        key,
        {
          ref: { kind, id },
          content,
          patch,
        },
      ]) => {
        if (this.removed.has(key)) return [{ kind, id, content: null }];
        return patch.isEmpty ? [] : [{ kind, id, content: patch.apply(content) }];
      },
    );
  }
}

export const documentKey = (ref: ComponentRef): string => keyOf({ ...ref, path: [] });
