/**
 * The exact SQL of reads, what is bound, and what it answers on a real PostgreSQL: `reads.sql`.
 * UPDATE_GOLDENS=1 writes the file anew.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import type { Call } from '../../../server/contract/call.js';
import { runRead } from '../../../server/serve/read/run.js';
import { planAggregate } from '../../../server/serve/plan/aggregate.js';
import { planList } from '../../../server/serve/plan/list.js';
import { planOne } from '../../../server/serve/plan/one.js';
import { planSearch } from '../../../server/serve/plan/search.js';
import { aggregateFromBody } from '../../../server/serve/request/aggregate.js';
import { listFromQuery } from '../../../server/serve/request/list.js';
import { readableObject } from '../../../server/serve/request/object.js';
import { oneFromQuery } from '../../../server/serve/request/one.js';
import { searchFromQuery } from '../../../server/serve/request/search.js';
import { sightOf } from '../../../server/serve/sight/sight-of.js';
import type { Sight } from '../../../server/serve/sight/sight.js';
import { aggregateSql } from '../../../server/serve/sql/aggregate.js';
import { listSql } from '../../../server/serve/sql/list.js';
import { oneSql } from '../../../server/serve/sql/one.js';
import { searchSql } from '../../../server/serve/sql/search.js';
import type { Statement } from '../../../server/serve/sql/statement.js';
import { ann, callBy, insertDeals } from '../../support/deals.js';
import { idOf } from '../../support/rows.js';
import { openWorkspace, project, type TestWorkspace } from '../../support/workspace.js';

const file = new URL('reads.sql', import.meta.url).pathname;

interface Case {
  readonly title: string;
  readonly roles: readonly string[];
  /** Shown in the golden. */
  readonly asked: string;
  statement(sight: Sight, schema: string): Statement;
  readonly inputs?: readonly unknown[];
}

const list = (title: string, role: string, object: string, query: string): Case => ({
  title,
  roles: role.split('+'),
  asked: `GET /api/records/${object}${query === '' ? '' : `?${query}`}`,
  statement: (sight, schema) => listSql(planList(listFromQuery(query, readableObject(object, sight), sight)), sight, schema),
});

const one = (title: string, role: string, object: string, id: string, query = ''): Case => ({
  title,
  roles: role.split('+'),
  asked: `GET /api/records/${object}/${id}${query === '' ? '' : `?${query}`}`,
  statement: (sight, schema) => oneSql(planOne(oneFromQuery(query, readableObject(object, sight), sight)), sight, schema),
  inputs: [id],
});

const aggregate = (title: string, role: string, object: string, body: unknown): Case => ({
  title,
  roles: role.split('+'),
  asked: `POST /api/records/${object}/aggregate ${JSON.stringify(body)}`,
  statement: (sight, schema) => aggregateSql(planAggregate(aggregateFromBody(body, readableObject(object, sight), sight)), sight, schema),
});

const rule = (filter: unknown): string => `filter=${JSON.stringify(filter)}`;

const cases: readonly Case[] = [
  list('all fields, newest first', 'admin', 'deal', ''),
  list('paths and labels', 'admin', 'account', 'fields=name,parent,parent.name,parent.parent.name,owner.name'),
  list('terms', 'admin', 'account', 'fields=name&industry=retail&revenue.gte=100&name.contains=50%25_&tags.has=b&parent.empty=true&industry.in=retail,energy'),
  list('a filter over paths', 'admin', 'deal', `fields=subject&${rule({ and: [{ '==': [{ var: 'account.industry' }, 'retail'] }, { '!': [{ is_empty: [{ var: 'amount' }] }] }] })}`),
  list('indexed, falling: records without a value are read afterwards', 'admin', 'account', 'fields=name,revenue&sort=-revenue'),
  list('not indexed, rising, with ties', 'admin', 'account', 'fields=name&sort=industry,-employees'),
  list('always filled, falling', 'admin', 'account', 'fields=name&sort=-created_at'),
  list('by another record', 'admin', 'deal', 'fields=subject&sort=account.name'),
  list('search, counted', 'admin', 'account', 'fields=name&search=zebra&count=capped'),
  list('counted exactly', 'admin', 'deal', 'fields=subject&count=exact&limit=1'),
  list('a view', 'admin', 'account', 'view=rich'),
  list('records counted in a filter', 'admin', 'account', 'view=quiet'),
  list('the recycle bin', 'admin', 'account', 'fields=name&deleted=true'),
  list('own rows', 'rep', 'account', 'fields=name'),
  list('a department and those below', 'tree', 'deal', 'fields=subject'),
  list('rows seen because of what they point to', 'rep', 'memo', 'fields=body,deal'),
  list('fields in the clear on own rows only, masked on others', 'split', 'account', 'fields=name,revenue,phone&revenue.gte=1&sort=-revenue'),
  list('search over a field that is not always in the clear', 'split', 'account', 'fields=name&search=zebra'),
  list('two roles with other rows and other fields', 'retail+energy', 'account', 'fields=name,revenue,employees'),
  list('masked labels', 'masked', 'deal', 'fields=subject,account'),
  one('one record', 'rep', 'account', idOf(1), 'fields=name,manager'),
  aggregate('groups', 'admin', 'deal', {
    group: ['stage', { field: 'decided_at', by: 'month' }, 'account'],
    measures: [{ count: true }, { sum: 'amount' }, { avg: 'amount' }, { max: 'decided_at' }],
    sort: ['-sum_amount'],
  }),
  aggregate('without groups', 'rep', 'account', { measures: [{ count: true }, { sum: 'revenue' }] }),
  {
    title: 'search across objects',
    roles: ['rep'],
    asked: 'GET /api/search?q=first&limit=3',
    statement: (sight, schema) => searchSql(planSearch(searchFromQuery('q=first&limit=3', sight)), sight, schema),
  },
];

let workspace: TestWorkspace;
beforeAll(async () => {
  workspace = await openWorkspace(project('deals'));
  await insertDeals(workspace);
});
afterAll(() => workspace.close());

test('reads.sql says what reads are', async () => {
  const parts: string[] = [];
  for (const each of cases) parts.push(await goldenOf(each));
  const text = `-- Written by reads.spec.ts; line breaks are put in for reading.\n\n${parts.join('\n\n')}\n`;
  if (process.env.UPDATE_GOLDENS) writeFileSync(file, text);
  expect(text).toBe(readFileSync(file, 'utf8'));
});

async function goldenOf({ title, roles, asked, statement: make, inputs = [] }: Case): Promise<string> {
  const call: Call = await callBy(workspace, ann, ...roles);
  const sight = sightOf(call.release.model, call.actor.roles);
  const statement = make(sight, call.actor.workspace.schema);
  const rows = await runRead(call, workspace.database.records, { statement }, inputs);
  return [
    `-- ${title}`,
    `-- as ${roles.join(' and ')}: ${asked}`,
    `${broken(statement.text)};`,
    ...statement.bindings.map((binding, index) => `-- $${index + 1} ${JSON.stringify(binding)}`),
    ...rows.map((row) => `-- → ${JSON.stringify(row.slice(1))}`),
  ].join('\n');
}

const broken = (sql: string): string =>
  sql.replaceAll(/ (?=(from|where|left join|cross join|order by|group by|union all) )/g, '\n  ');
