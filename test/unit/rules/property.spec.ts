/** Random admitted rules over random records: evaluation and the database agree on every verdict. */
import * as fc from 'fast-check';
import { checkRule } from '../../../metadata/rules/check.js';
import { holds } from '../../../metadata/rules/evaluate.js';
import type { Rule } from '../../../metadata/rules/rule.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { record, rule } from './arbitrary.js';
import { askDatabase, columns, createRecords, environment, fillRecords, options } from './world.js';
import { extent, SEED } from '../../support/extent.js';

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
  await createRecords(db);
});
afterAll(() => db.drop());

const perZone = extent({ usual: 100, full: 1_000 });

it('gives an answer whatever stands in a record', () => {
  const garbage = fc.record(
    Object.fromEntries(Object.keys(columns).map((name) => [name, fc.anything({ withNullPrototype: true })])),
  );
  const odd = ['2026-0', { toString: 1 }, NaN, [{ id: 1 }], 1e308, new Date(NaN), '9'];
  const rotated = odd.map((_, turn) =>
    Object.fromEntries(Object.keys(columns).map((name, index) => [name, odd[(index + turn) % odd.length]])),
  );
  const rows = [...fc.sample(garbage, { seed: SEED, numRuns: 20 }), ...rotated];
  for (const candidate of fc.sample(rule, { seed: SEED, numRuns: 300 })) {
    if (checkRule(candidate, options).faults.length > 0) continue;
    for (const row of rows) expect(typeof holds(candidate, row, environment)).toBe('boolean');
  }
});

const perQuery = 50;

test.each(['Asia/Shanghai', 'Europe/Berlin', 'America/St_Johns', 'UTC'])('in %s', async (timezone) => {
  const at = { ...environment, timezone };
  const rows = fc.sample(record, { seed: SEED, numRuns: 24 });
  const rules = fc.sample(rule, { seed: SEED + timezone.length, numRuns: perZone });
  const admitted = rules.filter((candidate) => checkRule(candidate, options).faults.length === 0);
  // The generator may exceed the size limits or the factors, never the types.
  expect(admitted.length).toBeGreaterThan(perZone * 0.9);
  await fillRecords(db, rows);
  for (let start = 0; start < admitted.length; start += perQuery) {
    const batch = admitted.slice(start, start + perQuery);
    const answers = await askDatabase(db, batch, at);
    for (const [index, candidate] of batch.entries()) compare(candidate, index, answers);
  }

  function compare(candidate: Rule, index: number, answers: Awaited<ReturnType<typeof askDatabase>>): void {
    const evaluated = rows.map((row) => holds(candidate, row, at));
    const passing = evaluated.flatMap((holdsFor, row) => (holdsFor ? [row] : []));
    const context = { rule: JSON.stringify(candidate), rows };
    const differing = evaluated.flatMap((verdict, row) => (answers[index]?.verdicts[row] === verdict ? [] : [rows[row]]));
    expect({ rule: context.rule, differing, passing: answers[index]?.passing }).toEqual({
      rule: context.rule,
      differing: [],
      passing,
    });
  }
});
