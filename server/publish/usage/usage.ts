/** How much is used: fields by records that have a value, values by records that hold them. */
import type { Pool } from 'pg';
import type { ObjectModel } from '../../compile/model.js';
import { codesStatement } from '../../serve/sql/replace.js';
import { fieldUsageStatement, tableSizeStatement } from '../../serve/sql/usage.js';
import type { ValueFields } from '../jobs/value-fields.js';

/** Tables up to here are counted whole; of larger ones about as many records are looked at. */
const mostCounted = 2_000_000;

interface FieldUse {
  readonly filled: number;
  /** When a record that has a value was last changed, in this field or another; null: none has. */
  readonly last_written: string | null;
}

interface ObjectUse {
  readonly total: number;
  readonly fields: Readonly<Record<string, FieldUse>>;
  /** The figures come from a sample. */
  readonly estimated: boolean;
}

/** By field id, of declared fields. Living records only. */
export async function fieldUsage(pool: Pool, schema: string, object: ObjectModel, most = mostCounted): Promise<ObjectUse> {
  const { rows: sizes } = await pool.query<{ rows: number }>(tableSizeStatement.text, [schema, object.name]);
  const size = sizes[0]?.rows ?? 0;
  const percent = size > most ? (100 * most) / size : 100;
  const fields = Object.values(object.fields).filter(({ system }) => !system);
  const statement = fieldUsageStatement(schema, object, fields, percent);
  const { rows } = await pool.query<{ total: number; counts: number[]; written: (string | null)[] }>(statement.text);
  const { total = 0, counts = [], written = [] } = rows[0] ?? {};
  const whole = (sampled: number): number => Math.round((sampled * 100) / percent);
  return {
    total: whole(total),
    fields: Object.fromEntries(
      fields.map(({ id }, index) => [id, { filled: whole(counts[index] ?? 0), last_written: instant(written[index] ?? null) }]),
    ),
    estimated: percent < 100,
  };
}

const instant = (text: string | null): string | null => (text === null ? null : new Date(text).toISOString());

/** By code, over all the fields; records in the recycle bin count, for they may come back. */
export async function valueUsage(
  pool: Pool,
  schema: string,
  targets: readonly ValueFields[],
): Promise<Readonly<Record<string, number>>> {
  const counts = new Map<string, number>();
  for (const { object, fields } of targets) {
    for (const field of fields) {
      const { rows } = await pool.query<{ code: string; records: number }>(codesStatement(schema, object, field).text);
      for (const { code, records } of rows) counts.set(code, (counts.get(code) ?? 0) + records);
    }
  }
  return Object.assign(Object.create(null) as Record<string, number>, Object.fromEntries(counts));
}
