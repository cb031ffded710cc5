/**
 * Two databases that differ only in what a user may not read give byte-equal answers to every request of that user:
 * status, body, ETag, cursors, error text. Requests are made at random, of names seen and hidden.
 */
import * as fc from 'fast-check';
import type { Call } from '../../server/contract/call.js';
import type { Answer } from '../../server/serve/answer.js';
import { Failure } from '../../server/errors/define.js';
import { problemOf } from '../../server/errors/problem.js';
import { ann, bob, callBy, cleo } from '../support/deals.js';
import { requestsOf, type Asked } from '../support/random-requests.js';
import { readingOf, type Reading } from '../support/reading.js';
import { idOf, insertRow, type Values } from '../support/rows.js';
import { extent, SEED } from '../support/extent.js';
import { changeRecord } from '../../server/serve/write/change.js';
import { bulkWrite } from '../../server/serve/write/bulk.js';
import { validateRecord } from '../../server/serve/write/validate.js';
import { readDocuments } from '../../server/publish/folder.js';
import { openWorkspace, openWorkspaceFrom, project, type TestWorkspace } from '../support/workspace.js';
import { writingOf } from '../support/writing.js';

const RUNS = extent({ usual: 250, full: 1_000 });
const users = [ann, bob, cleo];

/** Small numbers that stay the same from run to run. */
function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

/** Values that occur in the data. */
const constants = {
  ids: [idOf(1), idOf(2), idOf(21), idOf(25), idOf(51), ann, bob, cleo],
  words: ['alpha', 'beta', '北京', 'zebra', 'x_y%', '%', 'a'],
};
const words = ['alpha', 'beta', '北京', 'zebra', 'x_y%', '100 %'];
const pick = <T>(roll: (sides: number) => number, list: readonly T[]): T => list[roll(list.length)] as T;
const maybe = <T>(roll: (sides: number) => number, value: T): T | null => (roll(3) === 0 ? null : value);

/** What every copy of the database has alike. */
function accountSeen(number: number, roll: (sides: number) => number): Values & { id: string; owner: string } {
  return {
    id: idOf(number),
    owner: pick(roll, users),
    name: `${pick(roll, words)} ${roll(4)}`,
    industry: maybe(roll, pick(roll, ['retail', 'energy', 'banking'])),
    phone: maybe(roll, `+861381234567${roll(9)}`),
    opened_on: maybe(roll, `2026-0${1 + roll(9)}-1${roll(9)}`),
    ...(roll(6) === 0 && { deleted_at: '2026-02-01T00:00:00.000Z', deleted_by: ann }),
  };
}

const accountRest = (roll: (sides: number) => number): Values => ({
  tags: maybe(roll, [pick(roll, words), pick(roll, ['p', 'q'])]),
  note: maybe(roll, pick(roll, words)),
  employees: maybe(roll, roll(5)),
});

const accountHidden = (roll: (sides: number) => number): Values => ({
  revenue: maybe(roll, roll(5) * 100),
  secret_code: maybe(roll, pick(roll, words)),
  parent: maybe(roll, idOf(1 + roll(12))),
  manager: maybe(roll, pick(roll, users)),
  vip: maybe(roll, roll(2) === 0),
});

const dealSeen = (number: number, roll: (sides: number) => number): Values & { id: string; owner: string } => ({
  id: idOf(number),
  owner: pick(roll, users),
  subject: `${pick(roll, words)} ${roll(3)}`,
  account: maybe(roll, idOf(1 + roll(12))),
  stage: pick(roll, ['open', 'won', 'lost']),
  closes_on: maybe(roll, `2026-0${1 + roll(9)}-01`),
  decided_at: maybe(roll, `2026-0${1 + roll(9)}-01T1${roll(9)}:00:00.000Z`),
  rating: maybe(roll, 1 + roll(5)),
});

const dealHidden = (roll: (sides: number) => number): Values => ({
  amount: maybe(roll, roll(9) * 10),
  partners: maybe(roll, [idOf(1 + roll(12))]),
});

/** Fills one copy. `secret` makes what the user must not learn. */
type Fill = (copy: TestWorkspace, seen: (sides: number) => number, secret: (sides: number) => number) => Promise<void>;

