/** Many writes in one request: all or none, or each that can be. */
import type { Call } from '../../../server/contract/call.js';
import { openWorkspace, project, type TestWorkspace } from '../../support/workspace.js';
import { bodyOf, faultsOf, problem, recordOf, writingOf, type Writing } from '../../support/writing.js';

let workspace: TestWorkspace;
let writing: Writing;
let admin: Call;
let clerk: Call;
let client: string;

beforeAll(async () => {
  workspace = await openWorkspace(project('workshop'));
  writing = writingOf(workspace);
  [admin, clerk] = await Promise.all([workspace.call(['admin']), workspace.call(['clerk'])]);
  client = recordOf(await writing.create(admin, 'client', { name: 'Acme' })).id;
});
afterAll(() => workspace.close());

interface Row {
  readonly row?: number;
  readonly op?: string;
  readonly id: string;
  readonly version?: number;
  readonly error?: {
    readonly code: string;
    readonly status: number;
    readonly errors?: readonly { readonly code: string; readonly pointer: string }[];
  };
}
const bulk = async (call: Call, object: string, rows: readonly unknown[], mode?: string) =>
  bodyOf<{ data: readonly Row[] }>(await writing.bulk(call, object, { ...(mode !== undefined && { mode }), rows })).data;
const rowsOf = async (table: string): Promise<number> => {
  const { rows } = await workspace.database.admin.query<{ n: number }>(
    `select count(*)::integer as n from "${workspace.release.workspace.schema}"."${table}"`,
  );
  return rows[0]!.n;
};

test('a thousand records are created at once, numbered in their order, each with its history', async () => {
  const before = await rowsOf('_history');
  const made = await bulk(
    admin,
    'job',
    Array.from({ length: 1000 }, (_, index) => ({ op: 'create', fields: { subject: `Job ${index}`, client } })),
  );
  expect(made).toHaveLength(1000);
  expect(await rowsOf('_history')).toBe(before + 1000);
  const { rows } = await workspace.database.admin.query<{ number: string; subject: string }>(
    `select "number", "subject" from "${workspace.release.workspace.schema}"."job" where id = any($1)`,
    [[made[0]!.id, made[999]!.id]],
  );
  const numbers = Object.fromEntries(rows.map(({ number, subject }) => [subject, Number(number.split('-')[2])]));
  expect(numbers['Job 999']! - numbers['Job 0']!).toBe(999);
}, 60_000);

test('creates, changes and deletes go together', async () => {
  const [one, two, three] = await bulk(
    admin,
    'client',
    ['One', 'Two', 'Three'].map((name) => ({ op: 'create', fields: { name } })),
  );
  const done = await bulk(admin, 'client', [
    { op: 'update', id: one!.id, version: 1, fields: { credit: 1 } },
    { op: 'delete', id: two!.id },
    { op: 'update', id: three!.id, fields: {} },
    { op: 'create', fields: { name: 'Four' } },
  ]);
  expect(done).toMatchObject([
    { op: 'update', version: 2 },
    { op: 'delete' },
    { op: 'update', version: 1 },
    { op: 'create', version: 1 },
  ]);
  expect((await problem(writing.change(admin, 'client', two!.id, {}))).code).toBe('record.unknown');
});

test('all: what is wrong with any row is answered for every row, and nothing is written', async () => {
  const [old] = await bulk(admin, 'client', [{ op: 'create', fields: { name: 'Old' } }]);
  const before = await rowsOf('client');
  const refused = await problem(
    writing.bulk(admin, 'client', {
      rows: [
        { op: 'create', fields: { name: 'Fine' } },
        { op: 'create', fields: { name: 'old ', colour: 1 } },
        { op: 'create', fields: { name: 'fine' } },
        { op: 'update', id: old!.id, version: 7, fields: { credit: 1 } },
        { op: 'update', id: old!.id, fields: { credit: -1 } },
        { op: 'delete', id: '01970000-0000-7000-8000-00000000dead' },
        { op: 'upsert' },
        { op: 'update', fields: {} },
        { op: 'create', id: old!.id, fields: { credit: 'x' } },
        7,
      ],
    }),
  );
  expect(faultsOf(refused)).toEqual([
    'field.unknown /rows/1/fields/colour',
    'value.duplicate /rows/1/fields/name',
    'value.duplicate /rows/2/fields/name',
    'record.changed /rows/3',
    'bulk.repeated /rows/4',
    'record.unknown /rows/5',
    'bulk.op /rows/6/op',
    'bulk.id /rows/7/id',
    'field.unknown /rows/8/id',
    'bulk.row /rows/9',
  ]);
  expect(await rowsOf('client')).toBe(before);
});

