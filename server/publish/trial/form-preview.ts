/** The form of an object as the draft has it, for somebody who may do everything or for the holders of one role. */
import type { Model } from '../../compile/model.js';
import { Failure } from '../../errors/define.js';
import type { FormPreview } from '../../contract/trial.js';
import type { Call } from '../../contract/call.js';
import { appInfo } from '../../serve/info/app-info.js';
import { formInfo, type FormRow } from '../../serve/info/form-info.js';
import { objectInfo } from '../../serve/info/object-info.js';
import { scopeOf } from '../../serve/info/scope-of.js';
import { sightOf } from '../../serve/sight/sight-of.js';
import type { ObjectSight } from '../../serve/sight/sight.js';
import { trialObject, withEveryRight, type TrialModel } from './draft-model.js';

interface FormRequest {
  /** By id. */
  readonly object: string;
  readonly recordType?: string;
  /** By id or name. */
  readonly role?: string;
}

/** Throws `trial.unknown` for what the draft does not have, `trial.blind` where the role does not see the object. */
export function previewForm({ actor, release, language }: Call, trial: TrialModel, request: FormRequest): FormPreview {
  const object = trialObject(trial.model, request.object);
  const { model, role } =
    request.role === undefined ? withEveryRight(trial.model) : { model: trial.model, role: roleIn(trial.model, request.role) };
  const sight = sightOf(model, [role]);
  const of = sight.objects[object.name];
  if (!of) throw new Failure('trial.blind', { label: object.label });
  const recordType = recordTypeIn(of, request.recordType);
  const tried = { ...release, model };
  const row = of.rows.create === false ? rowOf(of, recordType) : undefined;
  const form = formInfo(tried, scopeOf(of), { language, ...(recordType !== undefined && { recordType }), ...(row && { row }) });
  const { id, department } = actor.user;
  const roles = request.role === undefined ? [] : [model.roles[role]?.name ?? ''];
  return {
    form: { ...form, user: { id, department, roles } },
    object: objectInfo(sight, of, language),
    app: appInfo(tried, sight, language),
    current: trial.current,
  };
}

function roleIn(model: Model, given: string): string {
  const role = Object.values(model.roles).find(({ id, name }) => id === given || name === given);
  if (!role) throw new Failure('trial.unknown', { component: given.slice(0, 100) });
  return role.id;
}

function recordTypeIn({ object }: ObjectSight, given: string | undefined): string | undefined {
  if (given === undefined) return undefined;
  if (!object.fields.record_type?.values?.some(({ code }) => code === given))
    throw new Failure('trial.unknown', { component: given.slice(0, 100) });
  return given;
}

/** A role that creates nothing meets the form with a record in it. */
const rowOf = ({ fields }: ObjectSight, recordType: string | undefined): FormRow => ({
  editable: Object.values(fields).flatMap(({ field, edit }) => (edit === false ? [] : [field.name])),
  held: {},
  ...(recordType !== undefined && { recordType }),
});
