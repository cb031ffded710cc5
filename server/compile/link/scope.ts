/** What names mean while documents are linked: objects, their fields, and the rules over them. */
import { checkRule } from '../../../metadata/rules/check.js';
import type { Rule, RuleType } from '../../../metadata/rules/rule.js';
import type { Label } from '../model.js';
import type { CompiledRule, FieldModel } from '../model.js';
import { didYouMean, type Report } from '../documents/finding.js';
import type { Source } from '../documents/read.js';
import type { ObjectDocument } from '../../../metadata/format/types.js';
import { pathOf } from '../../../metadata/values/pointer.js';
import { typeOf } from '../field-types/index.js';

/** An object while it is linked: its fields are known before anything that refers to them. */
export interface ObjectScope {
  readonly source: Source<ObjectDocument>;
  readonly name: string;
  readonly label: Label;
  /** By name; null prototype. Conditions and defaults are filled in later. */
  readonly fields: Readonly<Record<string, FieldModel>>;
}

export interface Scope {
  readonly objects: ReadonlyMap<string, ObjectScope>;
  /** Ids of roles by name. */
  readonly roles: ReadonlyMap<string, string>;
  /** Objects whose documents cannot be used: what refers to them is let pass. */
  readonly lost: ReadonlySet<string>;
}

/** What a name stands for: a field; nothing; or something malformed, about which enough was said. */
type Found = FieldModel | 'broken' | undefined;

const isToOne = ({ type }: FieldModel): boolean => type === 'lookup' || type === 'master_detail';

/** The field at `owner` or `customer.industry`. */
export function fieldAt(scope: Scope, object: ObjectScope, path: string): Found {
  const [name = '', ...rest] = path.split('.');
  const field = object.fields[name];
  if (!field) return isBroken(object, name) ? 'broken' : undefined;
  if (rest.length === 0) return field;
  if (!isToOne(field) || field.to === undefined) return undefined;
  const target = scope.objects.get(field.to);
  return target ? fieldAt(scope, target, rest.join('.')) : 'broken';
}

const isBroken = ({ source: { broken } }: ObjectScope, name: string): boolean =>
  broken.has(name) ||
  (/^stage(_since)?$/.test(name) && broken.has('/flow')) ||
  (name === 'record_type' && broken.has('/record_types'));

/** The same, reporting what is not there. */
export function requireField(scope: Scope, object: ObjectScope, path: string, report: Report): FieldModel | undefined {
  const field = fieldAt(scope, object, path);
  if (field === undefined)
    report.error('format.field_unknown', {
      field: path,
      object: object.label,
      ...didYouMean(path, pathsOf(scope, object, path)),
    });
  return field === 'broken' ? undefined : field;
}

/** Names to look among for what was meant: of the object, or of the one the path leads to. */
function pathsOf(scope: Scope, object: ObjectScope, path: string): readonly string[] {
  const own = Object.keys(object.fields);
  const dot = path.indexOf('.');
  if (dot < 0) return own;
  const via = object.fields[path.slice(0, dot)];
  const target = via?.to === undefined ? undefined : scope.objects.get(via.to);
  return target ? Object.keys(target.fields).map((name) => `${path.slice(0, dot)}.${name}`) : own;
}

/** Ids of the roles named; undefined names none, which is everyone. */
export function requireRoles(scope: Scope, names: readonly string[] | undefined, report: Report): readonly string[] | null {
  if (!names) return null;
  return names.flatMap((name, index) => {
    const id = scope.roles.get(name);
    if (id === undefined && !scope.lost.has(`role:${name}`))
      report.at(index).error('format.role_unknown', { role: name, ...didYouMean(name, scope.roles.keys()) });
    return id ?? [];
  });
}

interface RuleUse {
  readonly expect: RuleType;
  /** `row`: reads stored records, paths allowed. `write`: reads the record as it is being written. */
  readonly place: 'write' | 'row';
}

export const condition = { expect: 'boolean', place: 'write' } as const;
export const rowCondition = { expect: 'boolean', place: 'row' } as const;

/** Admits a rule over records of an object, or reports its faults; what is wrong is never used. */
export function compileRule(scope: Scope, object: ObjectScope, rule: Rule, use: RuleUse, report: Report): CompiledRule {
  let touchesBroken = false;
  const types = (path: string): RuleType | undefined => {
    if (use.place === 'write' && path.includes('.')) return undefined;
    const field = fieldAt(scope, object, path);
    if (field === 'broken') touchesBroken = true;
    return field === undefined || field === 'broken' ? undefined : typeOf(field).ruleType;
  };
  // Asked for only by rules that count or look, which few do.
  const relations = (): readonly string[] => relationsTo(scope, object.name);
  const lookups = (): readonly string[] =>
    Object.values(object.fields)
      .filter(isToOne)
      .map(({ name }) => name);
  const { faults, reads, counts } = checkRule(rule, {
    ...use,
    types,
    counts: (relation) => relations().includes(relation),
    sees: (field) => lookups().includes(field),
    names: (kind) => ({ field: () => Object.keys(object.fields), relation: relations, lookup: lookups })[kind](),
  });
  // With a malformed field its type is missing, and what the checker says follows from that alone.
  if (!touchesBroken) for (const { pointer, code, params } of faults) report.at(...pathOf(pointer)).error(code, params);
  return { rule, reads, counts };
}

/** `object.field` of every lookup that points to an object. */
const relationsTo = (scope: Scope, name: string): readonly string[] =>
  [...scope.objects.values()].flatMap((object) =>
    Object.values(object.fields).flatMap((field) =>
      isToOne(field) && field.to === name ? [`${object.name}.${field.name}`] : [],
    ),
  );
