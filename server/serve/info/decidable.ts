/** Which rules a browser may evaluate itself: those that read nothing it does not hold. The rest is left to the server. */
import type { Rule } from '../../../metadata/rules/rule.js';
import type { CompiledRule, Condition } from '../../compile/model.js';

/** What the browser knows of the caller (`FormInfo.user`). */
const knownOfUser: readonly unknown[] = ['id', 'department', 'roles'];

/** `holds`: the browser has the field's true value. Paths over a lookup are never held. */
export const isDecidable = ({ rule, reads, counts }: CompiledRule, holds: (field: string) => boolean): boolean =>
  counts.length === 0 && reads.every(holds) && readsKnownUser(rule);

/** The rule of a condition, if there is one and the browser may decide it. */
export const decidableRule = (condition: Condition, holds: (field: string) => boolean): Rule | undefined =>
  typeof condition !== 'boolean' && isDecidable(condition, holds) ? condition.rule : undefined;

function readsKnownUser(rule: unknown): boolean {
  if (Array.isArray(rule)) return rule.every(readsKnownUser);
  if (typeof rule !== 'object' || rule === null) return true;
  return Object.entries(rule).every(([operator, argument]) =>
    operator === 'user' ? knownOfUser.includes([argument].flat()[0]) : readsKnownUser(argument),
  );
}
