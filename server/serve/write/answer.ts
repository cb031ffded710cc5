/** Answers to writes: the record as the caller may read it now, by the same plan that reads it. */
import type { Violation } from '../../errors/define.js';
import { violationsIn } from '../../errors/problem.js';
import type { Call } from '../../contract/call.js';
import type { Answer } from '../answer.js';
import { planOne } from '../plan/one.js';
import { allColumns } from '../request/list.js';
import { oneSql } from '../sql/one.js';
import type { Target } from './draft.js';
import { kept } from './kept.js';
import type { Transaction } from './transaction.js';
import { etag } from './version.js';

const json = { 'content-type': 'application/json; charset=utf-8' };

export const jsonAnswer = (body: unknown, headers: Readonly<Record<string, string>> = {}): Answer => ({
  status: 200,
  headers: { ...json, ...headers },
  body: JSON.stringify(body),
});

/** What rules warn of, beside the data of an answer; nothing where there is nothing. */
export const warned = (warnings: readonly Violation[], { language }: Call) =>
  warnings.length > 0 ? { warnings: violationsIn(warnings, language) } : {};

export const emptyAnswer: Answer = { status: 204, headers: {}, body: '' };

interface Written {
  readonly id: string;
  /** What the write has made of it; where the caller may no longer read the record, only this is answered. */
  readonly version: number;
  readonly warnings?: readonly Violation[];
}

export async function recordAnswer(tx: Transaction, target: Target, written: Written): Promise<Answer> {
  const { id, version, warnings = [] } = written;
  const data = (await recordJson(tx, target, id)) ?? JSON.stringify({ id, version });
  const more = warnings.length > 0 ? `,"warnings":${JSON.stringify(violationsIn(warnings, tx.call.language))}` : '';
  return { status: 200, headers: { ...json, etag: etag(version) }, body: `{"data":${data}${more}}` };
}

export async function createdAnswer(
  tx: Transaction,
  target: Target,
  { id, warnings = [] }: Omit<Written, 'version'>,
): Promise<Answer> {
  const { headers, body } = await recordAnswer(tx, target, { id, version: 1, warnings });
  return { status: 201, headers: { ...headers, location: `/api/records/${target.object.name}/${id}` }, body };
}

async function recordJson(tx: Transaction, { sight }: Target, id: string): Promise<string | null> {
  if (sight.rows.read === false) return null;
  const plan = () => planOne({ object: sight, columns: allColumns(sight, false), deleted: false });
  const statement = kept(tx.placeOf(sight), 'answer', (place) => oneSql(plan(), place.sight, place.schema));
  const [row] = await tx.read<{ record: string | null }>(statement, [id]);
  tx.watch.lap('answer');
  return row?.record ?? null;
}
