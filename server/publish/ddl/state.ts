/** The tables of a workspace as PostgreSQL has them now. Read, not remembered, so that it cannot be wrong. */
import type { ClientBase } from 'pg';

export interface TableState {
  readonly name: string;
  /** Column name → type as `format_type` prints it. */
  readonly columns: Readonly<Record<string, string>>;
  /** Names of valid indexes and of constraints. */
  readonly indexes: readonly string[];
  readonly constraints: readonly string[];
}

export type SchemaState = Readonly<Record<string, TableState>>;

export async function readSchemaState(client: Pick<ClientBase, 'query'>, schema: string): Promise<SchemaState> {
  const { rows } = await client.query<{
    name: string;
    columns: Record<string, string>;
    indexes: string[];
    constraints: string[];
  }>(
    `select c.relname as name,
       coalesce((select jsonb_object_agg(a.attname, format_type(a.atttypid, a.atttypmod))
         from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped), '{}') as columns,
       array(select i.relname::text from pg_index x join pg_class i on i.oid = x.indexrelid where x.indrelid = c.oid and x.indisvalid) as indexes,
       array(select k.conname::text from pg_constraint k where k.conrelid = c.oid) as constraints
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = $1 and c.relkind in ('r', 'p') order by c.relname`,
    [schema],
  );
  return Object.assign(Object.create(null), Object.fromEntries(rows.map((row) => [row.name, row])));
}
