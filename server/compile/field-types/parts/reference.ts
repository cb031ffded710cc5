/** What the types that point to another record share. They are written and read as ids; labels are joined by the reader. */
import type { FieldType, JsonSchema } from '../field-type.js';
import { unmaskable } from './mask.js';

const idSchema: JsonSchema = { type: 'string', format: 'uuid' };

/** At most this many targets in one field. */
const most = 500;

export const referenceFacets = {
  column: () => 'uuid',
  ruleType: 'reference',
  operators: ['eq', 'ne', 'in', 'not_in', 'empty'],
  sortable: false,
  groupable: true,
  numeric: false,
  uniqueable: true,
  searchable: false,
  jsonSchema: () => idSchema,
  normalise: (value) => (value as string).toLowerCase(),
  toParameter: (value) => value,
  cast: () => 'uuid',
  read: (expression) => expression,
  sort: (expression) => expression,
  ...unmaskable,
  toText: (value) => String(value ?? ''),
  fromText: (text) => text.trim() || null,
  textSql: (expression, field, at) => at.title(field, expression),
  // A title does not say which record it is of.
  fromTextSql: null,
} satisfies Partial<FieldType>;

export const referenceListFacets = {
  ...referenceFacets,
  column: () => 'uuid[]',
  ruleType: 'list',
  operators: ['has', 'empty'],
  groupable: false,
  uniqueable: false,
  jsonSchema: () => ({ type: 'array', items: idSchema, maxItems: most, uniqueItems: true }),
  normalise: (value) => {
    const ids = [...new Set((value as string[]).map((id) => id.toLowerCase()))];
    return ids.length > 0 ? ids : null;
  },
  cast: () => 'uuid[]',
  toText: (value) => ((value as string[] | null) ?? []).join(';'),
  fromText: (text) => splitText(text),
  textSql: (expression, field, at) =>
    `(select string_agg(${at.title(field, 'e."id"')}, ';' order by e."n") from unnest(${expression}) with ordinality e("id", "n"))`,
} satisfies Partial<FieldType>;

/** Parts of a spreadsheet cell that holds a list. */
export function splitText(text: string): string[] | null {
  const parts = text
    .split(/[;；\n]/)
    .map((part) => part.trim())
    .filter(Boolean);
  return parts.length > 0 ? parts : null;
}

export const targetOption: Readonly<Record<string, JsonSchema>> = {
  to: {
    description: 'Name of the object pointed to.',
    $ref: 'common.schema.json#/$defs/name',
    'x-names': {
      as: 'lookup',
      to: 'object',
      place: { en: 'as the object pointed to', 'zh-CN': '关联对象' },
      use: { en: 'points to it', 'zh-CN': '关联到它' },
      fix: {
        en: 'The field is removed too, with everything that names it; its values are kept.',
        'zh-CN': '该字段及引用它之处一并移除；其数据保留。',
      },
      unit: 'owner',
    },
    'x-on-remove': 'component',
    'x-risk': 'always',
    'x-words': {
      label: { en: 'Points to', 'zh-CN': '关联对象' },
      noun: { en: 'object pointed to', 'zh-CN': '关联对象' },
      help: { en: 'The object whose records are chosen from.', 'zh-CN': '从该对象的记录中选择。' },
    },
  },
};
