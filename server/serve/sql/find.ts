/** The statement that finds records to be written: stored values, and every condition of the sight decided for each row. */
import { typeOf } from '../../compile/field-types/index.js';
import type { ObjectModel } from '../../compile/model.js';
import { conditionsOf } from '../sight/conditions.js';
import { conditionAt, type Place } from './place.js';
import { StatementBuilder, type Statement } from './statement.js';
import { column, table } from './table.js';

/**
 * `change` lets other records go on pointing to the row; `delete` waits for those that do, and makes the next wait:
 * what points to a record cannot slip past its deletion.
 */
export type Lock = 'none' | 'change' | 'delete';

const locks: Readonly<Record<Lock, string>> = {
  none: '',
  change: ' for no key update of t',
  delete: ' for update of t',
};

/** Input 0: ids. Rows: `release, id, record (JSON text), verdicts` in the order of `conditionsOf`; one without id if none is found. */
export function findStatement(place: Place, lock: Lock): Statement {
  const builder = new StatementBuilder();
  const { object, schema } = place;
  const verdicts = conditionsOf(place.of).map((condition) => conditionAt(place, condition, 't', builder));
  const workspace = builder.bind({ from: 'workspace' }, 'uuid');
  const ids = builder.bind({ from: 'input', index: 0 }, 'uuid[]');
  return builder.build(
    `select w."release", r."id", r."record", r."verdicts" from "platform"."workspace" w left join lateral (` +
      `select t."id"::text as "id", ${recordJson(object, 't')} as "record", array[${verdicts.join(', ')}]::boolean[] as "verdicts" ` +
      `from ${table(schema, object)} t where t."id" = any(${ids}) order by t."id"${locks[lock]}) r on true where w."id" = ${workspace}`,
  );
}

/** The row as JSON text in wire form, references as ids. */
const recordJson = (object: ObjectModel, alias: string): string =>
  `(select row_to_json(v)::text from (select ${Object.values(object.fields)
    .map((field) => `${typeOf(field).read(column(alias, field), field)} as ${column('', field).slice(1)}`)
    .join(', ')}) v)`;
