/** What the object's rules and read-only conditions say of a record as it would be stored. */
import { holds } from '../../../metadata/rules/evaluate.js';
import type { RuleEnvironment } from '../../../metadata/rules/rule.js';
import type { ObjectRule } from '../../compile/model.js';
import type { Violation } from '../../errors/define.js';
import { readonlyViolation } from './draft-of.js';
import { pointerTo, type Draft } from './draft.js';
import { isTrue, layoutFor } from './environment.js';

/**
 * Rules this write is answerable for. A record that broke a rule before may go on breaking it while none of the
 * fields the rule reads is changed: a write must not make a record worse, and need not make it better.
 */
const rulesTouched = ({ object, before, changed, broken }: Draft): readonly ObjectRule[] =>
  object.rules.filter(({ when: { reads } }) => {
    if (reads.some((path) => broken.has(path))) return false;
    return !before || reads.length === 0 || reads.some((path) => changed.includes(path));
  });

/** @param counts Which of the rules are asked. */
export const ruleViolations = (
  draft: Draft,
  environment: RuleEnvironment,
  counts: (rule: ObjectRule) => boolean,
): readonly Violation[] =>
  rulesTouched(draft)
    .filter((rule) => counts(rule) && holds(rule.when.rule, draft.record, environment))
    .flatMap(({ name, message, at }) => {
      // A rule may read what the caller does not see; its message then stands at the record.
      const places = at.filter((field) => isKnown(draft, field)).map((field) => pointerTo(draft, field));
      return (places.length > 0 ? places : [draft.at]).map((pointer) => ({
        pointer,
        code: 'rule.violated',
        params: { rule: name, message },
      }));
    });

const isKnown = ({ sight, before }: Draft, name: string): boolean => {
  const field = sight.fields[name];
  return field !== undefined && (before ? before.verdict.seen(name) : true);
};

export const readonlyViolations = (draft: Draft, environment: RuleEnvironment): readonly Violation[] =>
  draft.changed.flatMap((name) => {
    const condition = draft.object.fields[name]?.readonly ?? false;
    const isRule = typeof condition !== 'boolean' && draft.given.has(name);
    return isRule && isTrue(condition, draft.record, environment) ? [readonlyViolation(draft, name)] : [];
  });

/** `object.field` pairs whose related records must be counted before this draft can be judged. */
export function countsNeeded(draft: Draft): boolean {
  const conditions = Object.values(draft.object.fields).flatMap(({ required, visible, readonly }) => [
    required,
    visible,
    readonly,
  ]);
  const sections = layoutFor(draft).sections.map(({ visible }) => visible);
  const rules = rulesTouched(draft).map(({ when }) => when);
  return [...conditions, ...sections, ...rules].some(
    (condition) => typeof condition !== 'boolean' && condition.counts.length > 0,
  );
}
