/** A record with a field of every type in rules, and the same on PostgreSQL: rules are run on both and must agree. */
import type { CheckOptions } from '../../../metadata/rules/check.js';
import { evaluate } from '../../../metadata/rules/evaluate.js';
import type { Rule, RuleEnvironment, RuleType } from '../../../metadata/rules/rule.js';
import { lower, lowerTruth, type LowerContext } from '../../../server/serve/sql/lower.js';
import { StatementBuilder, quote, type Binding } from '../../../server/serve/sql/statement.js';
import type { TestDatabase } from '../../support/database.js';

export type Row = Readonly<Record<string, unknown>>;

export const ids = [1, 2, 3].map((n) => `0198f000-0000-7000-8000-00000000000${n}`) as [string, string, string];

interface Column {
  readonly type: RuleType;
  readonly sql: string;
}

export const columns: Readonly<Record<string, Column>> = {
  flag: { type: 'boolean', sql: 'boolean' },
  agreed: { type: 'boolean', sql: 'boolean' },
  count: { type: 'number', sql: 'bigint' },
  score: { type: 'number', sql: 'integer' },
  amount: { type: 'number', sql: 'numeric(15,2)' },
  rate: { type: 'number', sql: 'numeric(15,6)' },
  name: { type: 'text', sql: 'text' },
  note: { type: 'text', sql: 'text' },
  day: { type: 'date', sql: 'date' },
  due: { type: 'date', sql: 'date' },
  at: { type: 'datetime', sql: 'timestamptz(3)' },
  seen: { type: 'datetime', sql: 'timestamptz(3)' },
  opens: { type: 'time', sql: 'time' },
  owner: { type: 'reference', sql: 'uuid' },
  customer: { type: 'reference', sql: 'uuid' },
  tags: { type: 'list', sql: 'text[]' },
  channels: { type: 'list', sql: 'text[]' },
  people: { type: 'list', sql: 'uuid[]' },
  data: { type: 'json', sql: 'jsonb' },
};

export const empty: Row = Object.fromEntries(Object.keys(columns).map((name) => [name, null]));

export const environment: RuleEnvironment = {
  now: new Date('2026-03-31T17:30:00.123Z'),
  timezone: 'Asia/Shanghai',
  user: {
    id: ids[0],
    department: null,
    department_users: [ids[0], ids[1]],
    department_tree_users: [ids[0], ids[1], ids[2]],
    roles: ['sales', 'service'],
  },
  previous: null,
  related: { 'contact.customer': 2 },
};

export const options: CheckOptions = {
  types: (path) => columns[path]?.type,
  expect: 'boolean',
  place: 'row',
  counts: (relation) => relation === 'contact.customer',
  sees: (field) => field === 'customer',
  names: (kind) => ({ field: Object.keys(columns), relation: ['contact.customer'], lookup: ['customer'] })[kind],
};

export const contextFor = (builder: StatementBuilder, timezone = environment.timezone): LowerContext => ({
  field: (path) => {
    const column = columns[path];
    if (!column) throw new Error(`No column ${path}`);
    return { sql: `r.${quote(path)}`, type: column.type, cast: column.sql };
  },
  bind: (binding, cast) => builder.bind(binding, cast),
  sees: (field) => `(r.${quote(field)} is not null)`,
  count: () => '(select count(*) from generate_series(1, 2))',
  timezone,
});

/** The SQL of a rule as a bare condition, for tests of the text. */
export function textOf(rule: Rule): { readonly sql: string; readonly values: readonly unknown[] } {
  const builder = new StatementBuilder();
  const sql = lower(rule, contextFor(builder));
  return {
    sql,
    values: builder.build('').bindings.map((binding) => (binding.from === 'literal' ? binding.value : binding.from)),
  };
}

const valueOf = (binding: Binding, at: RuleEnvironment): unknown => {
  switch (binding.from) {
    case 'literal':
      return binding.value;
    case 'user':
      return at.user[binding.key];
    case 'now':
      return at.now;
    case 'today':
      return evaluate({ today: [] }, {}, at);
    default:
      throw new Error(`No ${binding.from} here`);
  }
};

export async function createRecords(db: TestDatabase): Promise<void> {
  const list = Object.entries(columns).map(([name, { sql }]) => `${quote(name)} ${sql}`);
  await db.pool.query(`create table record (row integer primary key, ${list.join(', ')})`);
}

export async function fillRecords(db: TestDatabase, rows: readonly Row[]): Promise<void> {
  await db.pool.query('truncate record');
  const names = Object.keys(columns);
  for (const [index, row] of rows.entries()) {
    const values = names.map((name) =>
      columns[name]?.type === 'json' && row[name] !== undefined && row[name] !== null ? JSON.stringify(row[name]) : row[name],
    );
    const places = names.map((_, place) => `$${place + 2}`);
    await db.pool.query(`insert into record (row, ${names.map(quote).join(', ')}) values ($1, ${places.join(', ')})`, [
      index,
      ...values,
    ]);
  }
}

/** What the database answers for each rule: the rows that pass the filter, and those whose verdict is true. */
export async function askDatabase(
  db: TestDatabase,
  rules: readonly Rule[],
  at: RuleEnvironment = environment,
): Promise<readonly { readonly passing: readonly number[]; readonly verdicts: readonly (boolean | null)[] }[]> {
  const builder = new StatementBuilder();
  const parts = rules.map((rule, index) => {
    const filter = lower(rule, contextFor(builder, at.timezone));
    const verdict = lowerTruth(rule, contextFor(builder, at.timezone));
    return (
      `select ${index} as rule, (select coalesce(json_agg(r.row order by r.row), '[]') from record r where ${filter}) as passing,` +
      ` (select json_agg(${verdict} order by r.row) from record r) as verdicts`
    );
  });
  const { text, bindings } = builder.build(parts.join(' union all '));
  const { rows } = await db.pool.query<{ rule: number; passing: number[]; verdicts: (boolean | null)[] }>(
    text,
    bindings.map((binding) => valueOf(binding, at)),
  );
  return rows.toSorted((a, b) => a.rule - b.rule);
}
