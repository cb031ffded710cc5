/** `POST …/bulk`: up to 1,000 creates, changes and deletes; all of them or none, or each that can be. */
import { Failure } from '../../errors/define.js';
import { problemOf } from '../../errors/problem.js';
import type { Call } from '../../contract/call.js';
import type { Answer } from '../answer.js';
import { jsonAnswer, warned } from './answer.js';
import { applyAll, applyEach, type Written } from './apply.js';
import { readBulk, type BulkRow, type Malformed } from './bulk-body.js';
import type { Command } from './command.js';
import { onceFor } from './idempotency.js';
import { isRefused, type Refused } from './prepare.js';
import { targetOf } from './target.js';
import { inTransaction, type WriteDeps } from './transaction.js';
import { etag } from './version.js';

export interface BulkInput {
  readonly object: string;
  readonly body: unknown;
  readonly idempotencyKey?: string;
}

export const bulkWrite = (call: Call, deps: WriteDeps, { object, body, idempotencyKey }: BulkInput): Promise<Answer> =>
  inTransaction(call, deps, (tx) =>
    onceFor(tx, idempotencyKey, ['bulk', object, body], async () => {
      targetOf(tx, object, null);
      const { mode, rows } = readBulk(body);
      const requests = rows.map((row) => ('op' in row ? commandOf(object, row) : malformed(row)));
      if (mode === 'all') return applyAll(tx, requests, async (written) => answerOf(tx.call, written));
      return answerOf(tx.call, await applyEach(tx, requests));
    }),
  );

function commandOf(object: string, { index, op, id, version, fields }: BulkRow): Command {
  const place = { object, at: pointerTo(index) };
  const existing = { ...place, id, ...(version !== null && { ifMatch: etag(version) }) };
  if (op === 'create') return { ...place, verb: op, body: fields, under: '/fields' };
  return op === 'update' ? { ...existing, verb: op, body: fields, under: '/fields' } : { ...existing, verb: op };
}

const pointerTo = (index: number): string => `/rows/${index}`;

const malformed = ({ index, violations }: Malformed): Refused => ({
  command: { at: pointerTo(index) },
  failure: new Failure('record.invalid', { count: violations.length }, violations),
});

/** One entry per row, in the order of the rows. */
function answerOf(call: Call, outcomes: readonly (Written | Refused)[]): Answer {
  const warnings = outcomes.flatMap((one) => (isRefused(one) ? [] : one.warnings));
  return jsonAnswer({ data: outcomes.map((one, row) => ({ row, ...entryOf(call, one) })), ...warned(warnings, call) });
}

function entryOf(call: Call, outcome: Written | Refused) {
  if (isRefused(outcome)) return { error: problem(call, outcome.failure) };
  const { command, id, version } = outcome;
  return { op: command.verb, id, ...(command.verb !== 'delete' && { version }) };
}

/** As an answer of its own would say it; the request id stands in the answer's header. */
function problem({ language }: Call, failure: Failure) {
  const { title, status, code, params, errors } = problemOf(failure, language, '');
  return { title, status, code, ...(params && { params }), ...(errors && { errors }) };
}
