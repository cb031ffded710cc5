/** Picklist values that records hold and that are taken out, switched off, or no longer admitted beside what else the record holds. */
import type { ComponentRef } from '../../../metadata/documents/component.js';
import type { SourceDocument } from '../../compile/compile.js';
import { typeOf } from '../../compile/field-types/index.js';
import { literal } from '../../compile/field-types/parts/conversion.js';
import type { FieldModel, ObjectModel, ValueModel } from '../../compile/model.js';
import { column } from '../../serve/sql/table.js';
import { sameJson } from '../../../metadata/documents/same.js';
import type { FieldOrigin, Origin } from '../ddl/origins.js';
import { refTo, type Probe } from './probe.js';
import { and } from './sides.js';
import type { Words } from './words.js';

/** @param documents The current ones, which tell a shared value from a field's own. */
export const optionProbes = (origin: Origin, documents: readonly SourceDocument[]): Probe[] =>
  Object.values(origin.fields).flatMap((of) => {
    const { field, former, column: name, change } = of;
    if (field.system || change !== 'none' || name === null || !former?.values || !field.values) return [];
    return former.values.flatMap((value) => probesOf(origin, of, value, documents));
  });

function probesOf(
  { object, before }: Origin,
  { field, former }: FieldOrigin,
  value: ValueModel,
  documents: readonly SourceDocument[],
): Probe[] {
  const next = field.values?.find(({ code }) => code === value.code);
  const holds = holdsCode(field, value.code);
  const probe = (say: Words['say'], where: string, more: object = {}): Probe => ({
    at: valueRef(object, former!, value, documents),
    kind: 'option',
    risk: 'confirm',
    where,
    words: { say, params: { field: field.label, value: (next ?? value).label, ...more } },
  });
  if (!next) return [probe('option_removed', holds)];
  const found: Probe[] = [];
  if (value.active && !next.active) found.push(probe('option_inactive', holds));
  const lost = (value.recordTypes ?? typeNames(before)).filter((type) => next.recordTypes && !next.recordTypes.includes(type));
  if (lost.length > 0) found.push(probe('option_type', and(holds, isOneOf('n."record_type"', lost))));
  const controlling = object.fields[field.dependsOn ?? ''];
  if (next.when && controlling && !sameJson(next.when, value.when)) {
    const admitted = `coalesce(${isOneOf(column('n', controlling), next.when)}, false)`;
    const wasAdmitted = value.when ? `coalesce(${isOneOf(column('n', controlling), value.when)}, false)` : 'true';
    found.push(probe('option_dependent', and(holds, wasAdmitted, `(not ${admitted})`), { on: controlling.label }));
  }
  return found;
}

const typeNames = (object: ObjectModel | null): readonly string[] =>
  object?.fields.record_type?.values?.map(({ code }) => code) ?? [];

const isOneOf = (sql: string, codes: readonly string[]): string =>
  `${sql} = any(array[${codes.map(literal).join(', ')}]::text[])`;

const holdsCode = (field: FieldModel, code: string): string =>
  typeOf(field).ruleType === 'list'
    ? `coalesce(${column('n', field)} @> array[${literal(code)}]::text[], false)`
    : `coalesce(${column('n', field)} = ${literal(code)}, false)`;

/** A shared value belongs to its picklist, another to the field. */
function valueRef(
  object: ObjectModel,
  field: FieldModel,
  { code }: ValueModel,
  documents: readonly SourceDocument[],
): ComponentRef {
  type Content = {
    readonly kind?: string;
    readonly id?: string;
    readonly name?: string;
    readonly fields?: readonly Content[];
    readonly picklist?: string;
  };
  const contents = documents.map(({ content }) => content as Content);
  const owner = contents.find(({ kind, id }) => kind === 'object' && id === object.id);
  const shared = owner?.fields?.find(({ id }) => id === field.id)?.picklist;
  const picklist = contents.find(({ kind, name }) => kind === 'picklist' && name === shared);
  return shared !== undefined && picklist?.id !== undefined
    ? { kind: 'picklist', id: picklist.id, path: ['values', code] }
    : refTo(object, 'fields', field.id, 'values', code);
}