test('each: what can be written is, and the others say why not', async () => {
  const job = recordOf(await writing.create(admin, 'job', { subject: 'Held', client }));
  await writing.create(admin, 'invoice', { title: 'I', job: job.id });
  const free = recordOf(await writing.create(admin, 'job', { subject: 'Free', client }));
  const done = await bulk(
    admin,
    'job',
    [
      { op: 'create', fields: { subject: 'New', client } },
      { op: 'create', fields: { subject: 'New' } },
      { op: 'delete', id: job.id },
      { op: 'delete', id: free.id },
      { op: 'update', id: client, fields: {} },
    ],
    'each',
  );
  expect(done).toMatchObject([
    { row: 0, op: 'create', version: 1 },
    {
      row: 1,
      error: { code: 'record.invalid', status: 422, errors: [{ code: 'value.required', pointer: '/rows/1/fields/client' }] },
    },
    { row: 2, error: { code: 'record.referenced', status: 409 } },
    { row: 3, op: 'delete', id: free.id },
    { row: 4, error: { code: 'record.unknown', status: 404 } },
  ]);
  expect((await writing.change(admin, 'job', job.id, { price: 1 })).status).toBe(200);
});

describe('unique values', () => {
  const named = async (...names: string[]): Promise<string[]> =>
    (
      await bulk(
        admin,
        'client',
        names.map((name) => ({ op: 'create', fields: { name } })),
      )
    ).map(({ id }) => id);
  const namesOf = async (ids: readonly string[]): Promise<string[]> => {
    const { rows } = await workspace.database.admin.query<{ id: string; name: string; version: number }>(
      `select "id", "name" from "${workspace.release.workspace.schema}"."client" where "id" = any($1)`,
      [ids],
    );
    return ids.map((id) => rows.find((row) => row.id === id)!.name);
  };
  const rename = (id: string | undefined, name: string) => ({ op: 'update', id, fields: { name } });

  test('go from one record to another in a batch, in a ring too', async () => {
    const ids = await named('Ring A', 'Ring B', 'Ring C');
    const done = await bulk(admin, 'client', [rename(ids[0], 'ring b'), rename(ids[1], 'Ring C'), rename(ids[2], 'Ring A')]);
    expect(done.map(({ version }) => version)).toEqual([2, 2, 2]);
    expect(await namesOf(ids)).toEqual(['ring b', 'Ring C', 'Ring A']);
    const { rows } = await workspace.database.admin.query<{ n: number }>(
      `select count(*)::integer as n from "${workspace.release.workspace.schema}"."_history" where "record_id" = any($1)`,
      [ids],
    );
    expect(rows[0]!.n).toBe(6);
  });

  test('of a record that is deleted in the batch are free, wherever in it that is', async () => {
    const [gone] = await named('Leaving');
    await bulk(admin, 'client', [
      { op: 'create', fields: { name: 'leaving' } },
      { op: 'delete', id: gone },
    ]);
    expect((await problem(writing.bulk(admin, 'client', { rows: [{ op: 'create', fields: { name: 'Leaving' } }] }))).code).toBe(
      'record.invalid',
    );
  });

  test('that two rows want are the first one’s, and one that is kept is nobody else’s', async () => {
    const [a, b, c] = await named('Kept', 'Wanted', 'Wanting');
    const refused = await problem(
      writing.bulk(admin, 'client', { rows: [rename(a, 'Other'), rename(b, 'kept'), rename(c, 'KEPT')] }),
    );
    expect(faultsOf(refused)).toEqual(['value.duplicate /rows/2/fields/name']);
    expect(await namesOf([a!, b!, c!])).toEqual(['Kept', 'Wanted', 'Wanting']);
    const taken = await problem(writing.bulk(admin, 'client', { rows: [rename(a, 'Wanting'), rename(b, 'Free')] }));
    expect(faultsOf(taken)).toEqual(['value.duplicate /rows/0/fields/name']);
  });

  test('are judged row after row where each goes by itself', async () => {
    const [a, b] = await named('First', 'Second');
    const swapped = await bulk(admin, 'client', [rename(a, 'Second'), rename(b, 'First')], 'each');
    expect(swapped.map(({ error }) => error?.code)).toEqual(['record.invalid', 'record.invalid']);
    const followed = await bulk(admin, 'client', [rename(a, 'Third'), rename(b, 'First')], 'each');
    expect(followed.map(({ version }) => version)).toEqual([2, 2]);
    expect(await namesOf([a!, b!])).toEqual(['Third', 'First']);
    const unclaimed = await bulk(
      admin,
      'client',
      [
        { op: 'create', fields: { name: 'Fresh', credit: 'nonsense' } },
        { op: 'create', fields: { name: 'Fresh' } },
      ],
      'each',
    );
    expect(unclaimed.map((row) => row.error?.code ?? row.op)).toEqual(['record.invalid', 'create']);
  });

  test('of a row deleted before are free where each goes by itself, not of one deleted after', async () => {
    const [a] = await named('Going');
    const rows = [
      { op: 'create', fields: { name: 'Going' } },
      { op: 'delete', id: a },
      { op: 'create', fields: { name: 'Going' } },
    ];
    const done = await bulk(admin, 'client', rows, 'each');
    expect(done.map((row) => row.error?.code ?? row.op)).toEqual(['record.invalid', 'delete', 'create']);
  });
});

