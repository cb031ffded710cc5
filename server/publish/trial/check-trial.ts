/** A condition as it is being written → one that may be evaluated, or everything that is wrong with it. */
import { checkRule, type CheckResult } from '../../../metadata/rules/check.js';
import type { Rule } from '../../../metadata/rules/rule.js';
import { typeOf } from '../../compile/field-types/index.js';
import type { CompiledRule, FieldModel, Model, ObjectModel } from '../../compile/model.js';
import { Failure } from '../../errors/define.js';

/** Rules of forms and conditions on rows admit different operators; whichever the rule is meant for, it can be tried. */
export function checkTrial(rule: unknown, object: ObjectModel, model: Model): CompiledRule {
  const results = (['write', 'row'] as const).map((place) => checkAt(rule, object, model, place));
  const best = results.toSorted((a, b) => a.faults.length - b.faults.length)[0] as CheckResult;
  if (best.faults.length === 0) return { rule: rule as Rule, reads: best.reads, counts: best.counts };
  throw new Failure(
    'trial.rule',
    { count: best.faults.length },
    best.faults.map(({ pointer, code, params }) => ({ pointer: `/rule${pointer}`, code, params })),
  );
}

const isToOne = ({ type }: FieldModel): boolean => type === 'lookup' || type === 'master_detail';

function checkAt(rule: unknown, object: ObjectModel, model: Model, place: 'write' | 'row'): CheckResult {
  const relations = object.incoming.flatMap(({ object: name, field }) => {
    const pointing = model.objects[name]?.fields[field];
    return pointing && isToOne(pointing) ? [`${name}.${field}`] : [];
  });
  const fields = Object.values(object.fields);
  const lookups = fields.filter(isToOne).map(({ name }) => name);
  return checkRule(rule, {
    types: (path) => {
      const field = place === 'write' && path.includes('.') ? undefined : fieldAtPath(model, object, path);
      return field && typeOf(field).ruleType;
    },
    expect: 'boolean',
    place,
    counts: (relation) => relations.includes(relation),
    sees: (field) => lookups.includes(field),
    names: (kind) => ({ field: fields.map(({ name }) => name), relation: relations, lookup: lookups })[kind],
  });
}

/** The field at `owner` or `customer.industry`. */
function fieldAtPath(model: Model, object: ObjectModel, path: string): FieldModel | undefined {
  const [name = '', ...rest] = path.split('.');
  const field = Object.hasOwn(object.fields, name) ? object.fields[name] : undefined;
  if (!field || rest.length === 0) return field;
  const target = isToOne(field) && field.to !== undefined ? model.objects[field.to] : undefined;
  return target && fieldAtPath(model, target, rest.join('.'));
}
