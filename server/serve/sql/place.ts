/** Where a write happens: the object in its workspace, under the caller's sight. What every write statement is made from. */
import { typeOf } from '../../compile/field-types/index.js';
import type { Condition, ObjectModel } from '../../compile/model.js';
import type { ObjectSight, Sight } from '../sight/sight.js';
import { conditionSql } from './condition.js';
import { quote, type StatementBuilder } from './statement.js';

export interface Place {
  readonly sight: Sight;
  readonly schema: string;
  readonly object: ObjectModel;
  /** Undefined where the platform itself acts on records the caller does not see, as details of a deleted master. */
  readonly of?: ObjectSight;
}

export const conditionAt = (place: Place, condition: Condition, alias: string, builder: StatementBuilder): string =>
  conditionSql(condition, {
    model: place.sight.model,
    object: place.object,
    schema: place.schema,
    alias,
    builder,
    sight: place.sight,
  });

/** The row of the workspace that a statement is planned for: no row, no write. */
export const workspaceRow = (builder: StatementBuilder): string =>
  `w."id" = ${builder.bind({ from: 'workspace' }, 'uuid')} and w."release" = ${builder.bind({ from: 'release' }, 'integer')}`;

/** Columns of a record set, typed as those of the table: `"name" text, "amount" numeric(15,2)`. */
export const typedColumns = (object: ObjectModel, names: readonly string[]): string =>
  names
    .map((name) => {
      const field = object.fields[name];
      if (!field) throw new Error(`Object ${object.name} has no field ${name}`);
      return `${quote(name)} ${typeOf(field).column(field)}`;
    })
    .join(', ');

/** The n-th input, a JSON list of objects, as rows. */
export const recordset = (builder: StatementBuilder, index: number, alias: string, columns: string): string =>
  `jsonb_to_recordset(${builder.bind({ from: 'input', index }, 'jsonb')}) as ${alias}(${columns})`;
