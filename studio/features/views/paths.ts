/** Fields a list can show: the object's own, and those of the records its lookups point to. */
import { allSystemFields } from '../../../metadata/documents/system-fields.js';
import type { Label, ObjectDocument } from '../../../metadata/format/types.js';

export interface PathChoice {
  readonly path: string;
  readonly label: string;
  readonly type: string;
}

type Say = (label: Label | undefined, fallback?: string) => string;

const toOne = new Set(['lookup', 'master_detail']);
/** What nobody wants as a column. */
const internal = new Set(['id', 'version', 'deleted_at', 'deleted_by']);

interface Listed {
  readonly name: string;
  readonly type: string;
  readonly label: Label;
  readonly to?: string;
}

function fieldsOf(object: ObjectDocument): readonly Listed[] {
  const system = allSystemFields.filter(
    ({ name, with: needs }) =>
      !internal.has(name) &&
      (needs === undefined || (needs === 'flow' ? object.flow !== undefined : (object.record_types?.length ?? 0) > 0)),
  );
  return [...((object.fields ?? []) as readonly Listed[]), ...system];
}

/** One step through lookups; deeper paths are kept where a document has them. */
export function pathsOf(object: ObjectDocument, objects: readonly ObjectDocument[], say: Say): readonly PathChoice[] {
  const own = fieldsOf(object);
  const linked = own.flatMap((field) => {
    const target = toOne.has(field.type) ? objects.find(({ name }) => name === field.to) : undefined;
    return (target ? fieldsOf(target) : []).map((inner) => ({
      path: `${field.name}.${inner.name}`,
      label: `${say(field.label, field.name)} › ${say(inner.label, inner.name)}`,
      type: inner.type,
    }));
  });
  return [...own.map(({ name, label, type }) => ({ path: name, label: say(label, name), type })), ...linked];
}
