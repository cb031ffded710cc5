/** Names of the columns in which the values of a field's other types are kept. Ids have no dot, so none is the beginning of another. */
import { createHash } from 'node:crypto';
import { fieldTypes } from '../../compile/field-types/index.js';
import type { FieldModel } from '../../compile/model.js';
import { columnType } from '../ddl/origins.js';

const KEPT = '_kept_';
const MARK = '_mark_';

/**
 * What tells one type of a field from another it had or may have: `decimal_15_2`, `lookup_1a2b3c` by its target.
 * @param target Id of the object pointed to.
 */
export function kindOf(field: FieldModel, target: string | undefined): string {
  const digits = columnType(field).match(/\d+/g) ?? [];
  const pointed = target === undefined ? [] : [createHash('sha1').update(target).digest('hex').slice(0, 6)];
  return [field.type, ...digits, ...pointed].join('_');
}

export const keptName = (fieldId: string, kind: string): string => `${KEPT}${fieldId}.${kind}`;
export const markName = (fieldId: string, kind: string): string => `${MARK}${fieldId}.${kind}`;

/** Kinds of which a field has kept values together with their marks. */
export const keptKinds = (columns: Readonly<Record<string, string>>, fieldId: string): readonly string[] =>
  Object.keys(columns).flatMap((name) => {
    const kind = name.startsWith(keptName(fieldId, '')) ? name.slice(keptName(fieldId, '').length) : null;
    return kind !== null && columns[markName(fieldId, kind)] !== undefined ? [kind] : [];
  });

/** What a kept or a mark column belongs to; null: it is neither. */
export function keptColumn(column: string): { readonly fieldId: string; readonly kind: string } | null {
  const [, fieldId, kind] = /^_(?:kept|mark)_([^.]+)\.(.+)$/.exec(column) ?? [];
  return fieldId === undefined || kind === undefined ? null : { fieldId, kind };
}

/** The type that a kind is of. */
export const typeOfKind = (kind: string): string =>
  Object.keys(fieldTypes)
    .filter((type) => kind === type || kind.startsWith(`${type}_`))
    .toSorted((a, b) => b.length - a.length)[0] ?? kind;
