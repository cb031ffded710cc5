/** Fields that must not be empty: always, by rule, or in a stage. Only what the write itself leaves empty is reported. */
import type { RuleEnvironment } from '../../../metadata/rules/rule.js';
import type { FieldModel } from '../../compile/model.js';
import type { Violation } from '../../errors/define.js';
import { fieldsOf, isEmpty, pointerTo, type Draft } from './draft.js';
import { isTrue, isVisible } from './environment.js';
import { stageNamed } from './stage.js';

interface Fillable {
  /** The caller may give this field a value in this write. */
  readonly mayFill: (field: string) => boolean;
}

/** Names of fields that would be empty though the record or its stage needs them, whoever left them so. */
export function missingFields(draft: Draft, environment: RuleEnvironment, more: readonly string[] = []): readonly FieldModel[] {
  const byStage = new Set([...(stageNamed(draft.object, draft.record.stage)?.required ?? []), ...more]);
  return fieldsOf(draft.object).filter(
    (field) =>
      isEmpty(draft.record[field.name]) &&
      !draft.broken.has(field.name) &&
      !isFilledLater(draft, field) &&
      (byStage.has(field.name) || isTrue(field.required, draft.record, environment)) &&
      isVisible(draft, field.name, environment),
  );
}

/** Numbers are drawn when everything else is settled. */
const isFilledLater = ({ verb }: Draft, { type }: FieldModel): boolean => verb === 'create' && type === 'auto_number';

export function requiredViolations(
  draft: Draft,
  environment: RuleEnvironment,
  more: Fillable & { readonly fields?: readonly string[] },
): readonly Violation[] {
  const missing = missingFields(draft, environment, more.fields).filter((field) => isOfThisWrite(draft, field, more.fields));
  const askable = missing.filter(({ name }) => more.mayFill(name));
  const rest = missing.length - askable.length;
  return [
    ...askable.map(({ name, label }) => ({ pointer: pointerTo(draft, name), code: 'value.required', params: { label } })),
    // Nobody is told the names of fields that are not theirs to fill.
    ...(rest > 0 ? [{ pointer: draft.at, code: 'record.incomplete', params: {} }] : []),
  ];
}

/** An old record that lacks a field may go on lacking it, until a write touches the field or what makes it required. */
function isOfThisWrite(draft: Draft, field: FieldModel, more: readonly string[] = []): boolean {
  if (!draft.before || draft.given.has(field.name) || draft.changed.includes(field.name)) return true;
  const reasons = [field.required, field.visible].flatMap((condition) => (typeof condition === 'boolean' ? [] : condition.reads));
  const isOfStage = draft.changed.includes('stage_since') && (more.includes(field.name) || stageNeeds(draft, field.name));
  return isOfStage || reasons.some((name) => draft.changed.includes(name));
}

const stageNeeds = ({ object, record }: Draft, name: string): boolean =>
  stageNamed(object, record.stage)?.required.includes(name) ?? false;
