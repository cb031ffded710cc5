/** Everything that is wrong with a write comes back in one answer, at its place, in the language asked for; and nothing is written. */
import type { Call } from '../../../server/contract/call.js';
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
  client = recordOf(await writing.create(admin, 'client', { name: 'Acme Ltd', email: 'a@acme.example', region: 'north' })).id;
});
afterAll(() => workspace.close());

const rowsOf = async (table: string): Promise<number> => {
  const { rows } = await workspace.database.admin.query<{ n: number }>(
    `select count(*)::integer as n from "${workspace.release.workspace.schema}"."${table}"`,
  );
  return rows[0]!.n;
};

const nobody = '01970000-0000-7000-8000-00000000dead';

test('one request with all sorts of faults is answered with all of them, in both languages, and writes nothing', async () => {
  const before = [await rowsOf('job'), await rowsOf('_history'), await rowsOf('_counter')];
  const body = {
    subject: null,
    sbuject: 'x',
    client: nobody,
    kind_of_work: 'design',
    record_type: 'repair',
    price: 'cheap',
    discount: 10,
    begins_on: '2026-03-02',
    ends_on: '2026-03-01',
    due_on: '31.3.2026',
    warranty: 999,
    worker: nobody,
    code: 'abc',
    stage: 'finished',
    finished_at: '2026-03-01T00:00:00Z',
  };
  const english = await problem(writing.create(admin, 'job', body));
  expect(english.status).toBe(422);
  expect(faultsOf(english)).toEqual([
    'field.unknown /sbuject',
    'value.required /subject',
    'value.reference.unknown /client',
    'value.option.record_type /kind_of_work',
    'value.type /price',
    'value.required /discount_reason',
    'rule.violated /begins_on',
    'rule.violated /ends_on',
    'value.too_large /warranty',
    'value.format /due_on',
    'value.reference.unknown /worker',
    'value.pattern /code',
    'value.required /internal',
    'field.readonly /finished_at',
    'stage.not_initial /stage',
  ]);
  expect(english.errors!.map(({ message }) => message)).toMatchInlineSnapshot(`
   [
     "There is no field “sbuject”; did you mean “subject”?",
     "Subject is required.",
     "Client points to nothing that you may see; choose another.",
     "Records of this type do not have this option of Kind of work; choose another from its list.",
     "Price must be a number.",
     "Reason for the discount is required.",
     "A job ends after it begins.",
     "A job ends after it begins.",
     "Warranty (months) may be at most 120.",
     "Due on must be a date such as 2026-01-31.",
     "Worker points to nothing that you may see; choose another.",
     "Code is not written as it must be: three capitals, a dash and a number.",
     "Internal note is required.",
     "Finished at cannot be set by you; leave it out.",
     "A record cannot begin in “Finished”. It may begin in: Draft, Rush.",
   ]
  `);
  const chinese = await problem(writing.create({ ...admin, language: 'zh-CN' }, 'job', body), 'zh-CN');
  expect(faultsOf(chinese)).toEqual(faultsOf(english));
  for (const { message } of chinese.errors!) expect(message).toMatch(/[\u4e00-\u9fff]/);
  expect([await rowsOf('job'), await rowsOf('_history'), await rowsOf('_counter')]).toEqual(before);
});

test('a duplicate is among them', async () => {
  const answer = await problem(
    writing.create(admin, 'client', { name: ' Ａcme   LTD ', email: 'a@ACME.example', city: 'beijing', credit: -1 }),
  );
  expect(faultsOf(answer)).toEqual([
    'value.duplicate /name',
    'value.duplicate /email',
    'value.option.dependent /city',
    'value.too_small /credit',
  ]);
});

