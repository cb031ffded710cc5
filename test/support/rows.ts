/** Rows put straight into a workspace's tables, so that tests of reading depend on no write. */
import type pg from 'pg';
import { typeOf } from '../../server/compile/field-types/index.js';
import type { Release } from '../../server/contract/call.js';
import { quote } from '../../server/serve/sql/statement.js';

export type Values = Readonly<Record<string, unknown>>;

/** The n-th id in the order in which ids are made. */
export const idOf = (number: number): string =>
  `0197${String(number).padStart(4, '0')}-0000-7000-8000-${String(number).padStart(12, '0')}`;

/** Values in canonical form; system fields are filled where they are left out. */
export async function insertRow(
  pool: pg.Pool,
  { model, workspace }: Release,
  objectName: string,
  { id, owner, ...values }: Values & { readonly id: string; readonly owner: string },
): Promise<void> {
  const object = model.objects[objectName];
  if (!object) throw new Error(`There is no object ${objectName}`);
  const at = '2026-01-02T03:04:05.678Z';
  const row: Record<string, unknown> = {
    id,
    owner,
    ...(object.flow && { stage: object.flow.stages[0]?.name, stage_since: at }),
    created_at: at,
    created_by: owner,
    updated_at: at,
    updated_by: owner,
    version: 1,
    ...values,
  };
  const names = Object.keys(row);
  const parameters = names.map((name) => {
    const field = object.fields[name];
    if (!field) throw new Error(`Object ${objectName} has no field ${name}`);
    return row[name] === null || row[name] === undefined ? null : typeOf(field).toParameter(row[name], field);
  });
  const table = `${quote(workspace.schema)}.${quote(objectName)}`;
  const placeholders = names.map((_, index) => `$${index + 1}`).join(', ');
  await pool.query(`insert into ${table} (${names.map(quote).join(', ')}) values (${placeholders})`, parameters);
}
