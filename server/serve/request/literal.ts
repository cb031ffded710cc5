/**
 * Values in filters: checked for their kind, put into canonical form, made parameters. Bounds of the field (`max`,
 * `max_length`, inactive options) are no matter here: asking for what cannot be is answered with no records.
 */
import { formats, keywords } from '../../../metadata/values/formats.js';
import type { Operator } from '../../compile/field-types/field-type.js';
import { typeOf } from '../../compile/field-types/index.js';
import type { FieldModel } from '../../compile/model.js';
import type { Params } from '../../errors/define.js';
import type { Fault } from './path.js';

/** Longest text, and longest list, in a filter. */
const LONGEST_TEXT = 1000;
const LONGEST_LIST = 200;

type Checked = { readonly value: unknown } | Fault;

/** `raw` as it stands in a request; texts of query strings go through `fromText` first. */
export function termValue(field: FieldModel, operator: Operator, raw: unknown): Checked {
  if (operator === 'empty')
    return typeof raw === 'boolean' ? { value: raw } : fault(field, 'value.type', { expected: 'boolean' });
  if (operator === 'contains' || operator === 'starts_with') return plainText(field, raw);
  if (operator === 'has') return each([raw], (value) => element(field, value));
  if (operator !== 'in' && operator !== 'not_in') return scalar(field, raw);
  if (!Array.isArray(raw)) return fault(field, 'value.type', { expected: 'array' });
  if (raw.length > LONGEST_LIST) return fault(field, 'value.too_many', { limit: LONGEST_LIST });
  return each(raw as readonly unknown[], (value) => scalar(field, value));
}

/** Text of a query string → the raw value that a JSON body would carry. */
export function fromText(field: FieldModel, operator: Operator, text: string): unknown {
  if (operator === 'empty') return text === 'true' ? true : text === 'false' ? false : text;
  if (operator === 'contains' || operator === 'starts_with' || operator === 'has') return text;
  const type = typeOf(field);
  if (operator !== 'in' && operator !== 'not_in') return type.fromText(text, field);
  return text.split(',').map((part) => type.fromText(part, field));
}

function scalar(field: FieldModel, raw: unknown): Checked {
  const type = typeOf(field);
  const checked = checks[type.ruleType]?.(field, raw) ?? fault(field, 'value.type', { expected: 'value' });
  return 'code' in checked ? checked : { value: type.toParameter(checked.value, field) };
}

type Check = (field: FieldModel, raw: unknown) => Checked;

const formatted =
  (format: string): Check =>
  (field, raw) => {
    if (typeof raw !== 'string') return fault(field, 'value.type', { expected: 'string' });
    if (!formats[format]?.(raw)) return fault(field, 'value.format', { format });
    return { value: typeOf(field).normalise(raw, field) };
  };

/** By type in rules. Types without an entry have no operator that takes a value. */
const checks: Readonly<Record<string, Check>> = {
  boolean: (field, raw) => (typeof raw === 'boolean' ? { value: raw } : fault(field, 'value.type', { expected: 'boolean' })),
  number: (field, raw) => {
    if (typeof raw !== 'number' || !Number.isFinite(raw)) return fault(field, 'value.type', { expected: 'number' });
    const whole = typeOf(field).cast(field) === 'bigint';
    return whole && !Number.isSafeInteger(raw) ? fault(field, 'value.type', { expected: 'integer' }) : { value: raw };
  },
  date: formatted('date'),
  datetime: formatted('date-time'),
  time: formatted('time'),
  reference: formatted('uuid'),
  text: (field, raw) => (field.values ? code(field, raw) : text(field, raw)),
};

/** One element of a list: an id, a code or a free text. */
function element(field: FieldModel, raw: unknown): Checked {
  if (field.values) return code(field, raw);
  if (field.to === undefined) return plainText(field, raw);
  if (typeof raw !== 'string') return fault(field, 'value.type', { expected: 'string' });
  return formats.uuid?.(raw) ? { value: raw.toLowerCase() } : fault(field, 'value.format', { format: 'uuid' });
}

function code(field: FieldModel, raw: unknown): Checked {
  if (typeof raw !== 'string') return fault(field, 'value.type', { expected: 'string' });
  return field.values?.some((value) => value.code === raw) ? { value: raw } : fault(field, 'value.option.unknown', {});
}

function plainText(field: FieldModel, raw: unknown): Checked {
  if (typeof raw !== 'string' || raw === '' || raw.includes('\0')) return fault(field, 'value.type', { expected: 'string' });
  return raw.length > LONGEST_TEXT ? fault(field, 'value.too_long', { limit: LONGEST_TEXT }) : { value: raw };
}

/** In canonical form if it is a valid value of the type; else as it is, which nothing equals. */
function text(field: FieldModel, raw: unknown): Checked {
  const checked = plainText(field, raw);
  if ('code' in checked) return checked;
  const type = typeOf(field);
  const { format, 'x-country': country } = type.jsonSchema(field);
  const value = checked.value as string;
  const valid =
    (typeof format !== 'string' || (formats[format]?.(value) ?? false)) &&
    (country === undefined || (keywords['x-country']?.holds(country as never, value as never) ?? false));
  return valid ? { value: type.normalise(value, field) ?? value } : checked;
}

/** The list of checked values, or the first fault. */
function each(raw: readonly unknown[], check: (raw: unknown) => Checked): Checked {
  const values: unknown[] = [];
  for (const value of raw) {
    const checked = check(value);
    if ('code' in checked) return checked;
    values.push(checked.value);
  }
  return { value: values };
}

const fault = (field: FieldModel, code: string, params: Params): Fault => ({ code, params: { label: field.label, ...params } });
