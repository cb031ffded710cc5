/** Which file a document is written to. Unfinished documents may lack a name or share one; their files differ even so. */
import { fileOf, isSingle, kindNamed, type DocumentKind } from '../../../metadata/kinds/index.js';
import type { SourceDocument } from '../../compile/compile.js';
import { contentsOf, type DraftState } from './state.js';

export interface Filed extends SourceDocument {
  readonly kind: DocumentKind;
  readonly id: string;
}

const isName = (name: unknown): name is string => typeof name === 'string' && /^[a-z][a-z0-9_]{0,39}$/.test(name);

const known = new WeakMap<DraftState, readonly Filed[]>();

/** The draft's documents, in the order of their files. */
export function filesOf(state: DraftState): readonly Filed[] {
  const found = known.get(state);
  if (found) return found;
  const files = filed(contentsOf(state).values());
  known.set(state, files);
  return files;
}

/** Contents with kind and id → files of their own. */
export function filed(contents: Iterable<unknown>): readonly Filed[] {
  const taken = new Set<string>();
  const identified = [...contents].map((content) => ({
    content,
    ...(content as { kind: DocumentKind; id: string; name?: unknown }),
  }));
  return identified
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .map(({ kind, id, name, content }) => {
      const own = fileOf(kind, isSingle(kindNamed(kind)) ? '' : isName(name) ? name : id);
      const file = taken.has(own) ? fileOf(kind, `${isName(name) ? name : 'unnamed'}-${id}`) : own;
      taken.add(file);
      return { file, kind, id, content };
    })
    .toSorted((a, b) => (a.file < b.file ? -1 : 1));
}