interface Scenario {
  readonly role: string;
  readonly user: string;
  readonly differs: string;
  readonly fill: Fill;
}

const numbers = (from: number, to: number): readonly number[] =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index);

/** Accounts first without parents: they point to each other. */
async function fillAll(
  copy: TestWorkspace,
  accounts: readonly (Values & { id: string; owner: string })[],
  deals: readonly (Values & { id: string; owner: string })[],
): Promise<void> {
  const pool = copy.database.records;
  for (const { parent: _, ...account } of accounts) await insertRow(pool, copy.release, 'account', account as never);
  for (const { id, parent } of accounts)
    if (parent)
      await pool.query(
        `update "w_test"."account" set "parent" = $2 where "id" = $1 and exists (select 1 from "w_test"."account" where "id" = $2)`,
        [id, parent],
      );
  for (const deal of deals) await insertRow(pool, copy.release, 'deal', deal);
  const made = new Set(deals.map(({ id }) => id));
  for (const number of numbers(51, 58).filter((one) => made.has(idOf(21 + (one % 8)))))
    await insertRow(pool, copy.release, 'memo', {
      id: idOf(number),
      owner: cleo,
      body: `memo ${number % 3}`,
      deal: idOf(21 + (number % 8)),
      weight: number % 4,
    });
}

const scenarios: readonly Scenario[] = [
  {
    role: 'blind',
    user: ann,
    differs: 'fields hidden on every row',
    fill: (copy, seen, secret) =>
      fillAll(
        copy,
        numbers(1, 12).map((number) => ({ ...accountSeen(number, seen), ...accountRest(seen), ...accountHidden(secret) })),
        numbers(21, 32).map((number) => ({ ...dealSeen(number, seen), ...dealHidden(secret) })),
      ),
  },
  {
    role: 'split',
    user: bob,
    differs: 'fields hidden on the rows of others',
    fill: (copy, seen, secret) =>
      fillAll(
        copy,
        numbers(1, 12).map((number) => {
          const account = accountSeen(number, seen);
          const open = { ...accountRest(seen), ...accountHidden(seen) };
          const closed = {
            ...accountRest(secret),
            ...accountHidden(secret),
            created_at: `2026-01-0${1 + secret(9)}T00:00:00.000Z`,
          };
          // Masked phones are seen as masked; all else of other people's rows may differ.
          return { ...account, ...(account.owner === bob ? open : closed) };
        }),
        numbers(21, 32).map((number) => ({ ...dealSeen(number, seen), ...dealHidden(seen) })),
      ),
  },
  {
    role: 'rep',
    user: cleo,
    differs: 'records of others, whether they exist at all',
    fill: (copy, seen, secret) => {
      // The first records of others exist in both copies, with other content, and so may be pointed to; later ones may be missing.
      const others = <T extends { owner: string }>(rows: readonly T[], otherwise: (row: T) => T): readonly T[] =>
        rows.flatMap((row, index) => (row.owner === cleo ? row : index >= 8 && secret(3) === 0 ? [] : otherwise(row)));
      const accounts = others(
        numbers(1, 12).map((number) => ({ ...accountSeen(number, seen), ...accountRest(seen), ...accountHidden(seen) })),
        (row) => ({ ...row, ...accountSeen(1, secret), ...accountHidden(secret), id: row.id, owner: bob }),
      );
      const deals = others(
        numbers(21, 32).map((number) => ({ ...dealSeen(number, seen), ...dealHidden(seen) })),
        (row) => ({ ...row, ...dealSeen(1, secret), id: row.id, owner: ann }),
      );
      const both = new Set(accounts.filter(({ owner }, index) => owner === cleo || index < 8).map(({ id }) => id));
      const kept = (id: unknown): string | null => (typeof id === 'string' && both.has(id) ? id : null);
      return fillAll(
        copy,
        accounts.map((row) => ({ ...row, parent: kept(row.parent) })),
        deals.map((row) => ({ ...row, account: kept(row.account) })),
      );
    },
  },
];

// --- answers --------------------------------------------------------------------------------------------------------

interface Copy {
  readonly reading: Reading;
  readonly call: Call;
}

