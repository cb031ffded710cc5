/** What rules may read beside the record, and conditions decided over a record in hand. */
import { evaluate, holds } from '../../../metadata/rules/evaluate.js';
import type { RuleEnvironment } from '../../../metadata/rules/rule.js';
import { layoutOf } from '../../compile/layout-of.js';
import type { CompiledRule, Condition, LayoutModel } from '../../compile/model.js';
import type { Call } from '../../contract/call.js';
import type { Draft, Values } from './draft.js';

/** @param related Number of related records by `object.field`, where a rule counts them. */
export const environmentOf = (
  { actor, release, now }: Call,
  previous: Values | null,
  related: Readonly<Record<string, number>> = {},
): RuleEnvironment => ({ now, timezone: release.model.app.timezone, user: actor.user, previous, related });

export const isTrue = (condition: Condition, record: Values, environment: RuleEnvironment): boolean =>
  typeof condition === 'boolean' ? condition : holds(condition.rule, record, environment);

export const valueOf = (
  source: { readonly value: unknown } | { readonly rule: CompiledRule },
  record: Values,
  environment: RuleEnvironment,
): unknown => ('rule' in source ? evaluate(source.rule.rule, record, environment) : source.value);

/** A field that the form would not show: neither asked for nor missed. */
export function isVisible(draft: Draft, name: string, environment: RuleEnvironment): boolean {
  const field = draft.object.fields[name];
  const section = layoutFor(draft).sections.find(({ fields }) => fields.includes(name));
  return (
    field !== undefined &&
    isTrue(field.visible, draft.record, environment) &&
    (section === undefined || isTrue(section.visible, draft.record, environment))
  );
}

/** The layout in which the caller would enter this record. */
export function layoutFor({ sight, before, record }: Pick<Draft, 'sight' | 'before' | 'record'>): LayoutModel {
  const type = before && !before.verdict.clear('record_type') ? null : record.record_type;
  return layoutOf(sight.layouts, typeof type === 'string' ? type : undefined);
}
