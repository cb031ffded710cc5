/** What is drawn → JSON Logic. */
import { isCall, isObject } from '../../metadata/rules/expression.js';
import type { Rule } from '../../metadata/rules/rule.js';
import { formOf } from './tests.js';
import type { Call, Condition, Group, Operand, Test } from './tree.js';

/** The rule; undefined where there is none. Only what is complete can be printed. */
export function print(root: Group): Rule | undefined {
  return root.children.length === 0 ? undefined : (printed(root) as Rule);
}

export function printed(node: Condition): unknown {
  if (node.kind === 'json') return node.json;
  if (node.as !== undefined) return node.as;
  return node.kind === 'group' ? printedGroup(node) : printedTest(node);
}

function printedGroup({ join, children, folds }: Group): unknown {
  const parts = children.map(printed);
  const single = folds && parts.length === 1;
  const positive = join === 'all' || join === 'not_all' ? 'and' : 'or';
  const inside = single ? parts[0] : { [positive]: parts };
  return join === 'none' || join === 'not_all' ? { '!': [inside] } : inside;
}

function printedTest({ word, args }: Test): unknown {
  const { operator, denied } = formOf(word);
  const parts = args.map(printedOperand);
  const made = operator === null ? parts[0] : { [operator]: parts };
  return denied ? { '!': [made] } : made;
}

export function printedOperand(operand: Operand): unknown {
  if (operand.kind === 'value') return operand.value;
  if (operand.kind === 'word') return operand.word;
  if (operand.kind === 'json') return operand.json;
  if (operand.kind === 'missing') return null;
  return operand.as ?? printedCall(operand);
}

/** `{"var": "name"}` is how everybody writes a field; all else stands in brackets. */
function printedCall({ name, args }: Call): unknown {
  const parts = args.map(printedOperand);
  return { [name]: name === 'var' && parts.length === 1 ? parts[0] : parts };
}

/** The same with single arguments in brackets throughout. */
export function bracketed(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(bracketed);
  if (!isObject(node) || !isCall(node)) return node;
  return Object.fromEntries(
    Object.entries(node).map(([name, args]) => [name, Array.isArray(args) ? args.map(bracketed) : [bracketed(args)]]),
  );
}

const isMissing = (operand: Operand): boolean =>
  operand.kind === 'missing' || (operand.kind === 'call' && operand.as === undefined && operand.args.some(isMissing));

/** Whether everything is filled in. An empty group within others says nothing and is not complete. */
export const isComplete = (node: Condition): boolean =>
  node.kind === 'json' ||
  (node.kind === 'test' ? !node.args.some(isMissing) : node.children.length > 0 && node.children.every(isComplete));

export const isCompleteOperand = (operand: Operand): boolean => !isMissing(operand);
