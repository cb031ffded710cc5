/** Requests that meet: the same one twice, others at the same time, and a publish in the middle. */
import type { Call } from '../../../server/contract/call.js';
import { publish } from '../../../server/publish/publish.js';
import { createRecord } from '../../../server/serve/write/create.js';
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

const schema = (): string => workspace.release.workspace.schema;
const rowsOf = async (table: string): Promise<number> => {
  const { rows } = await workspace.database.admin.query<{ n: number }>(
    `select count(*)::integer as n from "${schema()}"."${table}"`,
  );
  return rows[0]!.n;
};

describe('Idempotency-Key', () => {
  test('the same request again is given the same answer, and happens once', async () => {
    const before = await rowsOf('job');
    const first = await writing.create(admin, 'job', { subject: 'Once', client }, { idempotencyKey: 'k1' });
    const second = await writing.create(admin, 'job', { subject: 'Once', client }, { idempotencyKey: 'k1' });
    expect(second).toMatchObject({
      status: 201,
      body: first.body,
      headers: { 'idempotency-replayed': 'true', etag: '"1"', location: first.headers.location },
    });
    expect(first.headers['idempotency-replayed']).toBeUndefined();
    expect(await rowsOf('job')).toBe(before + 1);
  });

  test('another request under the key is refused', async () => {
    await writing.create(admin, 'job', { subject: 'A', client }, { idempotencyKey: 'k2' });
    expect(await problem(writing.create(admin, 'job', { subject: 'B', client }, { idempotencyKey: 'k2' }))).toMatchObject({
      status: 422,
      code: 'idempotency.mismatch',
    });
    expect((await problem(writing.create(admin, 'job', {}, { idempotencyKey: 'a b' }))).code).toBe('idempotency.malformed');
  });

  test('of eight at once one happens, and all are answered alike', async () => {
    const before = await rowsOf('job');
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => writing.create(admin, 'job', { subject: 'Many', client }, { idempotencyKey: 'k3' })),
    );
    expect(new Set(answers.map(({ body }) => body)).size).toBe(1);
    expect(answers.filter(({ headers }) => headers['idempotency-replayed'] === undefined)).toHaveLength(1);
    expect(await rowsOf('job')).toBe(before + 1);
  });

  test('a refused request leaves no answer; others have keys of their own; old keys are forgotten', async () => {
    await problem(writing.create(admin, 'job', { client }, { idempotencyKey: 'k4' }));
    expect((await writing.create(admin, 'job', { subject: 'Now', client }, { idempotencyKey: 'k4' })).status).toBe(201);
    const other = await workspace.call(['admin']);
    expect((await writing.create(other, 'job', { subject: 'Mine', client }, { idempotencyKey: 'k4' })).status).toBe(201);
    await workspace.database.admin.query(
      `update "${schema()}"."_idempotency" set created_at = now() - interval '25 hours' where key = 'k1'`,
    );
    expect(
      (await writing.create(admin, 'job', { subject: 'Anew', client }, { idempotencyKey: 'k1' })).headers['idempotency-replayed'],
    ).toBeUndefined();
  });

  test('holds for moves and bulk too', async () => {
    const job = recordOf(await writing.create(admin, 'job', { subject: 'Move', client }));
    const body = { transition: 'cancel', reason: 'x' };
    const moved = await writing.move(admin, 'job', job.id, body, { idempotencyKey: 'k5' });
    expect((await writing.move(admin, 'job', job.id, body, { idempotencyKey: 'k5' })).body).toBe(moved.body);
    const rows = { rows: [{ op: 'create', fields: { name: 'Bulk once' } }] };
    const made = await writing.bulk(admin, 'client', rows, { idempotencyKey: 'k6' });
    expect((await writing.bulk(admin, 'client', rows, { idempotencyKey: 'k6' })).body).toBe(made.body);
  });
});

