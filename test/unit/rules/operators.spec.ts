/** The closed list: every operator says what it is, its example is admitted, and what rows allow has an SQL form. */
import { checkRule } from '../../../metadata/rules/check.js';
import { typeOf } from '../../../metadata/rules/expression.js';
import { evaluate } from '../../../metadata/rules/evaluate.js';
import { operators } from '../../../metadata/rules/operators/index.js';
import type { RuleType } from '../../../metadata/rules/rule.js';
import { lower } from '../../../server/serve/sql/lower.js';
import { StatementBuilder } from '../../../server/serve/sql/statement.js';
import { environment } from './world.js';

/** The fields that the examples speak of. */
const names: Readonly<Partial<Record<RuleType, string>>> = {
  boolean: 'active',
  number: 'amount net tax paid_amount quantity price won_amount order_count budget satisfaction',
  text: `stage phone email next_step tier billing_country shipping_country subject postal_code
    first_name last_name code summary tax_number`,
  date: 'expected_close due_on ordered_on paid_on last_touch_on visited_on',
  datetime: 'happened_at',
  reference: 'owner customer',
  list: 'tags channels documents',
};

const fields = new Map(
  Object.entries(names).flatMap(([type, list]) => list.split(/\s+/).map((name) => [name, type as RuleType] as const)),
);

const types = (path: string): RuleType | undefined => fields.get(path);

describe.each(Object.entries(operators))('%s', (name, operator) => {
  const expect_ = typeOf(operator.example, types) ?? 'boolean';
  const at = { types, expect: expect_, counts: () => true, sees: () => true };

  it('describes itself, with an example of its own', () => {
    expect(operator.description).toMatch(/^[A-Z].+\.$/);
    expect(JSON.stringify(operator.example)).toContain(`"${name}"`);
    for (const place of operator.places) expect(checkRule(operator.example, { ...at, place }).faults).toEqual([]);
  });

  it('is evaluated where it is written', () => {
    if (!operator.places.includes('write')) return expect(() => evaluate(operator.example, {}, environment)).toThrow('database');
    expect(evaluate(operator.example, {}, environment)).not.toBeUndefined();
  });

  it('has an SQL form exactly where rows allow it', () => {
    const builder = new StatementBuilder();
    const sql = (): string =>
      lower(
        { '!!': [operator.example] },
        {
          field: (path) => ({ sql: `r."${path}"`, type: types(path) ?? 'text', cast: 'text' }),
          bind: (binding, cast) => builder.bind(binding, cast),
          sees: () => 'true',
          count: () => '0',
          timezone: 'UTC',
        },
      );
    if (operator.places.includes('row')) expect(sql()).not.toBe('');
    else expect(sql).toThrow('no operator for rows');
  });
});

it('has names of its own only', () => {
  expect(operators['toString']).toBeUndefined();
  expect(Object.isFrozen(operators)).toBe(true);
  expect(checkRule({ constructor: [] }, { types, expect: 'boolean', place: 'row' }).faults).toHaveLength(1);
});
