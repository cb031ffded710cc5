/** Applications to try refactorings on, and the components they have. */
import type { SourceDocument } from '../../../server/compile/compile.js';
import { compile } from '../../../server/compile/compile.js';
import { readDocuments } from '../../../server/publish/folder.js';
import { documentRef, idOf, isNode, within, type ComponentRef } from '../../../metadata/documents/component.js';
import type { DocumentEdit } from '../../../metadata/documents/patches.js';
import { project } from '../../support/workspace.js';
import { shop } from './shop.js';

const read = async (folder: string): Promise<SourceDocument[]> => (await readDocuments(folder)).documents;

export const projects: readonly (readonly [string, readonly SourceDocument[]])[] = [
  ['shop', shop()],
  ['touchpoint-crm', await read('metadata/templates/touchpoint-crm')],
  ...(await Promise.all(
    ['deals', 'equipment', 'gallery', 'workshop'].map(async (name) => [name, await read(project(name))] as const),
  )),
];

/** Every document, and every part in it that has an id or a code. */
export function componentsOf(documents: readonly SourceDocument[]): readonly ComponentRef[] {
  return documents.flatMap(({ content }) => {
    const ref = documentRef(content);
    return ref ? [ref, ...partsOf(content, ref)] : [];
  });
}

function partsOf(node: unknown, ref: ComponentRef): readonly ComponentRef[] {
  if (!isNode(node)) return [];
  return Object.entries(node).flatMap(([key, value]) => {
    if (isNode(value)) return key === 'flow' || key === 'layout' ? [within(ref, key), ...partsOf(value, within(ref, key))] : [];
    if (!Array.isArray(value)) return [];
    return value.flatMap((part: unknown) => {
      const id = idOf(part);
      return id === undefined ? [] : [within(ref, key, id), ...partsOf(part, within(ref, key, id))];
    });
  });
}

/** The documents as edits leave them. */
export function edited(documents: readonly SourceDocument[], edits: readonly DocumentEdit[]): SourceDocument[] {
  return documents.flatMap(({ file, content }) => {
    const ref = documentRef(content);
    const edit = edits.find(({ kind, id }) => kind === ref?.kind && id === ref.id);
    if (!edit) return [{ file, content }];
    return edit.content === null ? [] : [{ file, content: edit.content }];
  });
}

export const errorsOf = (documents: readonly SourceDocument[]): readonly string[] =>
  compile(documents)
    .findings.filter(({ level }) => level === 'error')
    .map(({ file, pointer, code, params }) => `${file}#${pointer} ${code} ${JSON.stringify(params)}`);
