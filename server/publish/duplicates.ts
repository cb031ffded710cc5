/** Values that occur more than once in a field which is about to become unique. */
import type { ClientBase } from 'pg';
import type { FieldModel, Label, Model, ObjectModel } from '../compile/model.js';
import { uniqueKeySql } from '../compile/unique-key.js';
import { quote } from '../serve/sql/statement.js';

export interface Duplicates {
  readonly object: string;
  readonly field: string;
  readonly label: Label;
  /** How many values occur more than once, and the first few of them. */
  readonly count: number;
  readonly examples: readonly string[];
}

export async function findDuplicates(
  client: Pick<ClientBase, 'query'>,
  schema: string,
  current: Model | null,
  next: Model,
): Promise<Duplicates[]> {
  const found: Duplicates[] = [];
  for (const object of Object.values(next.objects)) {
    const before = Object.values(current?.objects ?? {}).find(({ id }) => id === object.id);
    if (!before) continue;
    for (const field of Object.values(object.fields)) {
      const former = Object.values(before.fields).find(({ id }) => id === field.id);
      if (!former || field.unique === false || field.unique === former.unique) continue;
      const duplicates = await duplicatesOf(client, schema, before, former, field);
      if (duplicates.count > 0) found.push({ object: object.name, field: field.name, label: field.label, ...duplicates });
    }
  }
  return found;
}

async function duplicatesOf(
  client: Pick<ClientBase, 'query'>,
  schema: string,
  before: ObjectModel,
  former: FieldModel,
  field: FieldModel,
) {
  const column = quote(former.name);
  const key = uniqueKeySql(field, column);
  const { rows } = await client.query<{ count: number; examples: string[] | null }>(
    `select count(*)::integer as count, (array_agg(example order by example))[1:5] as examples
     from (select min(${column})::text as example from ${quote(schema)}.${quote(before.name)}
       where ${column} is not null and "deleted_at" is null group by ${key} having count(*) > 1) as twice`,
  );
  return { count: rows[0]?.count ?? 0, examples: rows[0]?.examples ?? [] };
}
