/** Asks all questions about one object's rows in one pass, then for a few rows of each. Gives up after seconds rather than hold anything up. */
import type { Pool, PoolClient } from 'pg';
import { RE2JS } from 're2js';
import { dateOf } from '../../../metadata/rules/calendar.js';
import { withClient } from '../../platform/db/checkout.js';
import { StatementBuilder, type Binding } from '../../serve/sql/statement.js';
import type { Impact } from '../../contract/component.js';
import { livingSql } from './presented.js';
import type { Probe } from './probe.js';

/** Milliseconds for one statement. */
const PATIENCE = 4_000;
const MOST_SAMPLES = 20;
/** Questions in one pass; a statement has a limit of columns. */
const AT_ONCE = 400;

/** Statements of one scan share their parameters; each names all of them, for PostgreSQL refuses those that stand nowhere. */
export class Parameters extends StatementBuilder {
  private readonly bound = new Set<string>();
  override bind(binding: Binding, cast: string): string {
    const sql = super.bind(binding, cast);
    this.bound.add(sql);
    return sql;
  }
  get head(): string {
    return this.bound.size === 0 ? '' : `with "parameters" as (select ${[...this.bound].join(', ')}) `;
  }
}

interface ScanPlace {
  readonly from: string;
  /** SQL of what a row is called. */
  readonly title: string;
  /** Holds what the conditions bind. */
  readonly builder: Parameters;
  readonly timezone: string;
}

interface Answer {
  readonly probe: Probe;
  /** null: not counted. */
  readonly count: number | null;
  readonly samples: Impact['samples'];
}

export class Scan {
  constructor(private readonly place: ScanPlace) {}

  async run(pool: Pool, probes: readonly Probe[]): Promise<readonly Answer[]> {
    if (probes.length === 0) return [];
    return withClient(pool, async (client) => {
      const answers: Answer[] = [];
      for (let from = 0; from < probes.length; from += AT_ONCE) {
        const some = probes.slice(from, from + AT_ONCE);
        const counts = await this.counts(client, some);
        for (const [index, probe] of some.entries()) answers.push(await this.answer(client, probe, counts[index] ?? null));
      }
      return answers;
    });
  }

  private async answer(client: PoolClient, probe: Probe, counted: number | null): Promise<Answer> {
    if (probe.pattern && counted !== 0) return { probe, ...(await this.unmatched(client, probe)) };
    if (counted === 0 || counted === null) return { probe, count: counted, samples: [] };
    const rows = await this.read<{ sample: string }>(client, `${this.select(probe)} and ${probe.where} limit ${MOST_SAMPLES}`);
    return { probe, count: counted, samples: (rows ?? []).map(({ sample }) => JSON.parse(sample) as Impact['samples'][number]) };
  }

  private async counts(client: PoolClient, probes: readonly Probe[]): Promise<readonly (number | null)[]> {
    const columns = probes.map(({ where }, index) => `count(*) filter (where ${where ?? 'false'})::float8 as "c${index}"`);
    const rows = await this.read<Record<string, number>>(
      client,
      `select ${columns.join(', ')} from ${this.place.from} where ${livingSql}`,
    );
    return probes.map(({ where }, index) => (where === null ? null : (rows?.[0]?.[`c${index}`] ?? null)));
  }

  private select({ value, becomes }: Probe): string {
    const parts = [
      `'id', t."id"`,
      `'label', ${this.place.title}`,
      ...(value === undefined ? [] : [`'value', ${value}`]),
      ...(becomes === undefined ? [] : [`'becomes', ${becomes}`]),
    ];
    return `select json_build_object(${parts.join(', ')})::text as sample from ${this.place.from} where ${livingSql}`;
  }

  /** Expressions of documents run on RE2 and nowhere else. */
  private async unmatched(client: PoolClient, probe: Probe): Promise<Pick<Answer, 'count' | 'samples'>> {
    const { fresh, former } = probe.pattern!;
    const [wants, wanted] = [RE2JS.compile(fresh), former === null ? null : RE2JS.compile(former)];
    const deadline = Date.now() + PATIENCE;
    const samples: Impact['samples'][number][] = [];
    let count = 0;
    for await (const sample of this.each(client, `${this.select(probe)} and ${probe.where}`)) {
      if (Date.now() > deadline) return { count: null, samples };
      const text = String(sample.value);
      if (wants.test(text) || (wanted && !wanted.test(text))) continue;
      if (++count <= MOST_SAMPLES) samples.push(sample);
    }
    return { count, samples };
  }

  private async *each(client: PoolClient, sql: string): AsyncGenerator<Impact['samples'][number]> {
    await client.query('begin read only');
    try {
      await client.query(`declare impact no scroll cursor for ${this.place.builder.head}${sql}`, this.values());
      for (;;) {
        const { rows } = await client.query<{ sample: string }>('fetch 2000 from impact');
        for (const { sample } of rows) yield JSON.parse(sample) as Impact['samples'][number];
        if (rows.length === 0) return;
      }
    } finally {
      await client.query('rollback');
    }
  }

  /** null: it took too long. */
  private async read<T extends object>(client: PoolClient, sql: string): Promise<readonly T[] | null> {
    await client.query('begin read only');
    try {
      await client.query(`set local statement_timeout = ${PATIENCE}; set local lock_timeout = 1000`);
      return (await client.query<T>(`${this.place.builder.head}${sql}`, this.values())).rows;
    } catch (error) {
      if (['57014', '55P03'].includes(String((error as { code?: unknown }).code))) return null;
      throw error;
    } finally {
      await client.query('rollback');
    }
  }

  private values(): unknown[] {
    return this.place.builder.build('').bindings.map((binding) => valueOf(binding, this.place.timezone));
  }
}

function valueOf(binding: Binding, timezone: string): unknown {
  switch (binding.from) {
    case 'literal':
      return binding.value;
    case 'now':
      return new Date().toISOString();
    case 'today':
      return dateOf(new Date(), timezone);
    default:
      throw new Error(`No ${binding.from} for records at rest`);
  }
}
