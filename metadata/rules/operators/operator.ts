/** What an operator states about itself. The closed list is `index.ts`; lowering to SQL is keyed by it in `server/serve/sql/lower`. */
import type { Rule, RuleEnvironment, RuleType } from '../rule.js';

/** `write`: evaluated in the form and on every write. `row`: lowered to SQL (scopes, views, filters). */
export type Place = 'write' | 'row';

/** What an argument must be where it cannot be computed: the name of something, one of some words, … */
export type LiteralKind = 'field' | 'relation' | 'lookup' | 'pattern' | 'natural' | readonly string[];

export interface Parameter {
  readonly name: string;
  /** Types admitted; with `literal` unused. */
  readonly types: readonly RuleType[];
  /** Shares one type with every other argument marked so. */
  readonly same?: true;
  /** A list whose entries have the shared type. */
  readonly elements?: true;
  /** `null` may be written here. */
  readonly empty?: true;
  /** Instants may be written in any ISO 8601 form, not only as they go over the wire. */
  readonly loose?: true;
  readonly optional?: true;
  /** Takes all further arguments. */
  readonly rest?: true;
  readonly literal?: LiteralKind;
}

/** A complaint beyond what the parameters say, about the argument at `index`. */
export interface Complaint {
  readonly index: number;
  readonly code: string;
  readonly params: Readonly<Record<string, unknown>>;
}

export interface Scope {
  readonly record: Readonly<Record<string, unknown>>;
  readonly environment: RuleEnvironment;
  /** Today's date in the workspace's time zone; worked out at most once. */
  readonly today: string;
  /** The present instant as it goes over the wire. */
  readonly now: string;
}

export interface Operator {
  /** One or two sentences for the reference page. */
  readonly description: string;
  readonly example: Rule;
  readonly places: readonly Place[];
  readonly parameters: readonly Parameter[];
  /** Conditions and results alternate and a last result follows (`if`). */
  readonly pairs?: true;
  /** `same`: the type its marked arguments share; `field`: that of the field named; a table: by the word given. */
  readonly result: RuleType | 'same' | 'field' | Readonly<Record<string, RuleType>>;
  readonly refine?: (args: readonly unknown[], type: RuleType | undefined) => Complaint | undefined;
  /** Null for those that json-logic-js evaluates itself, because they stop at the first decisive argument. */
  readonly evaluate: ((args: readonly unknown[], scope: Scope) => unknown) | null;
}

export const everywhere = ['write', 'row'] as const;
export const onWrite = ['write'] as const;
export const onRows = ['row'] as const;

export const anyType: readonly RuleType[] = [
  'boolean',
  'number',
  'text',
  'date',
  'datetime',
  'time',
  'reference',
  'list',
  'json',
];

/** The parameter that the argument at `index` of `count` belongs to. */
export function parameterAt(operator: Operator, index: number, count: number): Parameter | undefined {
  const { parameters, pairs } = operator;
  if (!pairs) return parameters[Math.min(index, parameters.length - 1)];
  return parameters[index === count - 1 ? 2 : index % 2];
}

/** Fewest and most arguments. */
export function arity({ parameters, pairs }: Operator): { readonly min: number; readonly max: number } {
  const min = parameters.filter(({ optional }) => !optional).length;
  return { min, max: pairs || parameters.at(-1)?.rest ? 100 : parameters.length };
}
