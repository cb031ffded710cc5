/** The write core by itself: commands over several objects in one transaction, judged on the state after all of them. */
import type { Call } from '../../../server/contract/call.js';
import { emptyAnswer } from '../../../server/serve/write/answer.js';
import { applyAll } from '../../../server/serve/write/apply.js';
import type { Command } from '../../../server/serve/write/command.js';
import { inTransaction } from '../../../server/serve/write/transaction.js';
import { openWorkspace, project, type TestWorkspace } from '../../support/workspace.js';
import { faultsOf, problem, recordOf, writingOf, type Writing } from '../../support/writing.js';

let workspace: TestWorkspace;
let writing: Writing;
let admin: Call;
let client: string;

beforeAll(async () => {
  workspace = await openWorkspace(project('workshop'));
  writing = writingOf(workspace);
  admin = await workspace.call(['admin']);
  client = recordOf(await writing.create(admin, 'client', { name: 'Acme' })).id;
});
afterAll(() => workspace.close());

interface Outcome {
  readonly verb: string;
  readonly id: string;
  readonly version: number;
}

/** In one transaction, in which nothing else is done. */
async function applied(...commands: readonly Command[]): Promise<readonly Outcome[]> {
  let outcomes: readonly Outcome[] = [];
  await inTransaction({ ...admin, now: new Date() }, writing.deps, (tx) =>
    applyAll(tx, commands, async (written) => {
      outcomes = written.map(({ command: { verb }, id, version }) => ({ verb, id, version }));
      return emptyAnswer;
    }),
  );
  return outcomes;
}

const make = async (object: string, body: unknown): Promise<string> => recordOf(await writing.create(admin, object, body)).id;
const query = async (sql: string, inputs: readonly unknown[] = []): Promise<readonly Record<string, unknown>[]> =>
  (await workspace.database.admin.query(sql.replaceAll('{}', `"${workspace.release.workspace.schema}"`), [...inputs])).rows;

test('creates, changes, moves, deletes and restores of several objects are one write', async () => {
  const job = await make('job', { subject: 'Door', client });
  const gone = await make('job', { subject: 'Gone', client });
  const binned = await make('client', { name: 'Binned' });
  await writing.remove(admin, 'client', binned);
  const done = await applied(
    { verb: 'create', object: 'part', at: '/0', body: { name: 'Hinge', job } },
    { verb: 'update', object: 'client', id: client, at: '/1', body: { credit: 5 } },
    { verb: 'delete', object: 'job', id: gone, at: '/2' },
    { verb: 'restore', object: 'client', id: binned, at: '/3' },
    { verb: 'move', object: 'job', id: job, at: '/4', body: { transition: 'start', values: { price: 10 } } },
  );
  expect(done.map(({ verb }) => verb)).toEqual(['create', 'update', 'delete', 'restore', 'move']);
  const ids = done.map(({ id }) => id);
  const history = await query(
    `select "record_id", "kind", "version" from {}."_history" where "record_id" = any($1) order by "id"`,
    [ids],
  );
  for (const { verb, id, version } of done) {
    const kind = { create: 'create', update: 'update', delete: 'delete', restore: 'restore', move: 'transition' }[verb];
    expect(history).toContainEqual({ record_id: id, kind, version });
  }
});

test('what is wrong with any of them is said of all, and nothing is written', async () => {
  const job = await make('job', { subject: 'Window', client });
  const before = await query('select count(*) as n from {}."_history"');
  const refused = await problem(
    applied(
      { verb: 'create', object: 'client', at: '/a', body: { name: 'acme' }, under: '/fields' },
      { verb: 'update', object: 'job', id: job, at: '/b', body: { price: 'x' } },
      { verb: 'move', object: 'job', id: job, at: '/c', body: { transition: 'nonsense' } },
      { verb: 'delete', object: 'part', id: job, at: '/d' },
      { verb: 'create', object: 'nothing', at: '/e', body: {} },
    ),
  );
  expect(faultsOf(refused)).toEqual([
    'value.duplicate /a/fields/name',
    'value.type /b/price',
    'bulk.repeated /c',
    'record.unknown /d',
    'object.unknown /e',
  ]);
  expect(await query('select count(*) as n from {}."_history"')).toEqual(before);
});

test('a record that is deleted cannot be pointed to by one that is stored with it', async () => {
  const job = await make('job', { subject: 'Roof', client });
  const refused = await problem(
    applied(
      { verb: 'create', object: 'invoice', at: '/0', body: { title: 'I', job } },
      { verb: 'delete', object: 'job', id: job, at: '/1' },
    ),
  );
  expect(faultsOf(refused)).toEqual(['value.reference.unknown /0/job']);
});

test('a detail that is deleted with its master, by name and along with it, is deleted once', async () => {
  const job = await make('job', { subject: 'Shed', client });
  const part = await make('part', { name: 'Plank', job });
  await applied({ verb: 'delete', object: 'part', id: part, at: '/0' }, { verb: 'delete', object: 'job', id: job, at: '/1' });
  expect(await query('select "kind" from {}."_history" where "record_id" = $1 order by "id"', [part])).toEqual([
    { kind: 'create' },
    { kind: 'delete' },
  ]);
});

test('what needs a record that is deleted may be led elsewhere in the same write', async () => {
  const [old, other] = [await make('job', { subject: 'Old', client }), await make('job', { subject: 'Other', client })];
  const invoice = await make('invoice', { title: 'Moved', job: old });
  expect((await problem(writing.remove(admin, 'job', old))).code).toBe('record.referenced');
  await applied(
    { verb: 'delete', object: 'job', id: old, at: '/0' },
    { verb: 'update', object: 'invoice', id: invoice, at: '/1', body: { job: other } },
  );
  expect(await query('select "job" from {}."invoice" where "id" = $1', [invoice])).toEqual([{ job: other }]);
});

test('writers that take the same records in another order do not lock each other out', async () => {
  const ids = await Promise.all(Array.from({ length: 6 }, (_, index) => make('client', { name: `Crowd ${index}` })));
  const jobs = await Promise.all(ids.map((id) => make('job', { subject: 'J', client: id })));
  const commands = [
    ...ids.map((id): Command => ({ verb: 'update', object: 'client', id, at: '', body: { credit: 7 } })),
    ...jobs.map((id): Command => ({ verb: 'update', object: 'job', id, at: '', body: { price: 7 } })),
  ];
  const before = await query(`select deadlocks::integer as n from pg_stat_database where datname = current_database()`);
  await Promise.all(Array.from({ length: 12 }, (_, index) => applied(...(index % 2 ? commands : commands.toReversed()))));
  expect(await query(`select deadlocks::integer as n from pg_stat_database where datname = current_database()`)).toEqual(before);
});
