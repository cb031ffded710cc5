/** Demo data obeys the rules of the template it is made for: judged by the API that judges everybody's data. */
import { fillWithDemoData } from '../../server/cli/demo/demo.js';
import type { Model } from '../../server/compile/model.js';
import type { Caller } from '../support/caller.js';
import { startTestServer, type TestServer } from '../support/server.js';
import { folder, model } from '../unit/template/template.js';

const now = new Date(Date.now() - 60_000);
let server: TestServer;
let admin: Caller;
let users: { id: string; role: string; department: string }[];

const fill = (seed: number): Promise<void> =>
  fillWithDemoData(
    server.database.admin,
    server.workspace,
    model,
    { customers: 60, touchpoints: 500, seed, now, users },
    () => {},
  );

beforeAll(async () => {
  server = await startTestServer({ project: folder });
  admin = await server.user(['administrator']);
  const staff = [
    ['sales_rep', 'east'],
    ['sales_rep', 'east'],
    ['sales_rep', 'south'],
    ['sales_manager', 'sales'],
    ['service_agent', 'service'],
    ['marketing', 'marketing'],
  ] as const;
  users = await Promise.all(staff.map(async ([role, department]) => ({ id: (await server.user([role])).id, role, department })));
  await fill(7);
}, 120_000);

afterAll(() => server.close());

type Values = Readonly<Record<string, unknown>>;

async function everyRecord(object: string): Promise<readonly Values[]> {
  const found: Values[] = [];
  const fields = Object.values(model.objects[object]?.fields ?? {})
    .filter(({ name }) => !name.startsWith('deleted_'))
    .map(({ name }) => name);
  let after = '';
  do {
    const answer = await admin.post<{ data: Values[]; page: { next: string | null } }>(`/api/records/${object}/query`, {
      fields,
      limit: 200,
      ...(after && { after }),
    });
    if (answer.status !== 200) throw new Error(answer.text);
    found.push(...answer.body.data);
    after = answer.body.page.next ?? '';
  } while (after);
  return found;
}

/** What a form would send to make this record anew. */
function bodyOf(record: Values, { objects }: Model, object: string): Values {
  const fields = Object.values(objects[object]?.fields ?? {});
  const written = fields.filter(({ name, readonly }) => name === 'stage' || readonly === false);
  return Object.fromEntries(
    written.map(({ name }) => [name, record[name]] as const).filter(([, value]) => value !== null && value !== undefined),
  );
}

/** The record itself has the name already, and is beyond the stage in which records are born. */
const expected = new Set(['value.duplicate', 'stage.not_initial']);

describe.each(Object.keys(model.objects))('%s', (object) => {
  test('every record would pass the rules', async () => {
    const records = await everyRecord(object);
    expect(records.length).toBeGreaterThan(10);
    const sample = records.filter((_, index) => index % Math.ceil(records.length / 60) === 0);
    for (const record of sample) {
      const { body, status, text } = await admin.post<{ data: { errors: { pointer: string; code: string }[] } }>(
        `/api/records/${object}/validate`,
        bodyOf(record, model, object),
      );
      expect({ status, text: status === 200 ? '' : text }).toEqual({ status: 200, text: '' });
      const faults = body.data.errors.filter(({ code }) => !expected.has(code));
      expect({ faults, record: faults.length > 0 ? record : null }).toEqual({ faults: [], record: null });
    }
  });
});

test('a record that broke a rule would be found out', async () => {
  const proposed = (await everyRecord('customer')).find(({ stage }) => stage === 'proposal');
  const { budget_amount: _, ...body } = bodyOf(proposed ?? {}, model, 'customer');
  const { body: verdict } = await admin.post<{ data: { errors: { pointer: string }[] } }>('/api/records/customer/validate', body);
  expect(verdict.data.errors.map(({ pointer }) => pointer)).toContain('/budget_amount');
});

const flows = Object.values(model.objects).filter(({ flow }) => flow);

