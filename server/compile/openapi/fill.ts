/** What declarations leave to the sight of the caller: lists of names, the schemas of an object, rows one may not write. */
import type { Need } from '../../contract/endpoint.js';
import { object, uuid } from '../../contract/schema.js';
import type { JsonSchema } from '../field-types/field-type.js';

interface Filling {
  /** What `x-of` stands for; an empty list leaves any text. */
  readonly names: Readonly<Record<string, readonly string[]>>;
  /** Name of the object that `{object}` stands for. */
  readonly object?: string;
  readonly may?: (need: Need) => boolean;
}

const idOnly = object({ id: uuid });

/** The same JSON with everything filled in. */
export function fill<T>(node: T, filling: Filling): T {
  if (Array.isArray(node)) {
    return node.filter((part) => isOpen(part, filling)).map((part: unknown) => fill(part, filling)) as T;
  }
  if (typeof node !== 'object' || node === null) return node;
  const { 'x-of': of, 'x-needs': _, ...rest } = node as JsonSchema;
  if (typeof rest.$ref === 'string') return referenceIn(rest.$ref, filling) as T;
  const names = filling.names[String(of)] ?? [];
  const filled = Object.fromEntries(Object.entries(rest).map(([key, part]) => [key, fill(part, filling)]));
  return { ...filled, ...(names.length > 0 && { enum: names }) } as T;
}

const isOpen = (part: unknown, { may }: Filling): boolean => {
  const need = (part as JsonSchema | null)?.['x-needs'];
  return need === undefined || may?.(need as Need) === true;
};

function referenceIn(reference: string, { object: name, may }: Filling): JsonSchema {
  if (name === undefined || !reference.includes('{object}')) return { $ref: reference };
  if (reference.endsWith('/{object}') && !may?.('read')) return idOnly;
  return { $ref: reference.replace('{object}', name) };
}
