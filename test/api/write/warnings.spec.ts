/** Rules that warn: told beside the answer of every write, refusing none; and what a move writes. */
import type { Fault } from '../../../server/contract/problem.js';
import type { Call } from '../../../server/contract/call.js';
import type { Answer } from '../../../server/serve/answer.js';
import { openWorkspace, project, type TestWorkspace } from '../../support/workspace.js';
import { bodyOf, problem, recordOf, writingOf, type Writing } from '../../support/writing.js';

let workspace: TestWorkspace;
let writing: Writing;
let manager: Call;
let agent: Call;

beforeAll(async () => {
  workspace = await openWorkspace(project('desk'));
  writing = writingOf(workspace);
  [manager, agent] = await Promise.all([workspace.call(['manager']), workspace.call(['agent'])]);
});
afterAll(() => workspace.close());

const asked = { subject: 'New door', contact: 'Ada' };
const warningsOf = (answer: Answer): readonly Fault[] | undefined =>
  bodyOf<{ readonly warnings?: readonly Fault[] }>(answer).warnings;
const large = {
  pointer: '/budget',
  code: 'rule.violated',
  message: 'This needs the manager\u0027s word before work begins.',
  params: { rule: 'budget_is_large', message: 'This needs the manager\u0027s word before work begins.' },
};

test('a new record and a change are written and warned of, in the language asked for', async () => {
  const made = await writing.create(agent, 'request', { ...asked, budget: 5000 });
  expect([made.status, warningsOf(made)]).toEqual([201, [large]]);
  const { id } = recordOf(made);
  const changed = await writing.change({ ...agent, language: 'zh-CN' }, 'request', id, { budget: 6000 });
  expect(changed.status).toBe(200);
  expect(warningsOf(changed)).toMatchObject([{ pointer: '/budget', message: '开始前需经理确认。' }]);
  // What the write does not touch is not said again, and where nothing is to be said nothing is.
  expect(warningsOf(await writing.change(agent, 'request', id, { subject: 'Old door' }))).toBeUndefined();
  expect(warningsOf(await writing.change(agent, 'request', id, { budget: 10 }))).toBeUndefined();
});

test('errors refuse as ever, and warnings do not stand among them', async () => {
  const refused = await problem(writing.create(agent, 'request', { ...asked, budget: -1 }));
  expect(refused.errors?.map(({ pointer, params }) => [pointer, params.rule])).toEqual([['/budget', 'budget_is_negative']]);
  const verdict = await writing.validate(agent, { object: 'request', body: { ...asked, subject: null, budget: 5000 } });
  expect(bodyOf(verdict)).toMatchObject({ data: { valid: false, errors: [{ pointer: '/subject' }] }, warnings: [large] });
  const fine = await writing.validate(agent, { object: 'request', body: { ...asked, budget: 5000 } });
  expect(bodyOf(fine)).toEqual({ data: { valid: true, errors: [] }, warnings: [large] });
});

test('of many rows each warning points to its own, and only those written are warned of', async () => {
  const rows = [
    { op: 'create', fields: asked },
    { op: 'create', fields: { ...asked, budget: 2000 } },
    { op: 'create', fields: { ...asked, contact: null, budget: 3000 } },
  ];
  const answer = await writing.bulk(agent, 'request', { mode: 'each', rows });
  expect(warningsOf(answer)?.map(({ pointer }) => pointer)).toEqual(['/rows/1/fields/budget']);
  expect(bodyOf<{ data: readonly { error?: unknown }[] }>(answer).data.map(({ error }) => error === undefined)).toEqual([
    true,
    true,
    false,
  ]);
});

test('a warning tells nothing of what its reader may not see', async () => {
  const { id } = recordOf(await writing.create(manager, 'request', { ...asked, secret_score: 1 }));
  await writing.create(manager, 'note', { text: 'Called', request: id });
  const rules = (answer: Answer): readonly unknown[] => (warningsOf(answer) ?? []).map(({ params }) => params.rule);
  expect(rules(await writing.change(agent, 'request', id, { reference: 'A1' }))).toEqual([]);
  expect(rules(await writing.change(manager, 'request', id, { reference: 'A2' }))).toEqual(['many_notes', 'score_is_low']);
});

test('a move writes what the transition sets, then what the stage sets, and what is given stands against both', async () => {
  const move = async (values: object) => {
    const { id } = recordOf(await writing.create(agent, 'request', { ...asked, priority: 'high' }));
    return writing.move(agent, 'request', id, { transition: 'answer', values });
  };
  expect(recordOf(await move({}))).toMatchObject({
    stage: 'closed',
    answered_by: 'Ada',
    priority: 'low',
    outcome: 'closed',
  });
  const given = await move({ answered_by: 'Bob', outcome: 'done', budget: 9000 });
  expect(recordOf(given)).toMatchObject({ answered_by: 'Bob', outcome: 'done', priority: 'low' });
  expect(warningsOf(given)?.map(({ pointer }) => pointer)).toEqual(['/values/budget']);
});
