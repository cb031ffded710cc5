/** The closed list of document kinds, and what follows from it: there is no other list of them. */
import { app } from './app.js';
import type { KindDefinition, KindSource } from './kind.js';
import { object } from './object.js';
import { picklist } from './picklist.js';
import { role } from './role.js';

const list = [app, object, picklist, role] as const;

export type DocumentKind = (typeof list)[number]['name'];

export const kinds = list as readonly KindSource[] as readonly (KindDefinition & { readonly name: DocumentKind })[];
export const documentKinds: readonly DocumentKind[] = list.map(({ name }) => name);

export const isKind = (kind: unknown): kind is DocumentKind => documentKinds.some((name) => name === kind);
export const kindNamed = (name: DocumentKind): KindDefinition => kinds.find((kind) => kind.name === name)!;

/** One entry a kind. */
export const byKind = <T>(
  make: (kind: KindDefinition & { readonly name: DocumentKind }) => T,
): Readonly<Record<DocumentKind, T>> =>
  Object.fromEntries(kinds.map((kind) => [kind.name, make(kind)])) as Record<DocumentKind, T>;

const named = '{name}';

/** There is one document of the kind, and so one file. */
export const isSingle = ({ file }: Pick<KindDefinition, 'file'>): boolean => !file.includes(named);

/** Path of a document's file; documents that ought to be the only one of their kind are told apart by the name. */
export function fileOf(kind: DocumentKind, name: string): string {
  const { file } = kindNamed(kind);
  if (file.includes(named)) return file.replace(named, () => name);
  return name === '' ? file : file.replace('.json', () => `-${name}.json`);
}

/** Kind of the document that stands at a path within the folder of an application; null: none does. */
export function kindAt(path: string): DocumentKind | null {
  const fits = ({ file }: KindDefinition): boolean => {
    const [before = '', after] = file.split(named);
    if (after === undefined) return path === file;
    const name = path.slice(before.length, path.length - after.length);
    return path === `${before}${name}${after}` && name !== '' && !name.includes('/');
  };
  return kinds.find(fits)?.name ?? null;
}