describe('each by itself, for a new record', () => {
  const valid = (): Record<string, unknown> => ({ subject: 'Gate', client });
  test.each<[string, () => Record<string, unknown>, readonly string[]]>([
    ['nothing', () => ({}), []],
    ['a reference as it is read', () => ({ client: { id: client, label: 'Acme Ltd' } }), []],
    ['an unknown key', () => ({ colour: 'red' }), ['field.unknown /colour']],
    [
      'a key of every object',
      () => JSON.parse('{"__proto__": {"x": 1}, "constructor": 1, "toString": 2}') as Record<string, unknown>,
      ['field.unknown /__proto__', 'field.unknown /constructor', 'field.unknown /toString'],
    ],
    ['a key that must be escaped', () => ({ 'a/b~c': 1 }), ['field.unknown /a~1b~0c']],
    ['an inactive option', () => ({ kind_of_work: 'forge' }), ['value.option.inactive /kind_of_work']],
    ['an unknown option', () => ({ kind_of_work: 'cook' }), ['value.option.unknown /kind_of_work']],
    ['an unknown record type', () => ({ record_type: 'other' }), ['value.option.unknown /record_type']],
    [
      'an option of another record type',
      () => ({ kind_of_work: 'design', internal: 'x' }),
      ['value.option.record_type /kind_of_work'],
    ],
    ['the same option in its own', () => ({ kind_of_work: 'design', internal: 'x', record_type: 'build' }), []],
    ['a condition that makes a field required', () => ({ discount: 5 }), ['value.required /discount_reason']],
    ['a condition met', () => ({ discount: 5, discount_reason: 'regular' }), []],
    ['too many digits', () => ({ price: 1.234 }), ['value.scale /price']],
    ['a number out of range', () => ({ discount: 51, discount_reason: 'x' }), ['value.too_large /discount']],
    ['a text too long', () => ({ subject: 'x'.repeat(61) }), ['value.too_long /subject']],
    ['blank for a required text', () => ({ subject: '   ' }), ['value.required /subject']],
    ['a list with one that is not there', () => ({ helpers: [client, nobody] }), ['value.reference.unknown /helpers/1']],
    ['an id that is none', () => ({ client: 'acme' }), ['value.format /client']],
    ['a record where a user belongs', () => ({ worker: client }), ['value.reference.unknown /worker']],
    ['an initial stage that requires more', () => ({ stage: 'rush' }), ['value.required /worker']],
    [
      'a stage that is not initial',
      () => ({ stage: 'working', price: 1, begins_on: '2026-01-01' }),
      ['stage.not_initial /stage'],
    ],
    ['an unknown stage', () => ({ stage: 'nowhere' }), ['value.option.unknown /stage']],
    ['a read-only field', () => ({ finished_at: '2026-01-01T00:00:00Z' }), ['field.readonly /finished_at']],
    ['a number that the server gives', () => ({ number: 'J-1' }), ['field.readonly /number']],
    [
      'system fields',
      () => ({ id: nobody, version: 7, created_by: nobody }),
      ['field.readonly /id', 'field.readonly /created_by', 'field.readonly /version'],
    ],
    ['a field that a rule makes read-only', () => ({ frozen: true, quote: 'Q1' }), ['field.readonly /quote']],
    ['no owner', () => ({ owner: null }), ['value.required /owner']],
    [
      'an object rule',
      () => ({ begins_on: '2026-02-02', ends_on: '2026-02-01' }),
      ['rule.violated /begins_on', 'rule.violated /ends_on'],
    ],
  ])('%s', async (_, more, expected) => {
    const run = writing.create(admin, 'job', { ...valid(), ...more() });
    if (expected.length === 0) expect((await run).status).toBe(201);
    else expect(faultsOf(await problem(run))).toEqual(expected);
  });
});

test.each([null, [], 'text', 3, undefined])('a body that is no object is malformed: %j', async (body) => {
  expect((await problem(writing.create(admin, 'job', body))).code).toBe('body.not_object');
});

test('a thousand unknown keys are not all repeated', async () => {
  const body = Object.fromEntries(Array.from({ length: 100_000 }, (_, index) => [`key${index}`, index]));
  expect(faultsOf(await problem(writing.create(admin, 'client', body))).length).toBeLessThan(120);
});
