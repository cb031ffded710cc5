/** Finds stored records and decides the sight's conditions for each of them. */
import type { Condition } from '../../compile/model.js';
import { Failure } from '../../errors/define.js';
import { conditionsOf } from '../sight/conditions.js';
import type { ObjectSight } from '../sight/sight.js';
import { findStatement, type Lock } from '../sql/find.js';
import { valuesOf, type Found, type Target, type Verdict } from './draft.js';
import { kept } from './kept.js';
import type { Transaction } from './transaction.js';

type Row = {
  readonly id: string | null;
  readonly record: string;
  readonly verdicts: readonly boolean[];
};

const isId = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);

/** The record, alive or in the recycle bin. Throws `record.unknown` where there is none that the caller may read. */
export async function findRecord(
  tx: Transaction,
  target: Target,
  id: string,
  lock: Lock,
  bin: 'alive' | 'bin' | 'either' = 'alive',
): Promise<Found> {
  const found = (await findRecords(tx, target, [id], lock)).get(id.toLowerCase());
  if (!found || (bin === 'alive' && found.deleted) || (bin === 'bin' && !found.deleted)) throw new Failure('record.unknown');
  return found;
}

/** Those of the records that the caller may read, by id; locked in the order of their ids, so that writers cannot wait in a ring. */
export async function findRecords(
  tx: Transaction,
  target: Target,
  ids: readonly string[],
  lock: Lock,
): Promise<ReadonlyMap<string, Found>> {
  const wanted = [...new Set(ids.filter(isId).map((id) => id.toLowerCase()))];
  const statement = kept(tx.placeOf(target.sight), `find ${lock}`, (place) => findStatement(place, lock));
  const rows = await tx.read<Row>(statement, [wanted]);
  tx.watch.lap('find');
  const found = rows.flatMap((row) => (row.id === null ? [] : [foundOf(target.sight, row.id, row)]));
  return new Map(found.filter(({ verdict }) => verdict.read).map((record) => [record.id, record]));
}

function foundOf(sight: ObjectSight, id: string, { record, verdicts }: Row): Found {
  const values = valuesOf(Object.entries(JSON.parse(record) as Record<string, unknown>));
  return {
    id,
    version: values.version as number,
    deleted: values.deleted_at !== null,
    values,
    verdict: verdictOf(sight, decider(conditionsOf(sight), verdicts)),
  };
}

type Decide = (condition: Condition | undefined) => boolean;

/** Looks a condition up among those the database has decided. */
export function decider(conditions: readonly Condition[], verdicts: readonly boolean[]): Decide {
  const byRule = new Map(conditions.map((condition, index) => [keyOf(condition), verdicts[index] === true]));
  return (condition) => (typeof condition === 'object' ? (byRule.get(keyOf(condition)) ?? false) : (condition ?? false));
}

const keyOf = (condition: Condition): string =>
  typeof condition === 'boolean' ? String(condition) : JSON.stringify(condition.rule);

function verdictOf({ rows, fields, transitions }: ObjectSight, decide: Decide): Verdict {
  return {
    read: decide(rows.read),
    update: decide(rows.update),
    delete: decide(rows.delete),
    seen: (name) => decide(fields[name]?.seen),
    clear: (name) => decide(fields[name]?.clear),
    edit: (name) => decide(fields[name]?.edit),
    transition: (name) => decide(transitions[name]),
  };
}
