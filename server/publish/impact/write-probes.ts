/** What a write will be refused for and was not before: rules, and fields that must be filled. */
import type { Condition, FieldModel, ObjectModel, ObjectRule } from '../../compile/model.js';
import { sameJson } from '../../../metadata/documents/same.js';
import { fieldRef, refTo, type Probe } from './probe.js';
import { and, isPersonal, not, type Side } from './sides.js';

export interface Sides {
  readonly fresh: Side;
  readonly former: Side | null;
}

/** Rules that are new or say something else, on records that did not break them before. */
export const ruleProbes = ({ fresh, former }: Sides): Probe[] =>
  fresh.object.rules.flatMap((rule) => {
    const was = former?.object.rules.find(({ id }) => id === rule.id);
    if (was && sameJson(was.when.rule, rule.when.rule) && was.level === rule.level) return [];
    // Once it refuses what it only warned of, it is a new rule to every record.
    const brokeIt = was && former && was.level === rule.level ? former.holds(was.when) : 'false';
    const isPersonalRule = isPersonal(rule.when) || (was !== undefined && isPersonal(was.when));
    return [ruleProbe(fresh, rule, isPersonalRule ? null : and(fresh.holds(rule.when), not(brokeIt)))];
  });

const ruleProbe = ({ object }: Side, rule: ObjectRule, where: string | null): Probe => ({
  at: refTo(object, 'rules', rule.id),
  kind: 'rule',
  risk: rule.level === 'warning' ? 'safe' : 'confirm',
  where,
  words: { say: rule.level === 'warning' ? 'warning' : 'rule', params: { rule: rule.message } },
});

export const requiredProbes = (sides: Sides): Probe[] =>
  Object.values(sides.fresh.object.fields)
    .filter((field) => !field.system && field.type !== 'auto_number')
    .flatMap((field) => [...always(sides, field), ...byStage(sides, field)]);

/** Required as such: everywhere or by its own condition. */
function always({ fresh, former }: Sides, field: FieldModel): Probe[] {
  const was = formerOf(former, field);
  if (field.required === false) return [];
  if (was && former && saysTheSame(fresh, field, former, was)) return [];
  const conditions = [field.required, ...visibility(fresh.object, field)];
  const before = was ? [was.required, ...visibility(former!.object, was)] : [];
  const lacked = was && former ? and(missing(former, was), ...before.map((one) => former.holds(one))) : 'false';
  const where = [...conditions, ...before].some(isPersonal)
    ? null
    : and(missing(fresh, field), ...conditions.map((one) => fresh.holds(one)), not(lacked));
  return [
    {
      at: fieldRef(fresh.object, field),
      kind: 'required',
      risk: 'confirm',
      where,
      words: { say: 'required', params: { field: field.label } },
    },
  ];
}

/** Required in a stage. What is required anyway is counted above. */
function byStage({ fresh, former }: Sides, field: FieldModel): Probe[] {
  const was = formerOf(former, field);
  return (fresh.object.flow?.stages ?? []).flatMap((stage): Probe[] => {
    const before = former?.object.flow?.stages.find(({ name }) => name === stage.name);
    if (!stage.required.includes(field.name) || (was && before?.required.includes(was.name))) return [];
    const conditions = visibility(fresh.object, field);
    const elsewhere = field.required === false ? 'false' : fresh.holds(field.required);
    const where = [field.required, ...conditions].some(isPersonal)
      ? null
      : and(
          `${fresh.value('stage')} is not distinct from '${stage.name.replaceAll("'", "''")}'`,
          missing(fresh, field),
          ...conditions.map((one) => fresh.holds(one)),
          not(elsewhere),
        );
    const params = { field: field.label, stage: stage.label };
    const at = refTo(fresh.object, 'flow', 'stages', stage.id);
    return [{ at, kind: 'required', risk: 'confirm', where, words: { say: 'required_in_stage', params } }];
  });
}

export const missing = (side: Side, field: FieldModel): string => `${side.value(field.name)} is null`;

export const formerOf = (former: Side | null, { id }: FieldModel): FieldModel | undefined =>
  Object.values(former?.object.fields ?? {}).find((field) => field.id === id);

/** The field's own condition and that of its section. */
function visibility({ layout }: ObjectModel, field: FieldModel): readonly Condition[] {
  const section = layout.sections.find(({ fields }) => fields.includes(field.name));
  return [field.visible, section?.visible ?? true].filter((condition) => condition !== true);
}

function saysTheSame(fresh: Side, field: FieldModel, former: Side, was: FieldModel): boolean {
  const rules = (conditions: readonly Condition[]) => conditions.map((one) => (typeof one === 'boolean' ? one : one.rule));
  return sameJson(
    rules([field.required, ...visibility(fresh.object, field)]),
    rules([was.required, ...visibility(former.object, was)]),
  );
}
