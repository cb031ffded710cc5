/** A condition or value that metadata states. */
import type { Rule as JsonLogic } from '../../metadata/rules/rule.js';
import { named, typed } from './schema.js';
import { label } from './words.js';

export const Rule = named(
  'Rule',
  typed<JsonLogic>({ type: 'object', minProperties: 1, maxProperties: 1, additionalProperties: true }),
  label('A JSON Logic expression: an object with one key, the operator.', 'JSON Logic 表达式：只有一个键（运算符）的对象。'),
);
