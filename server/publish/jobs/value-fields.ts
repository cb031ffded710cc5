/** The fields in which a code of a picklist, a stage or a record type stands. */
import type { SourceDocument } from '../../compile/compile.js';
import type { FieldModel, Model, ObjectModel } from '../../compile/model.js';
import { Failure } from '../../errors/define.js';

/** A shared set, or one field; all by id. `stage` and `record_type` are fields too. */
export type ValueScope =
  | { readonly picklist: string; readonly object?: undefined; readonly field?: undefined }
  | { readonly picklist?: undefined; readonly object: string; readonly field: string };

export interface ValueFields {
  readonly object: ObjectModel;
  readonly fields: readonly FieldModel[];
}

export const isMulti = ({ type }: FieldModel): boolean => type === 'multi_picklist';

/** By object. Throws `component.unknown` for what the release does not have, `component.no_values` for fields without codes. */
export function fieldsWith(scope: ValueScope, model: Model, documents: readonly SourceDocument[]): readonly ValueFields[] {
  if (scope.picklist !== undefined) return sharing(scope.picklist, model, documents);
  const object = objectById(model, scope.object);
  const field = fieldById(object, scope.field);
  if (!field.values) throw new Failure('component.no_values', { label: field.label });
  return [{ object, fields: [field] }];
}

export function objectById(model: Model, id: string): ObjectModel {
  const object = Object.values(model.objects).find((one) => one.id === id);
  if (!object) throw new Failure('component.unknown', { component: id.slice(0, 100) });
  return object;
}

/** System fields also by their names: they have no id that a document says. */
function fieldById(object: ObjectModel, id: string): FieldModel {
  const field = Object.values(object.fields).find((one) => one.id === id || (one.system && one.name === id));
  if (!field) throw new Failure('component.unknown', { component: id.slice(0, 100) });
  return field;
}

type Node = Readonly<Record<string, unknown>>;

/** The documents have been published, so they have their form; the model no longer knows where values come from. */
function sharing(id: string, model: Model, documents: readonly SourceDocument[]): readonly ValueFields[] {
  const contents = documents.map(({ content }) => content as Node);
  const picklist = contents.find((content) => content.kind === 'picklist' && content.id === id);
  if (!picklist) throw new Failure('component.unknown', { component: id.slice(0, 100) });
  return contents.flatMap((content) => {
    const object = content.kind === 'object' ? model.objects[String(content.name)] : undefined;
    const using = ((content.fields ?? []) as readonly Node[]).filter((field) => field.picklist === picklist.name);
    const fields = using.flatMap(({ name }) => object?.fields[String(name)] ?? []);
    return object && fields.length > 0 ? [{ object, fields }] : [];
  });
}