describe('a publish in the middle', () => {
  /** Documents with one more required field of jobs. */
  const stricter = (name: string) =>
    workspace.documents.map((document) => {
      const content = document.content as { kind: string; name?: string; fields: readonly unknown[] };
      if (content.kind !== 'object' || content.name !== 'job') return document;
      return {
        ...document,
        content: {
          ...content,
          fields: [...content.fields, { id: `x_${name}`, name, type: 'text', required: true, label: { en: name } }],
        },
      };
    });

  test('what was planned before is planned again, and judged by the new rules', async () => {
    const job = recordOf(await writing.create(admin, 'job', { subject: 'Before', client }));
    const old = { ...admin };
    await publish(workspace.database.admin, workspace.release.workspace, {
      documents: stricter('extra'),
      message: '',
      author: 'test',
    });
    expect(faultsOf(await problem(writing.create(old, 'job', { subject: 'After', client })))).toEqual(['value.required /extra']);
    expect((await writing.create(old, 'job', { subject: 'After', client, extra: 'x' })).status).toBe(201);
    expect(recordOf(await writing.change(old, 'job', job.id, { extra: 'y' }))).toMatchObject({ extra: 'y' });
  });

  /** Publishes when the insert is about to be sent: everything was planned and checked under the old release. */
  function publishingBeforeInsert(name: string) {
    const { records, admin: pool } = workspace.database;
    let published: Promise<unknown> | undefined;
    const connect = records.connect.bind(records);
    const deps = {
      ...writing.deps,
      records: Object.assign(Object.create(records) as typeof records, {
        connect: async () => {
          const client = await connect();
          const query = client.query.bind(client) as (...args: unknown[]) => Promise<unknown>;
          const wrapped = Object.create(client) as typeof client;
          Object.assign(wrapped, {
            query: (...args: unknown[]) => {
              const text = typeof args[0] === 'string' ? args[0] : (args[0] as { text: string }).text;
              if (text.startsWith('insert into') && text.includes('"job"')) {
                published ??= publish(pool, workspace.release.workspace, {
                  documents: stricter(name),
                  message: '',
                  author: 'test',
                });
              }
              // What was sent behind the insert stays behind it.
              return (published ?? Promise.resolve()).then(() => query(...args));
            },
            release: (error?: boolean) => client.release(error),
          });
          return wrapped;
        },
      }),
    };
    return { deps, hasPublished: () => published !== undefined };
  }
  const current = async (): Promise<Call> => ({
    ...admin,
    release: await workspace.releases.refresh(workspace.release.workspace.id),
  });

  test('between plan and write, the write is refused by the database and done again', async () => {
    const before = await rowsOf('job');
    const { deps, hasPublished } = publishingBeforeInsert('later');
    const body = { subject: 'Mid', client, extra: 'x' };
    expect(faultsOf(await problem(createRecord(await current(), deps, { object: 'job', body })))).toEqual([
      'field.unknown /extra',
      'value.required /later',
    ]);
    expect(hasPublished()).toBe(true);
    expect(await rowsOf('job')).toBe(before);
    const { rows } = await workspace.database.admin.query(
      `select 1 from "${schema()}"."_history" h where not exists (select 1 from "${schema()}"."job" j where j.id = h.record_id) and h.object_id = 'job'`,
    );
    expect(rows).toHaveLength(0);
  });

  describe('for a caller who says which release is known', () => {
    const knowing = async (difference = 0): Promise<Call> => {
      const call = await current();
      return { ...call, knows: String(call.release.number + difference) };
    };

    test('another one is refused before anything is judged, whatever the write', async () => {
      const job = recordOf(await writing.create(await current(), 'job', { subject: 'Known', client, later: 'x' }));
      const old = await knowing(-1);
      const refused = { status: 409, code: 'release.changed', params: { sent: Number(old.knows), current: old.release.number } };
      const row = { op: 'create', fields: { name: 'Nobody' } };
      const writes = [
        writing.create(old, 'job', { no_such: 1 }),
        writing.create(old, 'no_such_object', {}),
        writing.change(old, 'job', job.id, { subject: '' }, { ifMatch: '"9"' }),
        writing.move(old, 'job', job.id, { transition: 'no_such' }),
        writing.bulk(old, 'client', { rows: [row] }),
        writing.remove(old, 'job', job.id),
        writing.restore(old, 'job', job.id),
      ];
      for (const write of writes) expect(await problem(write)).toMatchObject(refused);
      expect(await problem(writing.create({ ...old, knows: 'x' }, 'client', { name: 'N' }))).toMatchObject({
        status: 400,
        code: 'release.malformed',
      });
      expect(recordOf(await writing.change(await knowing(), 'job', job.id, { subject: 'Kept' }))).toMatchObject({ version: 2 });
    });

    test('a process that has not heard of the release yet learns of it', async () => {
      const call = await knowing();
      const late = { ...call, release: workspace.release };
      expect(late.release.number).toBeLessThan(call.release.number);
      expect((await writing.create(late, 'client', { name: 'Known early' })).status).toBe(201);
    });

    test('what was written already is answered again', async () => {
      const call = await knowing();
      const first = await writing.create(call, 'client', { name: 'Once known' }, { idempotencyKey: 'known' });
      const old = { ...call, knows: String(call.release.number - 1) };
      const again = await writing.create(old, 'client', { name: 'Once known' }, { idempotencyKey: 'known' });
      expect(again).toMatchObject({ status: 201, body: first.body });
    });

    test('a publish between plan and write refuses it too, and nothing is written', async () => {
      const call = await knowing();
      const before = await rowsOf('job');
      const { deps, hasPublished } = publishingBeforeInsert('last');
      const write = createRecord(call, deps, { object: 'job', body: { subject: 'Mid', client, later: 'x' } });
      expect(await problem(write)).toMatchObject({
        code: 'release.changed',
        params: { sent: call.release.number, current: call.release.number + 1 },
      });
      expect(hasPublished()).toBe(true);
      expect(await rowsOf('job')).toBe(before);
    });
  });
});