test('each: a record may be named again; what came of it before is what it is then', async () => {
  const [one] = await bulk(admin, 'client', [{ op: 'create', fields: { name: 'Twice' } }]);
  const done = await bulk(
    admin,
    'client',
    [
      { op: 'update', id: one!.id, fields: { credit: 1 } },
      { op: 'update', id: one!.id, version: 1, fields: { credit: 2 } },
      { op: 'update', id: one!.id, version: 2, fields: { credit: 3 } },
      { op: 'delete', id: one!.id },
      { op: 'update', id: one!.id, fields: { credit: 4 } },
    ],
    'each',
  );
  expect(done.map((row) => row.error?.code ?? row.version ?? row.op)).toEqual([
    2,
    'record.changed',
    3,
    'delete',
    'record.unknown',
  ]);
});

test('rights are asked row by row', async () => {
  const mine = recordOf(await writing.create(clerk, 'client', { name: 'Mine' }));
  const done = await bulk(
    clerk,
    'client',
    [
      { op: 'update', id: mine.id, fields: { region: 'north' } },
      { op: 'update', id: client, fields: { region: 'north' } },
      { op: 'create', fields: { name: 'Theirs', owner: admin.actor.user.id } },
    ],
    'each',
  );
  expect(done.map((row) => row.error?.code ?? row.op)).toEqual(['update', 'record.forbidden', 'record.forbidden']);
});

test.each<[string, unknown]>([
  ['no rows', {}],
  ['empty rows', { rows: [] }],
  ['too many rows', { rows: Array.from({ length: 1001 }, () => ({})) }],
  ['an unknown mode', { mode: 'some', rows: [{}] }],
  ['an unknown key', { rows: [{}], dry: true }],
])('%s are malformed', async (_, body) => {
  expect((await problem(writing.bulk(admin, 'client', body))).code).toBe('bulk.malformed');
});
