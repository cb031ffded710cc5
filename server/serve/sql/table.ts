/** Names of tables and columns in SQL. */
import type { FieldModel, ObjectModel } from '../../compile/model.js';
import { quote } from './statement.js';

export const table = (schema: string, object: ObjectModel | string): string =>
  `${quote(schema)}.${quote(typeof object === 'string' ? object : object.name)}`;

export const column = (alias: string, field: FieldModel | string): string =>
  `${alias}.${quote(typeof field === 'string' ? field : field.name)}`;

/** Not in the recycle bin. */
export const alive = (alias: string): string => `${column(alias, 'deleted_at')} is null`;
