/** The JSON Schema of a field document, made from the field types; `metadata/format/field.schema.json` is a copy of it. */
import type { FieldType, JsonSchema } from '../field-types/field-type.js';
import { declarable } from '../field-types/index.js';

const common = (name: string): JsonSchema => ({ $ref: `common.schema.json#/$defs/${name}` });
const condition = { anyOf: [{ type: 'boolean' }, common('rule')] };

const described = (description: string, schema: JsonSchema): JsonSchema => ({ description, ...schema });

/** What every field may say; what the type fixes, the document cannot. */
function commonProperties(type: FieldType): Record<string, JsonSchema> {
  const { fixed = {} } = type;
  return {
    ...(fixed.required === undefined &&
      fixed.readonly === undefined && {
        required: described('true, or a rule under which the field must be filled.', condition),
      }),
    visible: described('Shown, and sent by forms, only while this rule is true.', common('rule')),
    ...(fixed.readonly === undefined && {
      readonly: described('true, or a rule under which the field cannot be written.', condition),
      default: { description: 'Value of new records that do not give one: a literal or a rule.' },
    }),
    ...(type.uniqueable && { unique: uniqueSchema(type) }),
    ...(type.groupable && { index: described('true: filtering and sorting by this field is made fast.', { type: 'boolean' }) }),
  };
}

const uniqueSchema = (type: FieldType): JsonSchema =>
  type.ruleType === 'text'
    ? described('true: no two records alike. `normalised`: nor alike but for case, width and spaces.', {
        enum: [true, 'normalised'],
      })
    : described('true: no two records have the same value.', { const: true });

const titleOf = (name: string): string =>
  `${name
    .split('_')
    .map((word) => word[0]!.toUpperCase() + word.slice(1))
    .join('')}FieldDocument`;

const branch = (type: FieldType): JsonSchema => ({
  title: titleOf(type.name),
  description: type.description.en,
  type: 'object',
  properties: {
    id: common('id'),
    name: common('name'),
    type: { const: type.name },
    label: common('label'),
    help: described('Shown with the field to whoever fills it.', common('label')),
    ...type.options,
    ...commonProperties(type),
  },
  required: ['id', 'name', 'type', 'label', ...(type.needs ?? [])],
  additionalProperties: false,
});

export function fieldSchema(): JsonSchema {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'https://touchstone.dev/format/field.schema.json',
    title: 'FieldDocument',
    description: 'A field of an object. Generated from the field types; do not edit.',
    type: 'object',
    required: ['type'],
    discriminator: { propertyName: 'type' },
    oneOf: declarable.map(({ name }) => ({ $ref: `#/$defs/${name}` })),
    $defs: Object.fromEntries(declarable.map((type) => [type.name, branch(type)])),
  };
}
