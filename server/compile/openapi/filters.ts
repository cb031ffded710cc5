/** Query parameters that filter a list by field: `stage=proposal`, `amount.gte=1000`. */
import { inLanguage, type Language } from '../../errors/define.js';
import { typeOf } from '../field-types/index.js';
import type { JsonSchema, Operator } from '../field-types/field-type.js';
import { isReference, valueSchema } from '../json-schema.js';
import type { FieldModel } from '../model.js';
import type { ObjectScope } from '../object-scope.js';

/** Those that lists are narrowed by most; the rest follow the same pattern and would only lengthen the page. */
const listed: readonly Operator[] = ['eq', 'in', 'gte', 'lte', 'contains', 'has'];

export function filterParameters(scope: ObjectScope, language: Language): readonly JsonSchema[] {
  const operands = Object.values(scope.fields).filter(({ read }) => read === 'clear' || read === 'partly');
  return operands.flatMap(({ field }) => operatorsOf(field).map((operator) => parameter(field, operator, language)));
}

/** `in` is listed for values to choose from only. */
const operatorsOf = (field: FieldModel): readonly Operator[] =>
  typeOf(field).operators.filter((operator) => listed.includes(operator) && (operator !== 'in' || field.values !== undefined));

function parameter(field: FieldModel, operator: Operator, language: Language): JsonSchema {
  const name = operator === 'eq' ? field.name : `${field.name}.${operator}`;
  const schema = operand(field);
  return {
    name,
    in: 'query',
    description: `${inLanguage(language)(field.label)}${operator === 'eq' ? '' : ` (${operator})`}`,
    ...(operator === 'in' ? { style: 'form', explode: false, schema: { type: 'array', items: schema } } : { schema }),
  };
}

/** What one compares with: the type and the options, without what only a value to be stored must keep to. */
function operand(field: FieldModel): JsonSchema {
  const written = valueSchema(field);
  const { type, format, enum: codes } = (written.items as JsonSchema | undefined) ?? written;
  const isText = typeOf(field).ruleType === 'text' && !isReference(field) && codes === undefined;
  return { type, ...(codes !== undefined && { enum: codes }), ...(format !== undefined && !isText && { format }) };
}
