/** Which fields the form shows, asks for and locks, given what has been entered. */
import { holds } from '../../../metadata/rules/evaluate.js';
import type { Rule, RuleEnvironment } from '../../../metadata/rules/rule.js';
import type { FormInfo, ObjectInfo } from '../../../server/contract/app.js';
import type { Values } from '../../api/records.js';
import { initialStages } from './choices.js';

export interface FieldStates {
  readonly shown: readonly string[];
  readonly required: readonly string[];
  readonly locked: readonly string[];
}

export interface FormContext {
  readonly object: ObjectInfo;
  readonly form: FormInfo;
  readonly environment: RuleEnvironment;
  /** The fields of this form; absent: all that the server offers. */
  readonly only?: readonly string[];
  /** Asked for beyond what the rules say, for instance by a stage move. */
  readonly needed?: readonly string[];
}

/** The kind of record stands on top of the form; a stage to begin in is asked for where there is a choice. */
const isPlacedElsewhere = (object: ObjectInfo, name: string): boolean =>
  name === 'record_type' || (name === 'stage' && initialStages(object).length < 2);

export function fieldStates(context: FormContext, values: Values): FieldStates {
  const { object, form, only, needed = [] } = context;
  const { sections, leaves_out: leftOut } = form.layout;
  const isTrue = (rule: Rule | undefined, otherwise: boolean): boolean =>
    rule ? decide(rule, values, context.environment) : otherwise;
  const hiddenBySection = new Set(
    sections.filter((section) => !isTrue(section.visible, true)).flatMap((section) => section.fields),
  );
  const shown = fieldsIn(form).filter(
    (name) =>
      !isPlacedElsewhere(object, name) &&
      (only ? only.includes(name) : !hiddenBySection.has(name) && !leftOut.includes(name)) &&
      (needed.includes(name) || isTrue(form.fields[name]?.visible, true)),
  );
  const always = (form.schema.required ?? []) as readonly string[];
  const byStage = form.stages[String(values.stage ?? initialStages(object)[0] ?? '')] ?? [];
  return {
    shown,
    required: shown.filter(
      (name) =>
        always.includes(name) || needed.includes(name) || byStage.includes(name) || isTrue(form.fields[name]?.required, false),
    ),
    locked: shown.filter((name) => isReadOnly(form, name) || isTrue(form.fields[name]?.readonly, false)),
  };
}

export const propertiesOf = (form: FormInfo): Readonly<Record<string, Readonly<Record<string, unknown>>>> =>
  (form.schema.properties ?? {}) as Readonly<Record<string, Readonly<Record<string, unknown>>>>;

const fieldsIn = (form: FormInfo): readonly string[] => Object.keys(propertiesOf(form));

const isReadOnly = (form: FormInfo, name: string): boolean => propertiesOf(form)[name]?.readOnly === true;

/** A rule that cannot be decided here is the server's to decide. */
export function decide(rule: Rule, values: Values, environment: RuleEnvironment): boolean {
  try {
    return holds(rule, values, environment);
  } catch {
    return false;
  }
}
