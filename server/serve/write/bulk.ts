/** `POST …/bulk`: up to 1,000 creates, changes and deletes; all of them or none, or each that can be. */
import { v7 } from 'uuid';
import { Failure, type Violation } from '../../errors/define.js';
import { problemOf } from '../../errors/problem.js';
import type { Call } from '../../contract/call.js';
import type { Answer } from '../answer.js';
import { jsonAnswer, warned } from './answer.js';
import { readBulk, type BulkRow, type Mode } from './bulk-body.js';
import { check } from './check.js';
import { draftOf } from './draft-of.js';
import type { Draft, Found, Target } from './draft.js';
import { environmentOf } from './environment.js';
import { findRecords } from './find.js';
import { onceFor } from './idempotency.js';
import { admit, judge, refuse, warningsOf } from './judge.js';
import { remove } from './remove.js';
import { drawNumbers } from './numbers.js';
import { insertDrafts, nextVersion, updateDrafts } from './store.js';
import { forbidden, targetOf } from './target.js';
import { inTransaction, type Transaction, type WriteDeps } from './transaction.js';
import { matchVersion, etag } from './version.js';

export interface BulkInput {
  readonly object: string;
  readonly body: unknown;
  readonly idempotencyKey?: string;
}

/** What becomes of a row: a draft to store, a record to delete, or why neither. */
type Outcome =
  | { readonly row: BulkRow; readonly draft: Draft }
  | { readonly row: BulkRow; readonly found: Found }
  | { readonly index: number; readonly failure: Failure };

export const bulkWrite = (call: Call, deps: WriteDeps, input: BulkInput): Promise<Answer> =>
  inTransaction(call, deps, (tx) =>
    onceFor(tx, input.idempotencyKey, ['bulk', input.object, input.body], async () => {
      const target = targetOf(tx, input.object, null);
      const { mode, rows } = readBulk(input.body);
      const read = rows.filter((row) => 'op' in row);
      const lock = read.some(({ op }) => op === 'delete') ? 'delete' : 'change';
      const found = await findRecords(
        tx,
        target,
        read.flatMap(({ id }) => (id === '' ? [] : [id])),
        lock,
      );
      const repeated = repeatedIn(read);
      const outcomes = await Promise.all(
        rows.map((row) =>
          'op' in row ? outcomeOf(tx, target, row, found.get(row.id), repeated.has(row)) : Promise.resolve(malformed(row)),
        ),
      );
      const { judged, warnings } = await judgeAll(tx, target, mode, outcomes);
      if (mode === 'all') refuseAll(judged);
      return jsonAnswer({ data: await store(tx, target, mode, judged), ...warned(warnings, tx.call) });
    }),
  );

const malformed = ({ index, violations }: { readonly index: number; readonly violations: readonly Violation[] }): Outcome => ({
  index,
  failure: new Failure('record.invalid', { count: violations.length }, violations),
});

/** Rows that name a record which a row further up names too: what one does, the other would not know. */
function repeatedIn(rows: readonly BulkRow[]): ReadonlySet<BulkRow> {
  const ids = new Set<string>();
  return new Set(rows.filter(({ id }) => id !== '' && (ids.has(id) || !ids.add(id))));
}

async function outcomeOf(
  tx: Transaction,
  target: Target,
  row: BulkRow,
  found: Found | undefined,
  isRepeated: boolean,
): Promise<Outcome> {
  const at = `/rows/${row.index}/fields`;
  try {
    if (target.sight.rows[row.op] === false) throw forbidden(target, row.op);
    if (row.op === 'create')
      return {
        row,
        draft: draftOf({
          ...target,
          at,
          verb: 'create',
          id: v7(),
          before: null,
          body: row.fields,
          environment: environmentOf(tx.call, null),
        }),
      };
    if (!found || found.deleted) throw new Failure('record.unknown');
    if (isRepeated) throw new Failure('bulk.repeated');
    if (!found.verdict[row.op]) throw forbidden(target, row.op);
    await matchVersion(tx, target, found, row.version === null ? undefined : etag(row.version));
    if (row.op === 'delete') return { row, found };
    const environment = environmentOf(tx.call, found.values);
    return { row, draft: draftOf({ ...target, at, verb: 'update', id: found.id, before: found, body: row.fields, environment }) };
  } catch (error) {
    return failed(row.index, error);
  }
}

