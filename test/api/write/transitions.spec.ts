/** The flow as a state machine: what leads on, what is missing, what the move does, what it leaves behind. */
import type { TransitionsAnswer } from '../../../server/contract/records.js';
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

const newJob = async (values: object = {}, by = admin) =>
  recordOf(await writing.create(by, 'job', { subject: 'Gate', client, ...values }));
const offers = async (call: Call, id: string) => bodyOf<TransitionsAnswer>(await writing.transitions(call, 'job', id)).data;

test('what leads on is listed with what is missing', async () => {
  const job = await newJob();
  expect(await offers(admin, job.id)).toMatchObject({
    stage: 'draft',
    version: 1,
    transitions: [
      { name: 'start', label: 'Start', to: 'working', ready: false, missing: ['price'], blocked: [], reason: false },
      { name: 'cancel', to: 'cancelled', ready: true, missing: [], blocked: [], reason: true },
    ],
  });
});

test('a guard blocks in its own words, in the language asked for', async () => {
  const job = await newJob({ price: 1 });
  await writing.move(admin, 'job', job.id, { transition: 'start' });
  const finish = (await offers(admin, job.id)).transitions[0];
  expect(finish).toMatchObject({ name: 'finish', ready: false, missing: ['code'], blocked: ['Add at least one part first.'] });
  expect((await offers({ ...admin, language: 'zh-CN' }, job.id)).transitions[0]?.blocked).toEqual(['请先添加至少一个零件。']);
  await writing.create(admin, 'part', { name: 'p', job: job.id });
  expect((await offers(admin, job.id)).transitions[0]).toMatchObject({ ready: false, missing: ['code'], blocked: [] });
});

test('what one may not use is not listed; what one may not fill in blocks without a name', async () => {
  const job = await newJob({}, clerk);
  expect(await offers(clerk, job.id)).toMatchObject({
    transitions: [
      {
        name: 'start',
        missing: [],
        ready: false,
        blocked: ['Something is missing that you may not fill in. Ask somebody who may.'],
      },
      { name: 'cancel', ready: true },
    ],
  });
});

test('a move stores its values, what the stage sets, and how long the last one took', async () => {
  const job = await newJob({ stage: 'rush', worker: admin.actor.user.id });
  const answer = await writing.move(admin, 'job', job.id, { transition: 'start', values: { price: 10 } }, { ifMatch: '"1"' });
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date());
  expect(answer.headers.etag).toBe('"2"');
  expect(recordOf(answer)).toMatchObject({ stage: 'working', price: 10, begins_on: today, version: 2 });
  expect(recordOf(answer).stage_since).not.toBe(job.stage_since);
  const history = bodyOf<{ data: readonly object[] }>(await writing.history(admin, 'job', job.id)).data;
  expect(history[0]).toMatchObject({
    kind: 'transition',
    from: 'rush',
    to: 'working',
    reason: null,
    seconds: expect.any(Number) as number,
  });
  expect(history[0]).toMatchObject({
    changes: [
      { field: 'price', old: null, new: 10 },
      { field: 'begins_on', old: null, new: today },
    ],
  });
});

test('everything that is wrong with a move is said at once', async () => {
  const job = await newJob({ price: 1 });
  await writing.move(admin, 'job', job.id, { transition: 'start' });
  const body = { transition: 'finish', reason: 3, extra: 1, values: { price: 'x', nonsense: 1, worker: client } };
  expect(faultsOf(await problem(writing.move(admin, 'job', job.id, body)))).toEqual([
    'field.unknown /extra',
    'value.type /reason',
    'transition.guarded /transition',
    'field.unknown /values/nonsense',
    'value.type /values/price',
    'value.reference.unknown /values/worker',
    'value.required /values/code',
  ]);
});

test.each<[string, unknown, readonly string[]]>([
  ['no transition', {}, ['transition.required /transition']],
  ['one that there is not', { transition: 'fly' }, ['transition.unknown /transition']],
  ['one that does not leave this stage', { transition: 'finish' }, ['transition.closed /transition']],
  ['no reason where one is needed', { transition: 'cancel' }, ['transition.reason /reason']],
  ['a blank reason', { transition: 'cancel', reason: '  ' }, ['transition.reason /reason']],
  ['a reason too long', { transition: 'cancel', reason: 'x'.repeat(2001) }, ['value.too_long /reason']],
  ['values that are no object', { transition: 'cancel', reason: 'x', values: [] }, ['value.type /values']],
  ['what the stage requires', { transition: 'start' }, ['value.required /values/price']],
  [
    'a stage among the values',
    { transition: 'cancel', reason: 'x', values: { stage: 'working' } },
    ['stage.by_transition /values/stage'],
  ],
])('refused: %s', async (_, body, expected) => {
  const job = await newJob();
  expect(faultsOf(await problem(writing.move(admin, 'job', job.id, body)))).toEqual(expected);
  expect((await offers(admin, job.id)).version).toBe(1);
});

test('a transition that is not granted is an unknown one', async () => {
  const job = await newJob({ price: 1 });
  await writing.move(admin, 'job', job.id, { transition: 'start' });
  await writing.change(admin, 'job', job.id, { owner: clerk.actor.user.id });
  expect(faultsOf(await problem(writing.move(clerk, 'job', job.id, { transition: 'finish' })))).toEqual([
    'transition.unknown /transition',
  ]);
});

test('of eight moves of one version exactly one succeeds', async () => {
  for (let round = 0; round < 10; round++) {
    const job = await newJob();
    const moves = await Promise.allSettled(
      Array.from({ length: 8 }, () =>
        writing.move(admin, 'job', job.id, { transition: 'cancel', reason: 'late' }, { ifMatch: '"1"' }),
      ),
    );
    expect(moves.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  }
});
