/**
 * Runs a read and checks the release it met. Answers rows of text, as PostgreSQL sent them: nothing is parsed.
 *
 * A statement seen twice is named, so that PostgreSQL keeps its plan. Every connection keeps all it was given, so one
 * that holds many is closed after use and the pool opens another.
 */
import { LRUCache } from 'lru-cache';
import type pg from 'pg';
import { Failure } from '../../errors/define.js';
import { withClient } from '../../platform/db/checkout.js';
import type { Call } from '../../contract/call.js';
import { isOutdated, Stale } from '../fresh.js';
import { valuesOf } from '../sql/bindings.js';
import type { Statement } from '../sql/statement.js';

export type Row = readonly (string | null)[];

const MOST_NAMED = 300;
const seenOnce = new LRUCache<string, true>({ max: 10_000 });
const namedOn = new WeakMap<pg.PoolClient, Set<string>>();

const asText = { getTypeParser: () => (value: string) => value };

/** `keep`: false for statements that PostgreSQL should plan with the values at hand. */
export async function runRead(
  call: Call,
  pool: pg.Pool,
  { statement, keep = true }: { readonly statement: Statement; readonly keep?: boolean },
  inputs: readonly unknown[] = [],
): Promise<readonly Row[]> {
  const named = keep && isRepeated(statement) ? { name: statement.name } : undefined;
  const rows = await withClient(pool, async (client, retire) => {
    try {
      const result = await client.query<(string | null)[]>({
        text: statement.text,
        values: valuesOf(statement.bindings, call, inputs),
        rowMode: 'array',
        types: asText,
        ...named,
      });
      if (named && isSpent(client, statement)) retire();
      return result.rows;
    } catch (error) {
      if (isOutdated(error)) retire();
      throw isValueFault(error) ? beyondRange() : error;
    }
  });
  if (rows[0]?.[0] !== String(call.release.number)) throw new Stale();
  return rows;
}

function isRepeated({ name }: Statement): boolean {
  if (seenOnce.has(name)) return true;
  seenOnce.set(name, true);
  return false;
}

/** The connection holds more plans than it should; to be closed after use. */
export function isSpent(client: pg.PoolClient, { name }: Statement): boolean {
  const names = namedOn.get(client) ?? new Set<string>();
  namedOn.set(client, names.add(name));
  return names.size > MOST_NAMED;
}

/** Class 22, data exceptions: only values of the request can bring them about. */
const isValueFault = (error: unknown): boolean => /^22...$/.test(String((error as { readonly code?: unknown }).code ?? ''));

const beyondRange = (): Failure => new Failure('request.invalid', {}, [{ pointer: '', code: 'request.value.range', params: {} }]);