/** Everything of an answer that reaches the caller, the timing left out. */
async function answerOf({ reading, call }: Copy, { kind, object, query, body, id }: Asked, after?: string): Promise<string> {
  const paged = after === undefined ? query : `${query}&after=${after}`;
  const run = {
    list: () => reading.list(call, object, paged),
    query: () =>
      reading.query(
        call,
        object,
        Object.fromEntries([...new URLSearchParams(paged)].filter(([key]) => !key.includes('.')).map(readParameter)),
      ),
    aggregate: () => reading.aggregate(call, object, body),
    one: () =>
      reading.one(
        call,
        object,
        id,
        new URLSearchParams([...new URLSearchParams(query)].filter(([key]) => key === 'fields' || key === 'deleted')).toString(),
        '"1"',
      ),
    search: () => reading.search(call, `q=${encodeURIComponent(new URLSearchParams(query).get('search') ?? 'a')}`),
  }[kind];
  return told(run());
}

async function told(run: Promise<Answer>): Promise<string> {
  try {
    const { status, headers, body: text } = await run;
    return JSON.stringify([status, headers.etag, text]);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return JSON.stringify(problemOf(error, 'en', 'id'));
  }
}

const readParameter = ([key, value]: [string, string]): [string, unknown] => {
  if (key === 'fields' || key === 'sort') return [key, value.split(',')];
  if (key === 'limit') return [key, Number(value)];
  if (key === 'deleted') return [key, value === 'true'];
  return [key, key === 'filter' ? JSON.parse(value) : value];
};

const nextOf = (answer: string): string | undefined => /"next\\":\\"([\w-]+)\\"/.exec(answer)?.[1];

describe.each(scenarios)('$role: $differs', ({ role, user, fill }) => {
  const opened: TestWorkspace[] = [];
  const copies: Copy[] = [];
  let accepted = 0;

  beforeAll(async () => {
    for (const secret of [7, 4242]) {
      const copy = await openWorkspace(project('deals'));
      opened.push(copy);
      for (const id of users)
        await copy.database.admin.query(
          `insert into platform."user" ("id", "email", "name", "password_hash") values ($1, $2, $3, '')`,
          [id, `${id}@example.com`, `User ${id.slice(-1)}`],
        );
      await fill(copy, dice(1), dice(secret));
      copies.push({ reading: readingOf(copy), call: await callBy(copy, user, role) });
    }
  });
  afterAll(async () => {
    for (const copy of opened) await copy.close();
  });

  test('the copies differ', async () => {
    const [a, b] = await Promise.all(
      opened.map(async (copy) => readingOf(copy).list(await callBy(copy, ann, 'admin'), 'account', 'limit=200')),
    );
    expect(a?.body).not.toBe(b?.body);
  });

  test('answers are byte-equal', async () => {
    const [first, second] = copies as [Copy, Copy];
    await fc.assert(
      fc.asyncProperty(
        requestsOf(first.reading.deps.sights.get(first.call.release, first.call.actor.roles), constants),
        async (request) => {
          const [a, b] = await Promise.all([answerOf(first, request), answerOf(second, request)]);
          expect(b).toBe(a);
          if (a.startsWith('[')) accepted++;
          const next = nextOf(a);
          if (next === undefined || (request.kind !== 'list' && request.kind !== 'query')) return;
          const [c, d] = await Promise.all([answerOf(first, request, next), answerOf(second, request, next)]);
          expect(d).toBe(c);
        },
      ),
      { numRuns: RUNS, seed: SEED, endOnFailure: false },
    );
    // Most requests must not be refused, or nothing is shown.
    expect(accepted).toBeGreaterThan(RUNS / 2);
  }, 120_000);
});

