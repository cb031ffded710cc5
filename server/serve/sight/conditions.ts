/**
 * Conditions as sets of alternatives. Equal alternatives collapse (own ∪ own = own, own ∪ all = all), so that a
 * role set of many grants costs no more SQL than it says different things.
 */
import type { Rule } from '../../../metadata/rules/rule.js';
import type { CompiledRule, Condition } from '../../compile/model.js';
import type { ObjectSight } from './sight.js';

/** Rows on which at least one of the conditions holds. */
export function anyOf(conditions: readonly Condition[]): Condition {
  if (conditions.includes(true)) return true;
  const compiled = conditions.filter((condition) => typeof condition !== 'boolean');
  const alternatives = distinct(compiled.flatMap(({ rule }) => operands(rule, 'or')));
  return combine('or', absorb(alternatives), compiled, false);
}

/** Rows on which all of the conditions hold. */
export function allOf(conditions: readonly Condition[]): Condition {
  if (conditions.includes(false)) return false;
  const compiled = conditions.filter((condition) => typeof condition !== 'boolean');
  return combine('and', distinct(compiled.flatMap(({ rule }) => operands(rule, 'and'))), compiled, true);
}

/** `condition` as seen from the rows of `scope`: true where it covers every alternative of the scope. */
export function relativeTo(scope: Condition, condition: Condition): Condition {
  if (typeof condition === 'boolean' || typeof scope === 'boolean') return condition;
  const covered = new Set(operands(condition.rule, 'or').map(keyOf));
  return operands(scope.rule, 'or').every((alternative) => covered.has(keyOf(alternative))) ? true : condition;
}

const keyOf = (rule: unknown): string => JSON.stringify(rule);

function operands(rule: Rule, operator: 'or' | 'and'): readonly Rule[] {
  const inner = rule[operator];
  if (!Array.isArray(inner) || inner.length === 0) return [rule];
  return (inner as readonly Rule[]).every(isRule) ? (inner as readonly Rule[]).flatMap((one) => operands(one, operator)) : [rule];
}

const isRule = (value: unknown): value is Rule => typeof value === 'object' && value !== null && !Array.isArray(value);

const distinct = (rules: readonly Rule[]): readonly Rule[] => [...new Map(rules.map((rule) => [keyOf(rule), rule])).values()];

/** Drops an alternative that is another one and more: own ∪ (own ∩ open) = own. */
function absorb(alternatives: readonly Rule[]): readonly Rule[] {
  const keys = new Set(alternatives.map(keyOf));
  return alternatives.filter((rule) => {
    const parts = operands(rule, 'and');
    return parts.length === 1 || !parts.some((part) => keys.has(keyOf(part)));
  });
}

function combine(operator: 'or' | 'and', rules: readonly Rule[], from: readonly CompiledRule[], none: boolean): Condition {
  const [first] = rules;
  if (!first) return none;
  const union = (list: (rule: CompiledRule) => readonly string[]): readonly string[] =>
    Object.freeze([...new Set(from.flatMap(list))]);
  return Object.freeze({
    rule: rules.length === 1 ? first : Object.freeze({ [operator]: Object.freeze([...rules]) }),
    reads: union((rule) => rule.reads),
    counts: union((rule) => rule.counts),
  });
}

const known = new WeakMap<ObjectSight, readonly CompiledRule[]>();

/** The distinct conditions of a sight of an object that depend on the row. */
export function conditionsOf(sight: ObjectSight | undefined): readonly CompiledRule[] {
  if (!sight) return [];
  let conditions = known.get(sight);
  if (!conditions) {
    const { rows, fields, transitions } = sight;
    const all = [
      rows.read,
      rows.update,
      rows.delete,
      ...Object.values(transitions),
      ...Object.values(fields).flatMap(({ seen, clear, edit }) => [seen, clear, edit]),
    ].filter((condition) => typeof condition !== 'boolean');
    conditions = [...new Map(all.map((condition) => [JSON.stringify(condition.rule), condition])).values()];
    known.set(sight, conditions);
  }
  return conditions;
}
