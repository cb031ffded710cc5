/** The JSON Schema of a field document, made from the field types; `metadata/format/field.schema.json` is a copy of it. */
import type { FieldType, JsonSchema } from '../field-types/field-type.js';
import type { Schema } from '../../../metadata/kinds/schema.js';
import { declarable } from '../field-types/index.js';

const common = (name: string): JsonSchema => ({ $ref: `common.schema.json#/$defs/${name}` });
const condition = { anyOf: [{ type: 'boolean' }, common('rule')] };

const described = (description: string, schema: JsonSchema): JsonSchema => ({ description, ...schema });

/** What properties of fields name, are called and become, whatever the type; that of options stands with the option. */
const annotations: Readonly<Record<string, Schema>> = {
  label: { 'x-words': { label: { en: 'Label', 'zh-CN': '名称' } } },
  type: { 'x-words': { label: { en: 'Type', 'zh-CN': '类型' } }, 'x-form': 'type', 'x-risk': 'always' },
  help: {
    'x-words': {
      label: { en: 'Help text', 'zh-CN': '填写说明' },
      noun: { en: 'help text', 'zh-CN': '帮助文字' },
      help: { en: 'Shown below the field to whoever fills it.', 'zh-CN': '显示在字段下方，供填写者参考。' },
    },
  },
  required: {
    'x-names': {
      as: 'required',
      to: 'rule',
      place: { en: 'in the rule when it is required', 'zh-CN': '必填条件' },
      use: { en: 'reads it to decide whether it is required', 'zh-CN': '根据它判断是否必填' },
      fix: { en: 'The field is no longer required.', 'zh-CN': '该字段不再必填。' },
    },
    'x-on-remove': 'unit',
    'x-risk': 'set',
    'x-words': {
      label: { en: 'Required', 'zh-CN': '必填' },
      help: { en: 'Always, or while a condition is true.', 'zh-CN': '始终必填，或满足条件时必填。' },
      said: {
        on: { en: 'becomes required', 'zh-CN': '变为必填' },
        off: { en: 'is no longer required', 'zh-CN': '不再必填' },
        when: { en: 'is required when {0}', 'zh-CN': '在{0}时必填' },
      },
    },
  },
  visible: {
    'x-names': {
      as: 'visible',
      to: 'rule',
      place: { en: 'in the rule when it is shown', 'zh-CN': '显示条件' },
      use: { en: 'reads it to decide whether it is shown', 'zh-CN': '根据它判断是否显示' },
      fix: { en: 'The field is always shown.', 'zh-CN': '该字段始终显示。' },
    },
    'x-on-remove': 'unit',
    'x-words': {
      label: { en: 'Visible', 'zh-CN': '显示' },
      help: { en: 'Always, or only while a condition is true.', 'zh-CN': '始终显示，或满足条件时显示。' },
      said: {
        on: { en: 'is always shown', 'zh-CN': '始终显示' },
        off: { en: 'is always shown', 'zh-CN': '始终显示' },
        when: { en: 'is shown only when {0}', 'zh-CN': '仅在{0}时显示' },
      },
    },
  },
  readonly: {
    'x-names': {
      as: 'readonly',
      to: 'rule',
      place: { en: 'in the rule when it is read-only', 'zh-CN': '只读条件' },
      use: { en: 'reads it to decide whether it can be edited', 'zh-CN': '根据它判断是否只读' },
    },
    // Without it the field could be written where it could not before.
    'x-on-remove': 'person',
    'x-words': {
      label: { en: 'Read-only', 'zh-CN': '只读' },
      help: { en: 'Always, or while a condition is true.', 'zh-CN': '始终只读，或满足条件时只读。' },
      said: {
        on: { en: 'becomes read-only', 'zh-CN': '变为只读' },
        off: { en: 'can be written again', 'zh-CN': '不再只读' },
        when: { en: 'is read-only when {0}', 'zh-CN': '在{0}时只读' },
      },
    },
  },
  default: {
    'x-names': {
      as: 'default',
      to: 'given',
      place: { en: 'in its default', 'zh-CN': '默认值' },
      use: { en: 'uses it as the default', 'zh-CN': '以它为默认值' },
      fix: { en: 'The field has no default any more.', 'zh-CN': '去掉默认值。' },
    },
    'x-on-remove': 'unit',
    'x-emptied': 'goes',
    'x-words': {
      label: { en: 'Default', 'zh-CN': '默认值' },
      help: { en: 'What new records get that give no value of their own.', 'zh-CN': '新建记录未填写时采用的值。' },
    },
  },
  unique: {
    'x-risk': 'set',
    'x-words': {
      label: { en: 'Unique', 'zh-CN': '唯一' },
      help: {
        en: 'No two records have the same value. Records in the recycle bin do not count.',
        'zh-CN': '任意两条记录的值不能相同，回收站中的记录不计。',
      },
      none: { en: 'Not unique', 'zh-CN': '不要求唯一' },
      options: {
        true: { en: 'No two records exactly alike', 'zh-CN': '不允许完全相同' },
        normalised: { en: 'Nor alike but for case, width and spaces', 'zh-CN': '忽略大小写、全半角和空格后也不允许相同' },
      },
      said: {
        on: { en: 'must be unique', 'zh-CN': '值不得重复' },
        off: { en: 'may have the same value in several records', 'zh-CN': '值可以重复' },
        values: {
          normalised: {
            en: 'must be unique, whatever the case, width and spaces',
            'zh-CN': '值不得重复（忽略大小写、全半角和空格）',
          },
        },
      },
    },
  },
  index: {
    'x-words': {
      label: { en: 'Indexed', 'zh-CN': '建立索引' },
      help: {
        en: 'Makes filtering and sorting by this field fast in large tables.',
        'zh-CN': '数据量大时，让按此字段筛选和排序更快。',
      },
      said: {
        on: { en: 'is made fast to filter and sort', 'zh-CN': '建立索引以加快筛选和排序' },
        off: { en: 'is no longer indexed', 'zh-CN': '不再建立索引' },
      },
    },
  },
};

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
    ...Object.fromEntries(Object.entries(type.options).map(([name, option]) => [name, withoutShared(name, option)])),
    ...commonProperties(type),
  },
  required: ['id', 'name', 'type', 'label', ...(type.needs ?? [])],
  additionalProperties: false,
});

