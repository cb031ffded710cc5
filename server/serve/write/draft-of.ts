/** Request + stored record → draft: given values over stored ones, then defaults and what entering a stage sets. */
import type { RuleEnvironment } from '../../../metadata/rules/rule.js';
import type { FieldModel, SetModel, StageModel, TransitionModel } from '../../compile/model.js';
import type { Violation } from '../../errors/define.js';
import { fieldsOf, isReference, pointerTo, same, valuesOf, type Draft, type Found, type Target, type Verb } from './draft.js';
import { valueOf } from './environment.js';
import { initialStages, stageViolation } from './stage.js';
import { idsOf, ownValue, readValues, type Body, type Given } from './values.js';

interface DraftRequest extends Target {
  readonly verb: Verb;
  readonly id: string;
  readonly before: Found | null;
  readonly body: Body;
  readonly environment: RuleEnvironment;
  /** The stage a move leads to, and the transition that leads there. */
  readonly entering?: StageModel;
  readonly taking?: TransitionModel;
}

export function draftOf(request: DraftRequest): Draft {
  const { object, before, verb } = request;
  const given = readValues(request, verb, withoutOwn(request));
  const violations: Violation[] = [];
  const broken = new Set<string>();
  for (const { field, ...violation } of given.violations) {
    if (isUnchanged(request, field, violation.code)) continue;
    broken.add(field);
    violations.push(stageViolation(request, field, request.body) ?? { ...violation, pointer: request.at + violation.pointer });
  }
  const record = valuesOf(fieldsOf(object).map(({ name }) => [name, before?.values[name] ?? null]));
  for (const [name, value] of given.values) {
    if (before && !mayChange(before, name, value)) {
      broken.add(name);
      violations.push(readonlyViolation(request, name));
    } else record[name] = value;
  }
  violations.push(...fill(request, given, record, broken));
  const changed = Object.keys(record).filter((name) => !same(record[name], before?.values[name]));
  return { ...targetOf(request), verb, id: request.id, before, given: given.names, broken, record, changed, violations };
}

/** Whoever creates a record owns it unless another is named; to say so needs no right to name others. */
function withoutOwn({ verb, body, sight, environment }: DraftRequest): Body {
  if (verb !== 'create' || !sight.fields.owner || sight.fields.owner.create === true) return body;
  const { owner, ...rest } = body;
  return idsOf(owner) === environment.user.id ? rest : body;
}

const targetOf = ({ sight, object, at }: Target): Target => ({ sight, object, at });

/** A record sent back as it was read is no attempt to write its read-only fields. */
function isUnchanged({ object, before, body }: DraftRequest, name: string, code: string): boolean {
  if (code !== 'field.readonly') return false;
  const field = object.fields[name];
  if (!before || !field) return (body[name] ?? null) === null;
  return before.verdict.clear(name) && same(isReference(field) ? idsOf(body[name]) : body[name], before.values[name]);
}

/** A value the caller does not see in the clear is not even compared: the answer would tell whether it was guessed. */
const mayChange = (before: Found, name: string, value: unknown): boolean =>
  before.verdict.clear(name) && (before.verdict.edit(name) || same(value, before.values[name]));

export const readonlyViolation = (target: Target, name: string): Violation => ({
  pointer: pointerTo(target, name),
  code: 'field.readonly',
  params: { label: target.object.fields[name]?.label },
});

/** Writes defaults into a new record, and what the stage it enters sets; answers what is wrong with those values. */
function fill(request: DraftRequest, given: Given, record: Record<string, unknown>, broken: Set<string>): readonly Violation[] {
  const { object, verb, environment } = request;
  const violations: Violation[] = [];
  const put = (field: FieldModel, raw: unknown): void => {
    const own = ownValue(object, field, raw);
    record[field.name] = own.value;
    if (own.violations.length > 0) broken.add(field.name);
    violations.push(...own.violations.map((violation) => ({ ...violation, pointer: request.at + violation.pointer })));
  };
  const isFree = ({ name }: FieldModel): boolean => !given.names.has(name);
  if (verb === 'create') {
    fillSystem(request, record, isFree);
    const fields = fieldsOf(object).filter((field) => isFree(field) && field.default !== undefined);
    // Literals first: a rule may read them wherever its field stands.
    for (const field of fields) if (field.default && 'value' in field.default) put(field, field.default.value);
    for (const field of fields)
      if (field.default && 'rule' in field.default) put(field, valueOf(field.default, record, environment));
  }
  const entered = verb === 'create' ? initialStages(object).find(({ name }) => name === record.stage) : request.entering;
  if (!entered) return violations;
  record.stage = entered.name;
  record.stage_since = environment.now.toISOString();
  // The transition comes first; what it sets stands against the stage it leads to.
  const written = new Set<string>();
  for (const set of [request.taking?.set ?? {}, entered.set] satisfies readonly SetModel[]) {
    for (const [name, source] of Object.entries(set)) {
      const field = object.fields[name];
      if (!field || !isFree(field) || written.has(name)) continue;
      put(field, valueOf(source, record, environment));
      written.add(name);
    }
  }
  return violations;
}

function fillSystem(
  { object, environment, id }: DraftRequest,
  record: Record<string, unknown>,
  isFree: (field: FieldModel) => boolean,
): void {
  const now = environment.now.toISOString();
  const user = environment.user.id;
  const values: Readonly<Record<string, unknown>> = {
    id,
    owner: user,
    record_type: object.fields.record_type?.values?.find(({ active }) => active)?.code,
    stage: initialStages(object)[0]?.name,
    stage_since: now,
    created_at: now,
    created_by: user,
    updated_at: now,
    updated_by: user,
    version: 1,
  };
  for (const [name, value] of Object.entries(values)) {
    const field = object.fields[name];
    if (field?.system && (field.readonly === true && name !== 'stage' ? true : isFree(field))) record[name] = value;
  }
}
