/** JSON Logic → what is drawn. Loses nothing: what has no form here is kept as it is written, piece by piece. */
import { isCall, partsOf } from '../../metadata/rules/expression.js';
import { excessOf } from '../../metadata/rules/measure.js';
import { operators } from '../../metadata/rules/operators/index.js';
import { arity, parameterAt, type Parameter } from '../../metadata/rules/operators/operator.js';
import { bracketed, printed, printedOperand } from './print.js';
import { wordOf } from './tests.js';
import {
  group,
  newKey,
  test,
  type Call,
  type Condition,
  type Group,
  type Join,
  type Literal,
  type Operand,
  type Test,
} from './tree.js';

/** Deeper expressions are read more easily as JSON. */
const deepest = 3;

/** The condition as a group, which is what one adds lines to; empty where there is no rule. */
export function parse(rule: unknown): Group {
  if (rule === undefined) return group('all', []);
  const found = excessOf(rule) ? verbatim(rule) : condition(rule);
  return found.kind === 'group' ? found : group('all', [found]);
}

export const parseOperand = (node: unknown): Operand =>
  node === undefined ? { kind: 'missing' } : excessOf(node) ? { kind: 'json', json: node } : operand(node, 0);

const verbatim = (json: unknown): Condition => ({ kind: 'json', key: newKey(), json });

function condition(node: unknown): Condition {
  return faithful(node, isCall(node) ? drawn(node) : undefined, printed) ?? verbatim(node);
}

/** What was drawn, if it prints as what it was made from but for brackets that mean nothing; those are then kept. */
function faithful<T extends object>(source: unknown, made: T | undefined, print: (made: T) => unknown): T | undefined {
  if (made === undefined) return undefined;
  const again = print(made);
  if (isSameJson(again, source)) return made;
  return isSameJson(bracketed(again), bracketed(source)) ? { ...made, as: source } : undefined;
}

const isSameJson = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

function drawn(node: Readonly<Record<string, unknown>>): Group | Test | undefined {
  const { name, args } = partsOf(node);
  if (name === 'and' || name === 'or') return joined(name === 'and' ? 'all' : 'any', args);
  const [inner] = args;
  if (name === '!' && args.length === 1 && isCall(inner) && isCondition(inner)) return denial(inner);
  return testOf(name, args, false) ?? bare(node);
}

const joined = (join: Join, args: readonly unknown[], folds = false): Group | undefined =>
  args.length === 0 ? undefined : group(join, args.map(condition), folds);

/** Whether the call is a condition of its own and not a value whose truth is asked for. */
function isCondition(node: Readonly<Record<string, unknown>>): boolean {
  const { name } = partsOf(node);
  return operators[name]?.result === 'boolean';
}

function denial(inner: Readonly<Record<string, unknown>>): Group | Test | undefined {
  const { name, args } = partsOf(inner);
  if (name === 'or') return joined('none', args);
  if (name === 'and') return joined('not_all', args);
  return testOf(name, args, true) ?? joined('none', [inner], true);
}

function testOf(name: string, args: readonly unknown[], isDenied: boolean): Test | undefined {
  const found = wordOf(name, args.length, isDenied, !isCall(args[0]) && isCall(args[1]));
  const operands = found && operandsOf(name, args, 0);
  return operands && test(found, operands);
}

/** A field or choice that is a condition itself. */
function bare(node: Readonly<Record<string, unknown>>): Test | undefined {
  const found = operand(node, 0);
  return found.kind === 'call' ? test('holds', [found]) : undefined;
}

function operandsOf(name: string, args: readonly unknown[], depth: number): readonly Operand[] | undefined {
  const operator = operators[name];
  if (!operator) return undefined;
  const { min, max } = arity(operator);
  if (args.length < min || args.length > max) return undefined;
  return args.map((arg, index) => argument(arg, parameterAt(operator, index, args.length), depth));
}

function argument(arg: unknown, parameter: Parameter | undefined, depth: number): Operand {
  if (!parameter?.literal) return operand(arg, depth);
  return typeof arg === 'string' || typeof arg === 'number' ? { kind: 'word', word: arg } : { kind: 'json', json: arg };
}

function operand(node: unknown, depth: number): Operand {
  if (isLiteral(node)) return { kind: 'value', value: node };
  return (isCall(node) ? faithful(node, computed(node, depth), printedOperand) : undefined) ?? { kind: 'json', json: node };
}

/** A condition as a value, and a choice between values, have no form but JSON. */
function computed(node: Readonly<Record<string, unknown>>, depth: number): Call | undefined {
  const { name, args } = partsOf(node);
  if (depth >= deepest || name === 'if' || isCondition(node)) return undefined;
  const operands = operandsOf(name, args, depth + 1);
  return operands && { kind: 'call', name, args: operands };
}

const isScalar = (node: unknown): boolean => ['string', 'number', 'boolean'].includes(typeof node);

const isLiteral = (node: unknown): node is Literal =>
  node === null || isScalar(node) || (Array.isArray(node) && node.every(isScalar));