describe.each(flows)('the stage history of $name', ({ id, name, flow }) => {
  interface Move {
    record_id: string;
    from_stage: string;
    to_stage: string;
    reason: string | null;
    /** A bigint, so text. */
    seconds: string;
    at: Date;
  }
  const query = async <T>(text: string): Promise<readonly T[]> => {
    const { rows } = await server.database.admin.query(
      text.replaceAll('{schema}', server.workspace.schema),
      text.includes('$1') ? [id] : [],
    );
    return rows as T[];
  };
  const movesOf = (): Promise<readonly Move[]> =>
    query<Move>(
      `select * from "{schema}"."_history" where "object_id" = $1 and "kind" = 'transition' order by "record_id", "at"`,
    );

  test('follows the transitions of the flow, with reasons where they are asked for', async () => {
    const moves = await movesOf();
    expect(moves.length).toBeGreaterThan(20);
    for (const { from_stage, to_stage, reason, seconds } of moves) {
      const transition = flow?.transitions.find(({ from, to }) => from.includes(from_stage) && to === to_stage);
      expect({ from_stage, to_stage, exists: transition !== undefined }).toEqual({ from_stage, to_stage, exists: true });
      if (transition?.reason) expect(reason).toBeTruthy();
      expect(Number(seconds)).toBeGreaterThanOrEqual(0);
    }
  });

  test('ends in the stage the record is in', async () => {
    const last = new Map((await movesOf()).map((move) => [move.record_id, move]));
    const records = await query<{ id: string; stage: string; stage_since: Date; version: string }>(
      `select * from "{schema}"."${name}"`,
    );
    expect(records.length).toBeGreaterThan(20);
    for (const record of records) {
      const move = last.get(record.id);
      expect(record.stage).toBe(move?.to_stage ?? flow?.stages.find(({ initial }) => initial)?.name);
      if (move) expect(record.stage_since).toEqual(move.at);
    }
  });
});

test('guards held: a contact before needs were confirmed, an order before the customer was won', async () => {
  const schema = `"${server.workspace.schema}"`;
  const { rows } = await server.database.admin.query(
    `select h."record_id" from ${schema}."_history" h where h."kind" = 'transition' and (` +
      `(h."to_stage" = 'needs_confirmed' and not exists (select 1 from ${schema}."contact" c where c."customer" = h."record_id" and c."created_at" <= h."at")) or ` +
      `(h."to_stage" = 'won' and h."object_id" = $1 and not exists (select 1 from ${schema}."order" o where o."customer" = h."record_id" and o."created_at" <= h."at")))`,
    [model.objects.customer?.id],
  );
  expect(rows).toEqual([]);
});

test('numbers follow the time of creation, and the next order goes on from them', async () => {
  const orders = [...(await everyRecord('order'))].sort((a, b) => (String(a.created_at) < String(b.created_at) ? -1 : 1));
  const numbers = orders.map(({ number }) => String(number));
  expect(numbers).toEqual(numbers.toSorted());
  expect(new Set(numbers).size).toBe(numbers.length);
  const customer = (orders[0]?.customer as { id: string } | undefined)?.id;
  const made = await admin.post<{ data: { number: string } }>('/api/records/order', { customer, amount: 100 });
  expect(made.status).toBe(201);
  expect(numbers).not.toContain(made.body.data.number);
});

test('a second filling adds to the first and repeats no name', async () => {
  const before = (await everyRecord('customer')).length;
  await fill(7);
  const names = (await everyRecord('customer')).map(({ name }) => String(name));
  expect(names.length).toBe(before + 60);
  expect(new Set(names).size).toBe(names.length);
  expect((await everyRecord('touchpoint_type')).length).toBe(22);
});

test('the same seed and instant make the same data', async () => {
  const other = await startTestServer({ project: folder });
  try {
    await fillWithDemoData(
      other.database.admin,
      other.workspace,
      model,
      { customers: 60, touchpoints: 500, seed: 7, now, users },
      () => {},
    );
    const digest = async ({ database, workspace }: TestServer): Promise<unknown> =>
      (
        await database.admin.query(
          `select md5(string_agg(t::text, '|' order by t."id")) from "${workspace.schema}"."touchpoint" t`,
        )
      ).rows;
    const first = await server.database.admin.query(`select count(*) from "${server.workspace.schema}"."touchpoint"`);
    expect(Number(first.rows[0].count)).toBe(1000);
    await fillWithDemoData(
      other.database.admin,
      other.workspace,
      model,
      { customers: 60, touchpoints: 500, seed: 7, now, users },
      () => {},
    );
    expect(await digest(other)).toEqual(await digest(server));
  } finally {
    await other.close();
  }
});
