/** Names of tables, columns, indexes and constraints. Built from ids, so that a rename moves none of them. */
import { createHash } from 'node:crypto';
import type { FieldModel, ObjectModel } from '../../compile/model.js';

const LONGEST = 60;

/** Where a removed object's table or a removed field's column waits for its return or its purge. */
export const removedName = (id: string): string => `_removed_${id}`;

export const indexName = (kind: string, object: ObjectModel, field: FieldModel | string): string =>
  short(`${kind}_${object.id}_${typeof field === 'string' ? field : field.system ? field.name : field.id}`);

export const primaryKeyName = (object: ObjectModel): string => short(`pk_${object.id}`);
export const foreignKeyName = (object: ObjectModel, field: FieldModel): string => indexName('fk', object, field);

/** PostgreSQL cuts names at 63 bytes silently; ours never get there. */
function short(name: string): string {
  if (name.length <= LONGEST) return name;
  return `${name.slice(0, LONGEST - 13)}_${createHash('sha1').update(name).digest('hex').slice(0, 12)}`;
}
