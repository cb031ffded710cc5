/** How a rule is put together: calls of operators and literals. */
import { typeByForm } from './literal.js';
import { operators } from './operators/index.js';
import { parameterAt, type Operator } from './operators/operator.js';
import type { Rule, RuleType } from './rule.js';

export type Types = (path: string) => RuleType | undefined;

/** An object that is no list: a call, or a mistake. */
export const isObject = (node: unknown): node is Readonly<Record<string, unknown>> =>
  typeof node === 'object' && node !== null && !Array.isArray(node);

export const isCall = (node: unknown): node is Rule => isObject(node) && Object.keys(node).length === 1;

/** Operator and arguments of a call; a single argument may stand without its brackets. */
export function partsOf(call: Rule): { readonly name: string; readonly args: readonly unknown[]; readonly bare: boolean } {
  const name = Object.keys(call)[0] ?? '';
  const value = call[name];
  return Array.isArray(value) ? { name, args: value, bare: false } : { name, args: [value], bare: true };
}

/**
 * Type of a node, without judging it. Undefined for a text literal, which takes the type that its
 * place asks for, for null, and for what is wrong.
 */
export function typeOf(node: unknown, types: Types): RuleType | undefined {
  if (typeof node === 'boolean') return 'boolean';
  if (typeof node === 'number') return 'number';
  if (Array.isArray(node)) return 'list';
  if (!isCall(node)) return undefined;
  const { name, args } = partsOf(node);
  const operator = operators[name];
  if (!operator) return undefined;
  const { result } = operator;
  if (result === 'same') return sharedType(operator, args, types)?.type;
  const word = args[0];
  if (result === 'field') return typeof word === 'string' ? types(word) : undefined;
  if (typeof result === 'string') return result;
  return typeof word === 'string' && Object.hasOwn(result, word) ? result[word] : undefined;
}

export interface SharedType {
  readonly type: RuleType;
  /** The argument that has it; -1 where it was read off a literal. */
  readonly index: number;
}

/** The type that arguments marked `same` share: the first that is computed tells, else the looks of a literal where no text is admitted. */
export function sharedType(operator: Operator, args: readonly unknown[], types: Types): SharedType | undefined {
  const alike = args.flatMap((arg, index) => {
    const parameter = parameterAt(operator, index, args.length);
    return parameter?.same ? [{ arg, index, parameter }] : [];
  });
  for (const { arg, index } of alike) {
    const type = typeOf(arg, types);
    if (type) return { type, index };
  }
  for (const { arg, parameter } of alike) {
    const type = typeof arg === 'string' && !parameter.types.includes('text') && typeByForm(arg, parameter.types);
    if (type) return { type, index: -1 };
  }
  return undefined;
}
