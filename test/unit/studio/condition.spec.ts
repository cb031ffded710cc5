/** Conditions are read and written without loss, whatever they say, and most of them can be drawn. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { evaluate } from '../../../metadata/rules/evaluate.js';
import { operators } from '../../../metadata/rules/operators/index.js';
import type { Rule } from '../../../metadata/rules/rule.js';
import { jsonText } from '../../../studio/condition/json-text.js';
import { parse, parseOperand } from '../../../studio/condition/parse.js';
import { print, printedOperand } from '../../../studio/condition/print.js';
import { testForms } from '../../../studio/condition/tests.js';
import type { Condition, Operand } from '../../../studio/condition/tree.js';
import { record, rule } from '../rules/arbitrary.js';
import { environment } from '../rules/world.js';
import { extent, SEED } from '../../support/extent.js';

const random = { numRuns: extent({ usual: 300, full: 5_000 }), seed: SEED };

/** The same tree without its memory of how it was written. */
const forget = <T extends Condition>(node: T): T => {
  const { as: _, ...rest } = node as T & { as?: unknown };
  if (node.kind === 'group') return { ...rest, children: node.children.map(forget) } as unknown as T;
  return (node.kind === 'test' ? { ...rest, args: node.args.map(forgetOperand) } : rest) as T;
};
const forgetOperand = (operand: Operand): Operand =>
  operand.kind === 'call' ? { kind: 'call', name: operand.name, args: operand.args.map(forgetOperand) } : operand;

const inJson = (operand: Operand): boolean => operand.kind === 'json' || (operand.kind === 'call' && operand.args.some(inJson));
const hasJson = (node: Condition): boolean =>
  node.kind === 'json' || (node.kind === 'group' ? node.children.some(hasJson) : node.args.some(inJson));

const everyRule = (): readonly Rule[] => {
  const found: Rule[] = [];
  const rules = new Set(['required', 'visible', 'readonly', 'when', 'guard', 'rows', 'filter', 'default']);
  const walk = (node: unknown, key = ''): void => {
    if (typeof node !== 'object' || node === null) return;
    if (!Array.isArray(node) && rules.has(key)) found.push(node as Rule);
    else for (const [name, inner] of Object.entries(node)) walk(inner, name);
  };
  const templates = new URL('../../../metadata/templates', import.meta.url).pathname;
  for (const file of readdirSync(templates, { recursive: true, encoding: 'utf8' }))
    if (/(object|roles\/[^/]+)\.json$/.test(file)) walk(JSON.parse(readFileSync(join(templates, file), 'utf8')));
  return found;
};

test('every rule is printed as it was read', () => {
  fc.assert(
    fc.property(rule, (given) => {
      expect(print(parse(given))).toEqual(given);
    }),
    random,
  );
});

test('whatever JSON stands where a rule should is kept as it is', () => {
  const names = fc.constantFrom(...Object.keys(operators), 'unknown', '__proto__', 'toString');
  const junk = fc.letrec<{ node: unknown }>((tie) => ({
    node: fc.oneof(
      { maxDepth: 5 },
      fc.jsonValue({ maxDepth: 1 }),
      fc
        .tuple(names, tie('node'))
        .map(([name, args]) => JSON.parse(`{${JSON.stringify(name)}:${JSON.stringify(args)}}`) as unknown),
      fc
        .tuple(names, fc.array(tie('node'), { maxLength: 4 }))
        .map(([name, args]) => JSON.parse(`{${JSON.stringify(name)}:${JSON.stringify(args)}}`) as unknown),
    ),
  }));
  fc.assert(
    fc.property(junk.node, (given) => {
      expect(print(parse(given))).toEqual(given);
      expect(printedOperand(parseOperand(given))).toEqual(given);
    }),
    random,
  );
});

test('JSON is shown on as few lines as fit, and says the same', () => {
  expect(jsonText({ '>': [{ var: 'a' }, 1] })).toBe('{ ">": [{ "var": "a" }, 1] }');
  fc.assert(
    fc.property(rule, (given) => {
      expect(JSON.parse(jsonText(given))).toEqual(given);
    }),
    random,
  );
});

test('written anew, a rule says the same of every record', () => {
  fc.assert(
    fc.property(rule, record, (given, row) => {
      const anew = print(forget(parse(given)))!;
      expect(evaluate(anew, row, environment)).toEqual(evaluate(given, row, environment));
    }),
    random,
  );
});

test.each([
  [{ '!': { var: 'a' } }, 'falsy'],
  [{ '!!': [{ var: ['a'] }] }, 'truthy'],
  [{ is_empty: { var: 'a' } }, 'empty'],
  [{ '!': [{ is_empty: [{ var: 'a' }] }] }, 'filled'],
  [{ changed: 'a' }, 'changed'],
  [{ '!': { is_new: [] } }, 'not_new'],
  [{ in: ['sales', { user: ['roles'] }] }, 'lists'],
  [{ in: [{ var: 'stage' }, ['won']] }, 'in'],
  [{ '<=': [1, { var: 'a' }, 5] }, 'between'],
  [{ '<': [{ var: 'a' }, 5] }, 'less'],
  [{ var: 'a' }, 'holds'],
])('%j is drawn as %s', (given, word) => {
  const { children } = parse(given);
  expect(children).toEqual([expect.objectContaining({ kind: 'test', word })]);
  expect(print(parse(given))).toEqual(given);
});

test.each([
  [{ '!': [{ or: [{ var: 'a' }, { var: 'b' }] }] }, 'none', 2],
  [{ '!': [{ and: [{ var: 'a' }, { var: 'b' }] }] }, 'not_all', 2],
  [{ '!': [{ '==': [{ var: 'a' }, 1] }] }, 'none', 1],
  [{ or: [{ var: 'a' }] }, 'any', 1],
])('%j is drawn as a group: %s', (given, join, count) => {
  const root = parse(given);
  expect(root).toEqual(expect.objectContaining({ join }));
  expect(root.children).toHaveLength(count);
  expect(print(root)).toEqual(given);
});

test('only the part that cannot be drawn is JSON', () => {
  const odd = { if: [{ var: 'flag' }, true, false] };
  const root = parse({ and: [{ '==': [{ var: 'a' }, 1] }, odd] });
  expect(root.children.map(({ kind }) => kind)).toEqual(['test', 'json']);
});

test('every operator that gives a truth has a test, but for those that join', () => {
  const drawn = new Set(Object.values(testForms).map(({ operator }) => operator as string | null));
  const conditions = Object.keys(operators).filter((name) => operators[name]!.result === 'boolean');
  expect(conditions.filter((name) => !drawn.has(name))).toEqual(['and', 'or']);
});

test('rules of the templates are read and written without loss, and nearly all are drawn', () => {
  const rules = everyRule();
  expect(rules.length).toBeGreaterThan(150);
  for (const given of rules) expect(print(parse(given))).toEqual(given);
  const conditions = rules.filter((given) => operators[Object.keys(given)[0]!]!.result === 'boolean');
  const drawn = conditions.filter((given) => !hasJson(parse(given)));
  expect(drawn.length / conditions.length).toBeGreaterThan(0.95);
});
