/** One table of cases: each rule is admitted, evaluated and lowered, and both ways give the result that stands here. */
import { checkRule } from '../../../metadata/rules/check.js';
import { holds } from '../../../metadata/rules/evaluate.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { cases } from './cases.js';
import { askDatabase, createRecords, empty, environment, fillRecords, options, type Row } from './world.js';

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
  await createRecords(db);
});
afterAll(() => db.drop());

test.each(cases.map(({ about, record, results }) => [about, record, results] as const))('%s', async (_about, record, results) => {
  const row: Row = { ...empty, ...record };
  const rules = results.map(([rule]) => rule);
  expect(rules.map((rule) => [rule, checkRule(rule, options).faults])).toEqual(rules.map((rule) => [rule, []]));
  await fillRecords(db, [row]);
  const answers = await askDatabase(db, rules);
  const found = rules.map((rule, index) => ({
    rule,
    evaluated: 'sees' in rule ? answers[index]?.verdicts[0] : holds(rule, row, environment),
    filtered: answers[index]?.passing.length === 1,
    verdict: answers[index]?.verdicts[0],
  }));
  expect(found).toEqual(
    results.map(([rule, expected]) => ({ rule, evaluated: expected, filtered: expected, verdict: expected })),
  );
});
