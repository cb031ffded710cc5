/** Changing, deleting and restoring records: merged, locked, and never made worse. */
import type { Call } from '../../../server/contract/call.js';
import { openWorkspace, project, type TestWorkspace } from '../../support/workspace.js';
import { bodyOf, faultsOf, problem, recordOf, writingOf, type Writing } from '../../support/writing.js';

let workspace: TestWorkspace;
let writing: Writing;
let admin: Call;
let clerk: Call;
let reader: Call;
let client: string;
let count = 0;

beforeAll(async () => {
  workspace = await openWorkspace(project('workshop'));
  writing = writingOf(workspace);
  [admin, clerk, reader] = await Promise.all([workspace.call(['admin']), workspace.call(['clerk']), workspace.call(['reader'])]);
  client = (await newClient()).id;
});
afterAll(() => workspace.close());

const newClient = async (values: object = {}, by = admin) =>
  recordOf(await writing.create(by, 'client', { name: `Client ${++count}`, ...values }));
const newJob = async (values: object = {}, by = admin) =>
  recordOf(await writing.create(by, 'job', { subject: 'Gate', client, ...values }));
const put = async (table: string, id: string, column: string, value: unknown): Promise<void> => {
  await workspace.database.admin.query(
    `update "${workspace.release.workspace.schema}"."${table}" set "${column}" = $2 where id = $1`,
    [id, value],
  );
};

describe('a new record', () => {
  test('is answered as it is read, with its address and version', async () => {
    const answer = await writing.create(admin, 'job', { subject: ' Gate ', client, labels: ['a'], price: 12.5 });
    const record = recordOf(answer);
    expect(answer.status).toBe(201);
    expect(answer.headers).toMatchObject({ etag: '"1"', location: `/api/records/job/${record.id}` });
    expect(record).toMatchObject({
      subject: 'Gate',
      client: { id: client },
      price: 12.5,
      stage: 'draft',
      record_type: 'repair',
      warranty: 12,
      version: 1,
    });
    expect(record.owner).toMatchObject({ id: admin.actor.user.id });
    expect(record.due_on).toMatch(/^\d{4}-\d\d-\d\d$/);
  });

  test('takes what is given before any default, also nothing', async () => {
    expect(await newJob({ warranty: null, due_on: '2030-01-01' })).toMatchObject({ warranty: null, due_on: '2030-01-01' });
  });

  test('gets what its stage sets, unless given', async () => {
    const worker = admin.actor.user.id;
    expect(await newJob({ stage: 'rush', worker })).toMatchObject({ stage: 'rush', warranty: 3 });
    expect(await newJob({ stage: 'rush', worker, warranty: 5 })).toMatchObject({ warranty: 5 });
  });

  test('is numbered without gaps, also by many at once and after refusals', async () => {
    const first = Number(String((await newJob()).number).slice(-3));
    await problem(writing.create(admin, 'job', { client }));
    const jobs = await Promise.all(Array.from({ length: 8 }, () => newJob()));
    const numbers = jobs.map(({ number }) => Number(String(number).slice(-3))).toSorted((a, b) => a - b);
    expect(numbers).toEqual(Array.from({ length: 8 }, (_, index) => first + 1 + index));
    expect(jobs[0]!.number).toMatch(/^J-20\d{4}-\d{3}$/);
  });

  test('outside the rows one may create is refused', async () => {
    expect((await problem(writing.create(clerk, 'client', { name: 'Mine?', owner: admin.actor.user.id }))).code).toBe(
      'record.forbidden',
    );
    expect((await problem(writing.create(reader, 'client', { name: 'X' }))).code).toBe('record.forbidden');
    expect((await problem(writing.create(reader, 'job', { subject: 'X' }))).code).toBe('object.unknown');
  });

  test('may be created by somebody who may not read it', async () => {
    const sender = await workspace.call(['sender']);
    const answer = await writing.create(sender, 'job', { subject: 'Sent', client });
    expect(Object.keys(recordOf(answer)).toSorted()).toEqual(['id', 'version']);
    const refused = await problem(writing.create(sender, 'job', { subject: 'Sent', client, record_type: 'build' }));
    expect(refused.code).toBe('record.forbidden');
    expect(faultsOf(await problem(writing.create(sender, 'job', { subject: 'Sent', client, price: 1 })))).toEqual([
      'field.unknown /price',
    ]);
  });

  test('of two at once with the same unique value, one is refused as a duplicate', async () => {
    for (let round = 0; round < 10; round++) {
      const outcomes = await Promise.allSettled(
        ['ｒｏｕｎｄ', 'Round', 'r o u n d', 'ROUND '].map((name) =>
          writing.create(admin, 'client', { name: `${name} ${round}` }),
        ),
      );
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      for (const outcome of outcomes) {
        if (outcome.status === 'rejected')
          expect(faultsOf(await problem(Promise.reject(outcome.reason as Error)))).toEqual(['value.duplicate /name']);
      }
    }
  });
});

