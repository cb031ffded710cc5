/**
 * One write is one transaction, planned under one release; what collides with another write or a publish runs again.
 * The connection is pipelined: statements that are started without waiting for each other travel together, in order,
 * and after one that fails the rest of the transaction fails too.
 */
import type pg from 'pg';
import { Failure } from '../../errors/define.js';
import { transaction, withClient } from '../../platform/db/checkout.js';
import type { Call, Release } from '../../contract/call.js';
import type { Answer } from '../answer.js';
import { isOutdated, onFresh, Stale, type FreshDeps } from '../fresh.js';
import { isSpent } from '../read/run.js';
import type { ObjectSight, Sight } from '../sight/sight.js';
import { valuesOf } from '../sql/bindings.js';
import type { Place } from '../sql/place.js';
import type { Statement } from '../sql/statement.js';
import { Stopwatch } from '../stopwatch.js';
import type { Draft } from './draft.js';
import { toldOf } from './unstorable.js';

export interface WriteDeps extends FreshDeps {
  readonly records: pg.Pool;
  readonly sights: { get(release: Release, roles: readonly string[]): Sight };
}

export class Transaction {
  readonly watch = new Stopwatch();
  /** The connection has seen too many different statements. */
  isSpent = false;
  /** What it has begun to store, to tell which of it the database would not take. */
  readonly stored: Draft[] = [];
  /** What failed first: the statements that travel behind it only say that they were ignored. */
  private fault: unknown;

  constructor(
    readonly call: Call,
    readonly sight: Sight,
    private readonly client: pg.PoolClient,
  ) {}

  get schema(): string {
    return this.call.actor.workspace.schema;
  }

  placeOf(sight: ObjectSight): Place & { readonly of: ObjectSight } {
    return { sight: this.sight, schema: this.schema, object: sight.object, of: sight };
  }

  async run<Row extends pg.QueryResultRow>(statement: Statement, inputs: readonly unknown[] = []): Promise<readonly Row[]> {
    return (await this.query<Row>(statement, inputs)).rows;
  }

  /** For statements that read the workspace's row: the first row of the answer tells whether the plan still stands. */
  async read<Row extends pg.QueryResultRow>(statement: Statement, inputs: readonly unknown[] = []): Promise<readonly Row[]> {
    const { rows } = await this.query<Row & { release: number | string }>(statement, inputs);
    if (Number(rows[0]?.release) !== this.call.release.number) throw new Stale();
    return rows;
  }

  /** For statements that write under the release guard and must touch `count` rows, which are new or locked. */
  async write(statement: Statement, inputs: readonly unknown[], count: number): Promise<void> {
    const { rowCount } = await this.query(statement, inputs);
    if (rowCount !== count) throw new Stale();
  }

  /** Runs a part that can be taken back by itself. */
  async nested<T>(run: () => Promise<T>): Promise<T> {
    await this.client.query('savepoint part');
    try {
      const result = await run();
      await this.client.query('release savepoint part');
      return result;
    } catch (error) {
      await this.client.query('rollback to savepoint part');
      this.fault = undefined;
      throw error;
    }
  }

  private async query<Row extends pg.QueryResultRow>(
    statement: Statement,
    inputs: readonly unknown[],
  ): Promise<pg.QueryResult<Row>> {
    const { text, name, bindings } = statement;
    if (name !== '') this.isSpent ||= isSpent(this.client, statement);
    try {
      return await this.client.query<Row>({ text, ...(name !== '' && { name }), values: valuesOf(bindings, this.call, inputs) });
    } catch (error) {
      this.fault ??= error;
      throw codeOf(error) === '25P02' ? this.fault : error;
    }
  }
}

/** Serialisation, deadlock, and uniqueness or a reference that was fine when it was checked: the next run sees the other's work. */
const collisions: ReadonlySet<string> = new Set(['40001', '40P01', '23505', '23503']);
const ATTEMPTS = 6;

const codeOf = (error: unknown): string => String((error as { readonly code?: unknown }).code ?? '');

/** Runs a write, under a newer release if there is one, and again after a collision. Throws `record.busy` when they do not end. */
export async function inTransaction(call: Call, deps: WriteDeps, run: (tx: Transaction) => Promise<Answer>): Promise<Answer> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await onFresh(call, deps, (current) => once(current, deps, run));
    } catch (error) {
      if (!collisions.has(codeOf(error))) throw error;
      if (attempt === ATTEMPTS) throw new Failure('record.busy', { retry_after: 1 });
      await new Promise((done) => setTimeout(done, Math.random() * 20 * attempt));
    }
  }
}

function once(call: Call, deps: WriteDeps, run: (tx: Transaction) => Promise<Answer>): Promise<Answer> {
  return withClient(deps.records, async (client, retire) => {
    const tx = new Transaction(call, deps.sights.get(call.release, call.actor.roles), client);
    try {
      const { status, headers, body } = await transaction(client, () => run(tx));
      tx.watch.lap('commit');
      if (tx.isSpent) retire();
      return { status, headers: { 'cache-control': 'private, no-store', 'server-timing': tx.watch.header, ...headers }, body };
    } catch (error) {
      // What a plan ran into may lie in the connection itself.
      if (isOutdated(error)) retire();
      throw toldOf(error, tx.stored);
    }
  });
}