function failed(index: number, error: unknown): Outcome {
  if (error instanceof Failure) return { index, failure: error };
  throw error;
}

interface Judged {
  readonly judged: readonly Outcome[];
  readonly warnings: readonly Violation[];
}

const draftsOf = (outcomes: readonly Outcome[]): readonly Draft[] =>
  outcomes.flatMap((outcome) => ('draft' in outcome ? [outcome.draft] : []));

/**
 * Rows that can be stored may be warned of. What a write opens to its writer depends on what is stored with it, so where each
 * goes by itself and some are refused, those that are left are judged again.
 */
async function judgeAll(tx: Transaction, target: Target, mode: Mode, outcomes: readonly Outcome[]): Promise<Judged> {
  const drafts = draftsOf(outcomes);
  const checks = await check(tx, target, drafts, { lock: true });
  const judged = outcomes.map((outcome): Outcome => {
    if (!('draft' in outcome)) return outcome;
    try {
      refuse(judge(outcome.draft, checks, tx.call));
      admit(outcome.draft, checks);
      return outcome;
    } catch (error) {
      return failed(outcome.row.index, error);
    }
  });
  const left = draftsOf(judged);
  const isOpen = mode === 'each' && left.length < drafts.length && drafts.some((draft) => checks.widening(draft));
  if (isOpen) return judgeAll(tx, target, mode, judged);
  const warnings = judged.flatMap((outcome) => ('draft' in outcome ? warningsOf(tx, outcome.draft, checks) : []));
  return { judged, warnings };
}

/** Throws `record.invalid` with the violations of every row; what stands against a row as a whole points to the row. */
function refuseAll(outcomes: readonly Outcome[]): void {
  refuse(
    outcomes.flatMap((outcome) => {
      if (!('failure' in outcome)) return [];
      const { code, params, violations } = outcome.failure;
      return code === 'record.invalid' ? violations : [{ pointer: `/rows/${outcome.index}`, code, params }];
    }),
  );
}

/** Drafts that are alike are stored together; one answer per row, in the order of the rows. */
async function store(tx: Transaction, target: Target, mode: Mode, outcomes: readonly Outcome[]): Promise<readonly unknown[]> {
  const drafts = draftsOf(outcomes);
  const created = drafts.filter(({ before }) => before === null);
  await insertDrafts(tx, created, await drawNumbers(tx, created));
  await updateDrafts(
    tx,
    drafts.filter(({ before, changed }) => before !== null && changed.length > 0),
  );
  const refused = await removeAll(tx, target, mode, outcomes);
  return outcomes.map((outcome, index) => {
    if ('failure' in outcome) return { row: index, error: problem(tx.call, outcome.failure) };
    const failure = refused.get(index);
    if (failure) return { row: index, error: problem(tx.call, failure) };
    return { row: index, op: outcome.row.op, ...('draft' in outcome ? stored(outcome.draft) : { id: outcome.found.id }) };
  });
}

const stored = (draft: Draft) => ({
  id: draft.id,
  version: draft.before && draft.changed.length === 0 ? draft.before.version : nextVersion(draft),
});

/** All at once; where something stands against one of them and each goes by itself, one by one. */
async function removeAll(
  tx: Transaction,
  target: Target,
  mode: Mode,
  outcomes: readonly Outcome[],
): Promise<ReadonlyMap<number, Failure>> {
  const refused = new Map<number, Failure>();
  const records = outcomes.flatMap((outcome) => ('found' in outcome ? [outcome] : []));
  if (records.length === 0) return refused;
  const all = (): Promise<void> =>
    remove(
      tx,
      target,
      records.map(({ found }) => found),
    );
  if (mode === 'all') {
    await all();
    return refused;
  }
  try {
    await tx.nested(all);
    return refused;
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
  }
  for (const { row, found } of records) {
    try {
      await tx.nested(() => remove(tx, target, [found]));
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      refused.set(row.index, error);
    }
  }
  return refused;
}

/** As an answer of its own would say it; the request id stands in the answer's header. */
function problem({ language }: Call, failure: Failure) {
  const { title, status, code, params, errors } = problemOf(failure, language, '');
  return { title, status, code, ...(params && { params }), ...(errors && { errors }) };
}