describe('somebody who writes what rows are chosen by', () => {
  const own = { '==': [{ var: 'account.owner' }, { user: ['id'] }] };
  const mover = {
    kind: 'role',
    id: 'mover',
    name: 'mover',
    label: { en: 'mover' },
    objects: {
      account: [
        { rows: 'own', rights: ['read', 'update'], fields: { '*': 'edit', owner: 'edit' } },
        {
          rows: 'all',
          rights: ['read', 'update'],
          fields: { name: 'read', industry: 'edit', owner: 'edit', phone: 'masked' },
        },
        { rows: { '==': [{ var: 'industry' }, 'energy'] }, rights: ['read'], fields: { revenue: 'read' } },
      ],
      deal: [
        { rows: 'all', rights: ['read', 'update'], fields: { subject: 'read', account: 'edit' } },
        { rows: own, rights: ['read'], fields: { amount: 'read', closes_on: 'read' } },
      ],
    },
  };
  const opened: TestWorkspace[] = [];
  beforeAll(async () => {
    const { documents } = await readDocuments(project('deals'));
    for (const seed of [7, 4242]) {
      const copy = await openWorkspaceFrom([...documents, { file: 'roles/mover.json', content: mover }]);
      opened.push(copy);
      for (const id of users) {
        await copy.database.admin.query(
          `insert into platform."user" ("id", "email", "name", "password_hash") values ($1, $2, $3, '')`,
          [id, `${id}@example.com`, `User ${id.slice(-1)}`],
        );
        await copy.database.admin.query(`insert into platform.membership ("workspace_id", "user_id") values ($1, $2)`, [
          copy.release.workspace.id,
          id,
        ]);
      }
      const [seen, secret] = [dice(1), dice(seed)];
      const accounts = numbers(1, 12).map((number) => {
        const account: Values & { id: string; owner: string } = accountSeen(number, seen);
        const [open, closed] = [accountHidden(seen), accountHidden(secret)];
        const isOpen = account.owner === bob;
        return {
          ...account,
          ...accountRest(isOpen ? seen : secret),
          ...(isOpen ? open : { ...closed, ...(account.industry === 'energy' && { revenue: open.revenue }) }),
          phone: account.owner === bob ? '+8613800005678' : `+86138${String(1000 + secret(9000))}5678`,
          deleted_at: null,
          deleted_by: null,
          parent: null,
        };
      });
      const mine = new Set(accounts.filter(({ owner }) => owner === bob).map(({ id }) => id));
      const deals = numbers(21, 32).map((number) => {
        const deal = dealSeen(number, seen);
        const [open, closed] = [dealHidden(seen), dealHidden(secret)];
        return { ...deal, ...(mine.has(String(deal.account)) ? open : closed), partners: null };
      });
      await fillAll(copy, accounts, deals);
    }
  });
  afterAll(async () => {
    for (const copy of opened) await copy.close();
  });

  test('learns nothing of what is hidden or masked', async () => {
    const copies = await Promise.all(
      opened.map(async (copy) => {
        const call = { ...(await callBy(copy, bob, 'mover')), now: new Date('2026-05-01T00:00:00.000Z') };
        return { copy, call, reading: readingOf(copy), deps: writingOf(copy).deps };
      }),
    );
    const roll = dice(3);
    const counts = { refused: 0, written: 0 };
    for (let step = 0; step < 80; step++) {
      const object = pick(roll, ['account', 'account', 'deal']);
      const id = idOf((object === 'account' ? 1 : 21) + roll(12));
      const body =
        object === 'deal'
          ? { account: idOf(1 + roll(12)) }
          : pick(roll, [{ owner: pick(roll, users) }, { industry: pick(roll, ['retail', 'energy', 'banking']) }]);
      const kind = pick(roll, ['change', 'change', 'validate', 'bulk'] as const);
      const answers = await Promise.all(
        copies.map(async ({ call, deps, reading }) => [
          await told(
            {
              change: () => changeRecord(call, deps, { object, id, body }),
              validate: () => validateRecord(call, deps, { object, id, body }),
              bulk: () => bulkWrite(call, deps, { object, body: { mode: 'each', rows: [{ op: 'update', id, fields: body }] } }),
            }[kind](),
          ),
          await told(reading.list(call, 'account', 'limit=200')),
          await told(reading.list(call, 'deal', 'limit=200')),
        ]),
      );
      expect(answers[1]).toEqual(answers[0]);
      const [said = ''] = answers[0] ?? [];
      if (said.includes('record.widens')) counts.refused++;
      else if (kind !== 'validate') counts.written++;
    }
    expect(counts.refused).toBeGreaterThan(10);
    expect(counts.written).toBeGreaterThan(10);
  }, 120_000);
});
