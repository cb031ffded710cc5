/** Titles of records by id, as the caller may see them: for references in answers that are not read from a row. */
import type { ObjectSight } from '../sight/sight.js';
import type { Place } from './place.js';
import { StatementBuilder, type Statement } from './statement.js';
import { column } from './table.js';
import { targetSql, titleText } from './visible.js';

/** Input 0: ids. Rows: `id, label`; what may not be read is not among them. Null: no title of this object is seen. */
export function labelsStatement({ sight, schema }: Place, target: ObjectSight): Statement | null {
  const at = { sight, schema, builder: new StatementBuilder() };
  const title = titleText(target, 't', at);
  if (title === null) return null;
  const { from, on } = targetSql(target, 't', `any(${at.builder.bind({ from: 'input', index: 0 }, 'uuid[]')})`, at);
  return at.builder.build(`select ${column('t', 'id')}::text as "id", ${title} as "label" from ${from} where ${on}`);
}