describe('a change', () => {
  test('merges the given fields and leaves the others', async () => {
    const job = await newJob({ price: 5, labels: ['x'] });
    const answer = await writing.change(admin, 'job', job.id, { price: 7, labels: null });
    expect(answer.headers.etag).toBe('"2"');
    expect(recordOf(answer)).toMatchObject({ subject: 'Gate', price: 7, labels: null, version: 2 });
  });

  test('that changes nothing is no version', async () => {
    const job = await newJob();
    const { id, version, ...read } = job;
    const answer = await writing.change(admin, 'job', id, { ...read, id, version });
    expect(recordOf(answer)).toEqual(job);
  });

  test('of a record one may not read is of a record that is not there', async () => {
    const south = await newClient({ region: 'south' });
    for (const call of [reader, clerk]) {
      const own = call === clerk ? await newJob() : south;
      const object = call === clerk ? 'job' : 'client';
      if (call === clerk)
        expect((await problem(writing.change(call, object, own.id, { subject: 'x' }))).code).toBe('record.unknown');
      else expect((await problem(writing.change(call, object, own.id, { name: 'x' }))).code).toBe('record.forbidden');
    }
    expect((await problem(writing.change(admin, 'job', 'nonsense', {}))).code).toBe('record.unknown');
    expect((await problem(writing.change(admin, 'job', '01970000-0000-7000-8000-00000000dead', {}))).code).toBe('record.unknown');
  });

  test('of a record one may read but not change is forbidden', async () => {
    expect((await problem(writing.change(clerk, 'client', client, { name: 'x' }))).code).toBe('record.forbidden');
  });

  test('of the stage names the transitions that lead there', async () => {
    const job = await newJob({ price: 5 });
    const there = await problem(writing.change(admin, 'job', job.id, { stage: 'working' }));
    expect(there.errors).toMatchObject([{ code: 'stage.by_transition', params: { transitions: ['start'], labels: ['Start'] } }]);
    expect(faultsOf(await problem(writing.change(admin, 'job', job.id, { stage: 'finished' })))).toEqual([
      'stage.unreachable /stage',
    ]);
    expect(faultsOf(await problem(writing.change(admin, 'job', job.id, { stage: 'nowhere' })))).toEqual([
      'value.option.unknown /stage',
    ]);
    expect((await writing.change(admin, 'job', job.id, { stage: 'draft', price: 6 })).status).toBe(200);
  });

  test('of a hidden field is of an unknown one, whether or not it is guessed', async () => {
    const mine = await newClient({}, clerk);
    await put('client', mine.id, 'secret', 'known');
    for (const secret of ['known', 'other']) {
      expect(faultsOf(await problem(writing.change(clerk, 'client', mine.id, { secret })))).toEqual(['field.unknown /secret']);
    }
    expect(faultsOf(await problem(writing.change(clerk, 'client', mine.id, { credit: 5 })))).toEqual(['field.readonly /credit']);
  });
});