const isAnnotation = ([key]: readonly [string, unknown]): boolean => key.startsWith('x-');

/** What the first type that has an option says of it holds for the others that do not say otherwise. */
const shared: Readonly<Record<string, Schema>> = {
  ...Object.fromEntries(
    declarable
      .flatMap(({ options }) => Object.entries(options))
      .map(([name, option]) => [name, Object.fromEntries(Object.entries(option).filter(isAnnotation))] as const)
      .filter(([, said]) => Object.keys(said).length > 0)
      .toReversed(),
  ),
  ...annotations,
};

const withoutShared = (name: string, option: JsonSchema): JsonSchema =>
  Object.fromEntries(
    Object.entries(option).filter((entry) => !isAnnotation(entry) || entry[1] !== shared[name]?.[entry[0] as keyof Schema]),
  );

export function fieldSchema(): JsonSchema {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'https://touchstone.dev/format/field.schema.json',
    title: 'FieldDocument',
    description: 'A field of an object. Generated from the field types; do not edit.',
    type: 'object',
    required: ['type'],
    discriminator: { propertyName: 'type' },
    'x-part': { kind: 'field', en: 'field', 'zh-CN': '字段', keeps_values: true },
    'x-properties': shared,
    oneOf: declarable.map(({ name }) => ({ $ref: `#/$defs/${name}` })),
    $defs: Object.fromEntries(declarable.map((type) => [type.name, branch(type)])),
  };
}
