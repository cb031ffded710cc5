/** Evaluation of rules that the checker has admitted, in browser and server alike. json-logic-js walks; the operators are ours. */
import jsonLogic from 'json-logic-js';
import { dateOf } from './calendar.js';
import { isCall, partsOf } from './expression.js';
import { operators } from './operators/index.js';
import type { Operator, Scope } from './operators/operator.js';
import type { Rule, RuleEnvironment } from './rule.js';
import { isEmpty, isTrue } from './value.js';

function register(name: string, evaluate: NonNullable<Operator['evaluate']>): void {
  jsonLogic.add_operation(name, function (this: Scope, ...args: unknown[]): unknown {
    return evaluate(args, this);
  });
}

for (const [name, { evaluate }] of Object.entries(operators)) if (evaluate) register(name, evaluate);

const prepared = new WeakMap<object, Rule>();

/** `and` and `or` of JSON Logic answer an operand; here they answer true or false. Rules are frozen, so this is done once each. */
function prepare(rule: Rule): Rule {
  const known = prepared.get(rule);
  if (known) return known;
  const ready = truthful(rule) as Rule;
  prepared.set(rule, ready);
  return ready;
}

function truthful(node: unknown): unknown {
  if (!isCall(node)) return node;
  const { name, args } = partsOf(node);
  if (!operators[name]) throw new Error(`The rule was not checked: ${name} is no operator`);
  const call = { [name]: args.map(truthful) };
  return name === 'and' || name === 'or' ? { '!!': [call] } : call;
}

class RuleScope implements Scope {
  private date: string | undefined;
  private instant: string | undefined;
  constructor(
    readonly record: Readonly<Record<string, unknown>>,
    readonly environment: RuleEnvironment,
  ) {}

  get today(): string {
    return (this.date ??= dateOf(this.environment.now, this.environment.timezone));
  }

  get now(): string {
    return (this.instant ??= this.environment.now.toISOString());
  }
}

/** Value of a rule for a record in wire form; what is empty is null. */
export function evaluate(rule: Rule, record: Readonly<Record<string, unknown>>, environment: RuleEnvironment): unknown {
  const value: unknown = jsonLogic.apply(prepare(rule), new RuleScope(record, environment));
  return isEmpty(value) ? null : value;
}

/** Whether a condition is true of a record; what is neither true nor false is false. */
export const holds = (rule: Rule, record: Readonly<Record<string, unknown>>, environment: RuleEnvironment): boolean =>
  isTrue(evaluate(rule, record, environment));