describe('a record is not made worse, and need not be made better', () => {
  test('what was wrong before and is not touched is not reported', async () => {
    const job = await newJob();
    await put('job', job.id, 'subject', null);
    await put('job', job.id, 'kind_of_work', 'forge');
    await put('job', job.id, 'begins_on', '2026-02-02');
    await put('job', job.id, 'ends_on', '2026-02-01');
    expect((await writing.change(admin, 'job', job.id, { price: 1, kind_of_work: 'forge' })).status).toBe(200);
    expect(faultsOf(await problem(writing.change(admin, 'job', job.id, { subject: null })))).toEqual(['value.required /subject']);
    expect(faultsOf(await problem(writing.change(admin, 'job', job.id, { ends_on: '2026-01-01' })))).toEqual([
      'rule.violated /begins_on',
      'rule.violated /ends_on',
    ]);
    expect((await writing.change(admin, 'job', job.id, { ends_on: '2026-03-01' })).status).toBe(200);
  });

  test('what a change brings about is reported', async () => {
    const job = await newJob({ discount: 0 });
    expect(faultsOf(await problem(writing.change(admin, 'job', job.id, { discount: 5 })))).toEqual([
      'value.required /discount_reason',
    ]);
    const one = await newClient({ region: 'north', city: 'beijing' });
    expect(faultsOf(await problem(writing.change(admin, 'client', one.id, { region: 'south' })))).toEqual([
      'value.option.dependent /city',
    ]);
    expect((await writing.change(admin, 'client', one.id, { region: 'south', city: 'guangzhou' })).status).toBe(200);
  });

  test('what is missing beyond one’s fields is said without a name', async () => {
    const job = await newJob({ record_type: 'build' }, clerk);
    expect(faultsOf(await problem(writing.change(clerk, 'job', job.id, { kind_of_work: 'design' })))).toEqual([
      'record.incomplete ',
    ]);
  });

  test('a rule may read the record before and what points to it', async () => {
    const job = await newJob({ price: 50, begins_on: '2026-01-01' });
    await writing.move(admin, 'job', job.id, { transition: 'start' });
    expect(faultsOf(await problem(writing.change(admin, 'job', job.id, { price: 40 })))).toEqual(['rule.violated /price']);
    const mine = await newJob({}, clerk);
    await writing.change(admin, 'job', mine.id, { price: 1 });
    for (const name of ['a', 'b', 'c']) await writing.create(admin, 'part', { name, job: mine.id });
    expect(faultsOf(await problem(writing.change(admin, 'job', mine.id, { price: null })))).toEqual(['rule.violated /internal']);
    expect((await writing.change(clerk, 'job', mine.id, { subject: 'Door' })).status).toBe(200);
  });
});

describe('versions', () => {
  test('a change against an old version is refused with what changed since, as far as it is seen', async () => {
    const mine = await newClient({ phone: '13800138000', credit: 5 });
    await writing.change(admin, 'client', mine.id, { secret: 'a', email: 'x@example.com', credit: 6 });
    await put('client', mine.id, 'owner', clerk.actor.user.id);
    const refused = await problem(writing.change(clerk, 'client', mine.id, { name: 'mine' }, { ifMatch: '"1"' }));
    expect(refused).toMatchObject({ status: 412, code: 'record.changed' });
    expect(refused.params).toEqual({
      version: 2,
      fields: [
        { field: 'email', value: 'x@example.com' },
        { field: 'credit', value: 6 },
      ],
    });
    expect(JSON.stringify(refused)).not.toContain('secret');
  });

  test.each(['"2"', '*', 'W/"2"', '"1", "2"'])('%s is the second version', async (ifMatch) => {
    const one = await newClient();
    await writing.change(admin, 'client', one.id, { credit: 1 });
    expect((await writing.change(admin, 'client', one.id, { credit: 2 }, { ifMatch })).status).toBe(200);
  });

  test('of eight changes of one version exactly one succeeds', async () => {
    const one = await newClient();
    for (let version = 1; version <= 100; version++) {
      const outcomes = await Promise.allSettled(
        Array.from({ length: 8 }, (_, index) =>
          writing.change(admin, 'client', one.id, { credit: version * 10 + index }, { ifMatch: `"${version}"` }),
        ),
      );
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    }
  }, 60_000);
});

