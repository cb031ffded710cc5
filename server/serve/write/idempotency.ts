/** `Idempotency-Key`: the first request under a key writes and leaves its answer, the same one again is given that answer. */
import { createHash } from 'node:crypto';
import { Failure } from '../../errors/define.js';
import { forgetKeysStatement, keepAnswerStatement, keptAnswerStatement, takeKeyStatement } from '../sql/idempotency.js';
import type { Answer } from '../answer.js';
import type { Transaction } from './transaction.js';

/** Printable ASCII, as header fields are. */
const keyPattern = /^[\x21-\x7e]{1,200}$/;

/** @param what Everything that makes the request what it is: verb, object, record, body. */
export async function onceFor(
  tx: Transaction,
  key: string | undefined,
  what: readonly unknown[],
  run: () => Promise<Answer>,
): Promise<Answer> {
  if (key === undefined) return run();
  if (!keyPattern.test(key)) throw new Failure('idempotency.malformed');
  const fingerprint = createHash('sha256').update(JSON.stringify(what)).digest('base64url');
  await tx.run(forgetKeysStatement(tx.schema));
  const free = await tx.run(takeKeyStatement(tx.schema), [key, fingerprint]);
  if (free.length === 0) return replay(tx, key, fingerprint);
  const answer = await run();
  await tx.run(keepAnswerStatement(tx.schema), [key, answer.status, JSON.stringify(answer.headers), answer.body]);
  return answer;
}

type Kept = {
  readonly fingerprint: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

async function replay(tx: Transaction, key: string, fingerprint: string): Promise<Answer> {
  const [kept] = await tx.run<Kept>(keptAnswerStatement(tx.schema), [key]);
  if (kept?.fingerprint !== fingerprint) throw new Failure('idempotency.mismatch');
  return { status: kept.status, headers: { ...kept.headers, 'idempotency-replayed': 'true' }, body: kept.body };
}
