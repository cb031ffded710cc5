/** Names of tables, columns, indexes and constraints. Built from ids, so that a rename moves none of them. */
import { createHash } from 'node:crypto';
import type { FieldModel, ObjectModel } from '../../compile/model.js';

const LONGEST = 60;

/** Where a removed object's table or a removed field's column waits for its return or its purge. */
export const removedName = (id: string): string => `_removed_${id}`;
/** The id in such a name; null: it is none. */
export const removedOf = (name: string): string | null =>
  name.startsWith(removedName('')) ? name.slice(removedName('').length) : null;

/** `digest`: of what the index is made of, so that another make is another name. */
export const indexName = (kind: string, object: ObjectModel, field: FieldModel, digest: string): string =>
  short(`${kind}_${object.id}_${field.system ? field.name : field.id}`, `_${digest}`);

export const primaryKeyName = (object: ObjectModel): string => short(`pk_${object.id}`);
export const foreignKeyName = (object: ObjectModel, field: FieldModel): string => short(`fk_${object.id}_${field.id}`);

/** PostgreSQL cuts names at 63 bytes silently; ours never get there. */
function short(name: string, suffix = ''): string {
  if (name.length + suffix.length <= LONGEST) return name + suffix;
  const digest = createHash('sha1').update(name).digest('hex').slice(0, 12);
  return `${name.slice(0, LONGEST - suffix.length - digest.length - 1)}_${digest}${suffix}`;
}
