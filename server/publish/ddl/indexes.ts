/** The indexes an object should have, as a pure function of the model. Their names say what they are, so that a changed wish has another name. */
import { createHash } from 'node:crypto';
import { fieldTypes } from '../../compile/field-types/index.js';
import type { FieldModel, ObjectModel } from '../../compile/model.js';
import { indexedKey, uniqueKeySql } from '../../compile/unique-key.js';
import { quote } from '../../serve/sql/statement.js';
import { indexName } from './names.js';

export interface IndexDefinition {
  readonly name: string;
  readonly unique: boolean;
  /** What stands behind `on <table>`. */
  readonly definition: string;
  /** Needs the extension pg_trgm. */
  readonly trigram: boolean;
}

/** An index as text in which the column is still open: a rename then changes neither wish nor name. */
type Shape = (column: string) => string;

const PREFIXES = ['uq', 'tg', 'gin', 'ix', 'so', 'bin'] as const;

/** True for names that `indexesOf` may have made at some time. */
export const isOurs = (name: string): boolean => PREFIXES.some((prefix) => name.startsWith(`${prefix}_`));

export function indexesOf(object: ObjectModel): IndexDefinition[] {
  const fields = Object.values(object.fields);
  return [
    ...fields.filter((field) => field.unique !== false).map((field) => uniqueIndex(object, field)),
    ...fields.flatMap((field) => fieldIndexes(object, field)),
    ...object.search
      .map((name) => object.fields[name]!)
      .map((field) => index(object, field, 'tg', (column) => `using gin (${column} gin_trgm_ops)`)),
    index(object, object.fields.deleted_at!, 'bin', (column) => `(${column}) where ${column} is not null`),
  ];
}

/** Those of one column. */
export const indexesOfField = (object: ObjectModel, field: FieldModel): IndexDefinition[] =>
  indexesOf({
    ...object,
    fields: { [field.name]: field, deleted_at: object.fields.deleted_at! },
    search: object.search.filter((name) => name === field.name),
  }).filter(({ name }) => !name.startsWith('bin_'));

function index(object: ObjectModel, field: FieldModel, prefix: (typeof PREFIXES)[number], shape: Shape): IndexDefinition {
  const digest = createHash('sha1').update(shape('?')).digest('hex').slice(0, 6);
  return {
    name: indexName(prefix, object, field, digest),
    unique: prefix === 'uq',
    definition: shape(quote(field.name)),
    trigram: prefix === 'tg',
  };
}

const uniqueIndex = (object: ObjectModel, field: FieldModel): IndexDefinition =>
  index(object, field, 'uq', (column) => `((${uniqueKeySql(field, column)})) where "deleted_at" is null`);

/** References and stages are always looked up; other fields where the document asks for it; the title to sort by. */
function fieldIndexes(object: ObjectModel, field: FieldModel): IndexDefinition[] {
  const type = fieldTypes[field.type]!;
  const isLookedUp = (type.ruleType === 'reference' && !field.system) || ['owner', 'stage', 'record_type'].includes(field.name);
  if (type.ruleType === 'list')
    return field.to || field.index ? [index(object, field, 'gin', (column) => `using gin (${column})`)] : [];
  const plain = index(object, field, 'ix', (column) => `(${column}, "id")`);
  if (isLookedUp) return [plain];
  if (!field.index && field.name !== object.title) return [];
  // A picklist sorts by the order of its values, which an index would have to follow at every change of them.
  const sortsAsStored = type.sort('?', field) === '?' || field.values !== undefined;
  if (sortsAsStored) return [plain];
  const order = index(object, field, 'so', (column) => `((${type.sort(column, field)}), "id")`);
  const key = indexedKey(field);
  // What is unique is found by that index already.
  return key && field.unique === false ? [index(object, field, 'ix', (column) => `((${key(column)}), "id")`), order] : [order];
}