describe('the recycle bin', () => {
  test('takes a record with its details, and gives them back together', async () => {
    const job = await newJob();
    const [kept, gone] = [
      recordOf(await writing.create(admin, 'part', { name: 'kept', job: job.id, serial: `S${++count}` })),
      recordOf(await writing.create(admin, 'part', { name: 'gone', job: job.id })),
    ];
    const run = recordOf(await writing.create(admin, 'test_run', { name: 'run', part: kept.id }));
    await writing.remove(admin, 'part', gone.id);
    expect((await writing.remove(admin, 'job', job.id, { ifMatch: '"1"' })).status).toBe(204);
    for (const [object, id] of [
      ['job', job.id],
      ['part', kept.id],
      ['test_run', run.id],
    ] as const) {
      expect((await problem(writing.change(admin, object, id, {}))).code).toBe('record.unknown');
    }
    expect((await problem(writing.restore(admin, 'part', kept.id))).code).toBe('record.master_deleted');
    const restored = await writing.restore(admin, 'job', job.id);
    expect(recordOf(restored)).toMatchObject({ id: job.id, version: 3 });
    expect((await writing.change(admin, 'test_run', run.id, { name: 'again' })).status).toBe(200);
    expect((await problem(writing.change(admin, 'part', gone.id, {}))).code).toBe('record.unknown');
    expect((await problem(writing.restore(admin, 'job', job.id))).code).toBe('record.not_deleted');
  });

  test('does not take what others cannot be without', async () => {
    const job = await newJob();
    const part = recordOf(await writing.create(admin, 'part', { name: 'p', job: job.id }));
    const invoice = recordOf(await writing.create(admin, 'invoice', { title: 'I', job: job.id, part: part.id }));
    const refused = await problem(writing.remove(admin, 'job', job.id));
    expect(refused).toMatchObject({
      status: 409,
      code: 'record.referenced',
      params: { others: false, references: [{ object: 'invoice', field: 'job', count: 1, ids: [invoice.id] }] },
    });
    const mine = await newJob({}, clerk);
    await writing.create(admin, 'invoice', { title: 'I', job: mine.id });
    expect((await problem(writing.remove(clerk, 'job', mine.id))).params).toEqual({ references: [], others: true });
    await writing.remove(admin, 'invoice', invoice.id);
    expect((await writing.remove(admin, 'job', job.id)).status).toBe(204);
  });

  test('does not block unique values, and does not give back what has been taken', async () => {
    const one = await newClient({ name: 'Twice' });
    await writing.remove(admin, 'client', one.id);
    await newClient({ name: 'twice' });
    expect(faultsOf(await problem(writing.restore(admin, 'client', one.id)))).toEqual(['value.duplicate /name']);
  });

  test('a reference to what is being deleted at that moment is refused or holds it back, never neither', async () => {
    for (let round = 0; round < 15; round++) {
      const job = await newJob();
      const [made, removed] = await Promise.allSettled([
        writing.create(admin, 'invoice', { title: 'I', job: job.id }),
        writing.remove(admin, 'job', job.id),
      ]);
      expect([made.status, removed.status].toSorted()).toEqual(['fulfilled', 'rejected']);
    }
  });
});

test('rights say what one may do with this very record', async () => {
  const mine = await newClient({}, clerk);
  expect(bodyOf<{ data: { edit: string[] } }>(await writing.rights(clerk, 'client', mine.id)).data).toMatchObject({
    update: true,
    delete: true,
  });
  expect(bodyOf<{ data: { edit: string[] } }>(await writing.rights(clerk, 'client', mine.id)).data.edit).toEqual(
    expect.arrayContaining(['name', 'phone', 'owner']),
  );
  expect(bodyOf<{ data: { edit: string[] } }>(await writing.rights(clerk, 'client', mine.id)).data.edit).not.toContain('credit');
  expect(bodyOf(await writing.rights(clerk, 'client', client))).toEqual({ data: { update: false, delete: false, edit: [] } });
});

test('a verdict is given without the write, for new records and old ones', async () => {
  const invalid = bodyOf<{ data: { valid: boolean; errors: { pointer: string }[] } }>(
    await writing.validate(admin, { object: 'job', body: { price: -1 } }),
  );
  expect(invalid.data.valid).toBe(false);
  expect(invalid.data.errors.map(({ pointer }) => pointer)).toEqual(['/subject', '/client', '/price']);
  const job = await newJob();
  expect(bodyOf(await writing.validate(admin, { object: 'job', id: job.id, body: { price: 1 } }))).toEqual({
    data: { valid: true, errors: [] },
  });
  expect((await writing.change(admin, 'job', job.id, {}, { ifMatch: '"1"' })).status).toBe(200);
});
