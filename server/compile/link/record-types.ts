/** Record types narrow picklists: which values a record of each type may take. */
import type { RecordTypeDocument } from '../../../metadata/format/types.js';
import { didYouMean, type Report } from '../documents/finding.js';
import type { FieldModel, ValueModel } from '../model.js';

type Types = readonly (readonly [RecordTypeDocument, Report])[];

/** The values of a field, each with the record types that admit it where not all do. */
export function admittedBy(field: FieldModel, types: Types): readonly ValueModel[] | undefined {
  return field.values?.map((value) => {
    const admitting = types
      .filter(([{ values }]) => values?.[field.name]?.includes(value.code) ?? true)
      .map(([{ name }]) => name);
    return admitting.length === types.length ? value : { ...value, recordTypes: admitting };
  });
}

/** Fields named are picklists, and codes theirs. */
export function checkRecordTypes(
  types: Types,
  fields: Readonly<Record<string, FieldModel>>,
  isBroken: (name: string) => boolean,
): void {
  for (const [{ values = {} }, report] of types) {
    for (const [name, codes] of Object.entries(values)) {
      const place = report.at('values', name);
      const field = fields[name];
      if (!field?.values || field.system) {
        if (!isBroken(name)) place.error('format.not_a_picklist', { field: name, ...didYouMean(name, picklistNames(fields)) });
        continue;
      }
      const known = field.values.map(({ code }) => code);
      for (const [index, code] of codes.entries()) {
        if (!known.includes(code)) place.at(index).error('format.code_unknown', { code, ...didYouMean(code, known) });
      }
    }
  }
}

const picklistNames = (fields: Readonly<Record<string, FieldModel>>): readonly string[] =>
  Object.values(fields).flatMap(({ name, values, system }) => (values && !system ? [name] : []));
