/** The indexes an object should have, as a pure function of the model. Built after a release, dropped never by it. */
import { fieldTypes } from '../../compile/field-types/index.js';
import type { FieldModel, ObjectModel } from '../../compile/model.js';
import { uniqueKeySql } from '../../compile/unique-key.js';
import { quote } from '../../serve/sql/statement.js';
import { indexName } from './names.js';

export interface IndexDefinition {
  readonly name: string;
  readonly unique: boolean;
  /** What stands behind `on <table>`. */
  readonly definition: string;
  /** Needs the extension pg_trgm. */
  readonly trigram: boolean;
  /** Field it serves, for messages. */
  readonly field: string;
}

export function indexesOf(object: ObjectModel): IndexDefinition[] {
  const fields = Object.values(object.fields);
  return [
    ...fields.filter((field) => field.unique !== false).map((field) => uniqueIndex(object, field)),
    ...fields.flatMap((field) => fieldIndexes(object, field)),
    ...object.search
      .map((name) => object.fields[name])
      .filter((field) => field !== undefined)
      .map((field) => searchIndex(object, field)),
    plain(object, 'deleted_at', 'bin', '("deleted_at") where "deleted_at" is not null'),
  ];
}

const plain = (object: ObjectModel, field: FieldModel | string, kind: string, definition: string): IndexDefinition => ({
  name: indexName(kind, object, field),
  unique: false,
  definition,
  trigram: false,
  field: typeof field === 'string' ? field : field.name,
});

function uniqueIndex(object: ObjectModel, field: FieldModel): IndexDefinition {
  const key = field.unique === 'normalised' ? `(${uniqueKeySql(field, quote(field.name))})` : quote(field.name);
  return { ...plain(object, field, 'uq', `(${key}) where "deleted_at" is null`), unique: true };
}

function searchIndex(object: ObjectModel, field: FieldModel): IndexDefinition {
  return { ...plain(object, field, 'tg', `using gin (${quote(field.name)} gin_trgm_ops)`), trigram: true };
}

/** References and stages are always looked up; other fields where the document asks for it; the title to sort by. */
function fieldIndexes(object: ObjectModel, field: FieldModel): IndexDefinition[] {
  const column = quote(field.name);
  const isList = fieldTypes[field.type]?.ruleType === 'list';
  const isReference = fieldTypes[field.type]?.ruleType === 'reference' && field.name !== 'id';
  const isLookedUp =
    (isReference && !field.system) || field.name === 'owner' || field.name === 'stage' || field.name === 'record_type';
  if (isList) return field.to || field.index ? [plain(object, field, 'gin', `using gin (${column})`)] : [];
  if (isLookedUp) return [plain(object, field, 'ix', `(${column}, "id")`)];
  if (!field.index && field.name !== object.title) return [];
  const sort = fieldTypes[field.type]?.sort(column, field) ?? column;
  return [
    ...(field.index || sort === column ? [plain(object, field, 'ix', `(${column}, "id")`)] : []),
    ...(sort === column ? [] : [plain(object, field, 'so', `((${sort}), "id")`)]),
  ];
}
