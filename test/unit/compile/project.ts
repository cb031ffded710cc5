/** The equipment project, to be changed in one place at a time. */
import { compile, type Compiled, type SourceDocument } from '../../../server/compile/compile.js';
import type { Model } from '../../../server/compile/model.js';
import { readDocuments } from '../../../server/publish/folder.js';
import { project } from '../../support/workspace.js';

export const machine = 'objects/machine/object.json';
export const order = 'objects/work_order/object.json';
export const app = 'template.json';
export const faults = 'picklists/fault.json';
export const technician = 'roles/technician.json';
export const planner = 'roles/planner.json';

const { documents } = await readDocuments(project('equipment'));

type Tree = Record<string, unknown> & unknown[];

/** A copy of the documents. */
export const equipment = (): SourceDocument[] => structuredClone(documents) as SourceDocument[];

/** A change: in this file, at this pointer, this value; `undefined` removes, `/-` appends. */
export type Change = readonly [file: string, pointer: string, value: unknown];

export function changed(...changes: readonly Change[]): SourceDocument[] {
  const copy = equipment();
  for (const [file, pointer, value] of changes) {
    const source = copy.find((one) => one.file === file) as { content: unknown } | undefined;
    if (!source) copy.push({ file, content: value });
    else if (pointer === '') source.content = value;
    else place(source.content as Tree, pointer.slice(1).split('/'), value);
  }
  return copy;
}

function place(tree: Tree, [key = '', ...rest]: readonly string[], value: unknown): void {
  if (rest.length > 0) return place(tree[key as never] as unknown as Tree, rest, value);
  if (key === '-') tree.push(value);
  else if (value === undefined) delete (tree as Record<string, unknown>)[key];
  else Object.defineProperty(tree, key, { value, enumerable: true, configurable: true, writable: true });
}

export const compiled = (...changes: readonly Change[]): Compiled => compile(changed(...changes));

/** The model of documents that must be sound. */
export function modelOf(...changes: readonly Change[]): Model {
  const { model, findings } = compiled(...changes);
  if (!model) throw new Error(JSON.stringify(findings));
  return model;
}

export const label = (en: string): { en: string } => ({ en });
export const text = (name: string, more: object = {}): object => ({
  id: `x_${name}`,
  name,
  type: 'text',
  label: label(name),
  ...more,
});
