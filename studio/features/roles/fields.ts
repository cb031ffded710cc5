/** The fields that a grant may speak of: those of its object, or of all that no grant names; and what it names beside them. */
import { allSystemFields } from '../../../metadata/documents/system-fields.js';
import type { FieldDocument, GrantDocument, Label, ObjectDocument } from '../../../metadata/format/types.js';
import type { Level } from '../../grants/rights.js';
import { EVERY } from './grants.js';

export interface GrantField {
  readonly name: string;
  readonly label: Label | undefined;
  readonly from: 'object' | 'system' | 'lost';
  /** Levels that mean something else for it. */
  readonly not: readonly Level[];
}

/** Whoever reads a record reads these. */
const always: ReadonlySet<string> = new Set(['id', 'version']);
/** System fields that people may set. */
const given: ReadonlySet<string> = new Set(['owner', 'record_type', 'stage']);

const system: readonly GrantField[] = allSystemFields
  .filter(({ name }) => !always.has(name))
  .map(({ name, label, type }) => ({
    name,
    label,
    from: 'system',
    not: [...(type === 'user' ? (['masked'] as const) : []), ...(given.has(name) ? [] : (['edit'] as const))],
  }));

/** A reference names its target, so that it cannot be shown in part. */
const isReference = (field: FieldDocument): boolean => field.type === 'user' || 'to' in field;

const fieldOf = (field: FieldDocument): GrantField => ({
  name: field.name,
  label: field.label,
  from: 'object',
  not: isReference(field) ? ['masked'] : [],
});

/** `objects`: all whose grant it is. */
export function fieldsOf(objects: readonly ObjectDocument[], { fields }: Pick<GrantDocument, 'fields'>): readonly GrantField[] {
  const found = new Map<string, GrantField>();
  for (const object of objects)
    for (const field of object.fields ?? []) if (!found.has(field.name)) found.set(field.name, fieldOf(field));
  for (const field of system) {
    const wanted = allSystemFields.find(({ name }) => name === field.name)?.with;
    if (!wanted || objects.some((object) => hasPart(object, wanted))) found.set(field.name, field);
  }
  const lost = Object.keys(fields).filter((name) => name !== EVERY && !found.has(name));
  return [...lost.map((name): GrantField => ({ name, label: undefined, from: 'lost', not: [] })), ...found.values()];
}

const hasPart = (object: ObjectDocument, part: 'flow' | 'record_types'): boolean =>
  part === 'flow' ? object.flow !== undefined : (object.record_types?.length ?? 0) > 0;
