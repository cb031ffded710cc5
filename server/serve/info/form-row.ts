/** What one record adds to its form: which fields this caller may change on it, and the picklist codes it holds. */
import type pg from 'pg';
import { Failure } from '../../errors/define.js';
import type { Call } from '../../contract/call.js';
import { runRead } from '../read/run.js';
import type { ObjectSight, Sight } from '../sight/sight.js';
import { conditionsOf } from '../sight/conditions.js';
import { findStatement } from '../sql/find.js';
import { decider } from '../write/find.js';
import { kept } from '../write/kept.js';
import type { FormRow } from './form-info.js';

/** Throws `record.unknown` where there is no living record that the caller may read. */
export async function formRow(call: Call, pool: pg.Pool, sight: Sight, of: ObjectSight, id: string): Promise<FormRow> {
  const place = { sight, schema: call.actor.workspace.schema, object: of.object, of };
  const statement = kept(place, 'find none', () => findStatement(place, 'none'));
  const [row] = await runRead(call, pool, { statement }, [[id]]);
  const [, found, record, verdicts] = row ?? [];
  if (!found || !record) throw new Failure('record.unknown');
  // PostgreSQL's text of a boolean[]: {t,f}
  const decide = decider(
    conditionsOf(of),
    (verdicts ?? '')
      .slice(1, -1)
      .split(',')
      .map((letter) => letter === 't'),
  );
  const values = JSON.parse(record) as Readonly<Record<string, unknown>>;
  if (!decide(of.rows.read) || values.deleted_at !== null) throw new Failure('record.unknown');
  const fields = Object.values(of.fields);
  const mayUpdate = decide(of.rows.update);
  const clear = fields.filter((field) => decide(field.clear));
  const recordType = clear.some(({ field }) => field.name === 'record_type') ? values.record_type : null;
  return {
    editable: fields.filter((field) => mayUpdate && decide(field.edit)).map(({ field }) => field.name),
    held: Object.fromEntries(clear.flatMap(({ field }) => heldOf(field.name, field.values, values[field.name]))),
    ...(typeof recordType === 'string' && { recordType }),
  };
}

type Values = ObjectSight['object']['fields'][string]['values'];

/** Only codes that would not be offered anyway: forms of most records are one form, made once. */
function heldOf(name: string, values: Values, held: unknown): readonly (readonly [string, readonly string[]])[] {
  const codes = [held ?? []].flat().map(String);
  const rare = codes.filter((code) =>
    values?.some((value) => value.code === code && (!value.active || value.recordTypes !== undefined)),
  );
  return rare.length > 0 ? [[name, rare]] : [];
}
