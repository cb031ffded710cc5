/** Draft + what the database knows → everything that stands against it, at once. */
import type { RuleEnvironment } from '../../../metadata/rules/rule.js';
import { Failure, type Violation } from '../../errors/define.js';
import type { CompiledRule } from '../../compile/model.js';
import type { Call } from '../../contract/call.js';
import { freshIds, referenceFields, type Checks } from './check.js';
import { readonlyViolation } from './draft-of.js';
import { pointerTo, type Draft } from './draft.js';
import { environmentOf } from './environment.js';
import { optionViolations } from './options.js';
import { requiredViolations } from './required.js';
import { readonlyViolations, ruleViolations } from './rules.js';
import { beginningViolations } from './stage.js';
import { forbidden } from './target.js';
import type { Transaction } from './transaction.js';

export const environmentAt = (draft: Draft, checks: Checks, call: Call): RuleEnvironment =>
  environmentOf(call, draft.before?.values ?? null, checks.related(draft.id));

/** @param fields Required beyond what the record and its stage require: by the transition it takes. */
export function judge(draft: Draft, checks: Checks, call: Call, fields: readonly string[] = []): readonly Violation[] {
  const environment = environmentAt(draft, checks, call);
  const violations = [
    ...draft.violations,
    ...scopeViolations(draft, checks),
    ...wideningViolations(draft, checks),
    ...readonlyViolations(draft, environment),
    ...requiredViolations(draft, environment, { fields, mayFill: (name) => mayFill(draft, checks, name) }),
    ...beginningViolations(draft),
    ...optionViolations(draft),
    ...referenceViolations(draft, checks),
    ...uniqueViolations(draft, checks),
    ...ruleViolations(draft, environment, ({ level }) => level === 'error'),
  ];
  return inFieldOrder(draft, violations);
}

/** What is said of a record that can be written all the same; nothing that rests on what the caller may not read. */
export function warningsOf(
  { call, sight }: Pick<Transaction, 'call' | 'sight'>,
  draft: Draft,
  checks: Checks,
): readonly Violation[] {
  if (draft.object.rules.every(({ level }) => level === 'error')) return [];
  const isCounted = (pair: string): boolean => {
    const [object = '', field = ''] = pair.split('.');
    return sight.objects[object]?.fields[field]?.clear === true;
  };
  const isTold = ({ reads, counts }: CompiledRule): boolean =>
    counts.every(isCounted) && (!draft.before || reads.every((name) => draft.before?.verdict.clear(name)));
  const environment = environmentAt(draft, checks, call);
  return inFieldOrder(
    draft,
    ruleViolations(draft, environment, ({ level, when }) => level === 'warning' && isTold(when)),
  );
}

/** Throws `record.invalid` with all of them. */
export function refuse(violations: readonly Violation[]): void {
  if (violations.length > 0) throw new Failure('record.invalid', { count: violations.length }, violations);
}

/** A valid record that lies outside the rows the caller may create. */
export function admit(draft: Draft, checks: Checks): void {
  if (draft.verb === 'create' && !checks.decide(draft, draft.sight.rows.create)) throw forbidden(draft, 'create');
}

export function mayFill(draft: Draft, checks: Checks, name: string): boolean {
  const field = draft.sight.fields[name];
  if (!field || (field.field.readonly === true && name !== 'stage')) return false;
  return draft.before ? draft.before.verdict.edit(name) : checks.decide(draft, field.create);
}

/** Fields that may be given to some new records, but not to this one. */
const scopeViolations = (draft: Draft, checks: Checks): readonly Violation[] =>
  draft.verb !== 'create'
    ? []
    : draft.changed
        .filter((name) => draft.given.has(name) && !checks.decide(draft, draft.sight.fields[name]?.create))
        .map((name) => readonlyViolation(draft, name));

/** At the fields that the request gives; what the flow sets is answered for by the record as a whole. */
function wideningViolations(draft: Draft, checks: Checks): readonly Violation[] {
  // Outside the rows one may create, that alone is said.
  const widening = draft.before || checks.decide(draft, draft.sight.rows.create) ? checks.widening(draft) : undefined;
  const at = (names: readonly string[], code: string): readonly Violation[] => {
    const given = names.filter((name) => draft.given.has(name));
    const labelled = given.map((name) => ({ pointer: pointerTo(draft, name), label: draft.object.fields[name]?.label }));
    const places = labelled.length > 0 ? labelled : [{ pointer: draft.at, label: draft.object.label }];
    return places.map(({ pointer, label }) => ({ pointer, code, params: { label } }));
  };
  return [
    ...(widening?.gains ? at(widening.fields, 'record.widens') : []),
    ...(widening?.loses ? at(['owner'], 'record.handed_over') : []),
  ];
}

/** What is not there and what the caller may not read are answered alike. */
const referenceViolations = (draft: Draft, checks: Checks): readonly Violation[] =>
  referenceFields(draft).flatMap((field) =>
    freshIds(draft, field)
      .filter(({ id }) => !checks.isKnown(field, id))
      .map(({ index }) => ({
        pointer: pointerTo(draft, field.name, ...(index === null ? [] : [index])),
        code: 'value.reference.unknown',
        params: { label: field.label },
      })),
  );

const uniqueViolations = (draft: Draft, checks: Checks): readonly Violation[] =>
  draft.changed
    .filter((name) => checks.isTaken(draft, name))
    .map((name) => ({
      pointer: pointerTo(draft, name),
      code: 'value.duplicate',
      params: { label: draft.object.fields[name]?.label },
    }));

/** In the order of the form, each once; what concerns the record as a whole comes last. */
function inFieldOrder(draft: Draft, violations: readonly Violation[]): readonly Violation[] {
  const order = new Map(Object.keys(draft.object.fields).map((name, index) => [pointerTo(draft, name), index]));
  const rank = ({ pointer }: Violation): number => {
    if (pointer === draft.at) return order.size + 1;
    const field = draft.at + (/^\/[^/]*/.exec(pointer.slice(draft.at.length))?.[0] ?? '');
    return order.get(field) ?? -1;
  };
  const distinct = new Map(
    violations.map((violation) => [`${violation.pointer} ${violation.code} ${String(violation.params.rule ?? '')}`, violation]),
  );
  return [...distinct.values()].toSorted((a, b) => rank(a) - rank(b));
}
