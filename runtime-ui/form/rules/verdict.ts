/** Everything that is wrong with what has been entered, as far as the browser can know: the same shape as the server's. */
import type { TFunction } from 'i18next';
import { readJson } from '../../../metadata/values/json.js';
import { readNumber, type ReadNumber } from '../../../metadata/values/number.js';
import type { FormInfo } from '../../../server/contract/app.js';
import type { Values } from '../../api/records.js';
import { jsonFaultText } from '../../values/json-fault.js';
import { isRecord } from '../../values/path.js';
import { decide, fieldStates, propertiesOf, type FieldStates, type FormContext } from './states.js';
import { faultsOf, type Fault } from './schema.js';
import { isSame, toWire } from './wire.js';

export interface Violation {
  /** `/field`, `/field/part`; empty: the record as a whole. */
  readonly pointer: string;
  readonly message: string;
}

interface Entered {
  readonly values: Values;
  /** The stored record; null for a new one. What was wrong before is not this write's fault. */
  readonly stored: Values | null;
  readonly states: FieldStates;
}

export function verdict(context: FormContext, entered: Entered, t: TFunction): readonly Violation[] {
  return [...missing(context, entered, t), ...malformed(context, entered, t), ...brokenRules('error', context, entered)];
}

/** What stands in nobody's way, but should be known. */
export const warningsOn = (context: FormContext, entered: Entered): readonly Violation[] =>
  brokenRules('warning', context, entered);

function missing(context: FormContext, { values, stored, states }: Entered, t: TFunction): readonly Violation[] {
  const before = stored && fieldStates({ ...context, needed: [] }, stored);
  const wasMissing = (name: string): boolean =>
    Boolean(before?.required.includes(name)) && toWire(stored?.[name]) === null && !context.needed?.includes(name);
  return states.required
    .filter((name) => toWire(values[name]) === null && !states.locked.includes(name) && !wasMissing(name))
    .map((name) => ({ pointer: `/${name}`, message: requiredText(context, name, t) }));
}

function requiredText({ object }: FormContext, name: string, t: TFunction): string {
  const field = object.fields.find((one) => one.name === name);
  const chosen =
    field?.values !== undefined ||
    field?.to !== undefined ||
    ['user', 'date', 'datetime', 'time', 'rating'].includes(field?.type ?? '');
  return t(chosen ? 'violation.requiredChoice' : 'violation.required', { label: field?.label ?? name });
}

function malformed({ form, object }: FormContext, { values, stored, states }: Entered, t: TFunction): readonly Violation[] {
  return states.shown.flatMap((name) => {
    const value = toWire(values[name]);
    const schema = propertiesOf(form)[name];
    if (value === null || !schema || states.locked.includes(name) || (stored && isSame(stored[name], values[name]))) return [];
    const label = object.fields.find((field) => field.name === name)?.label ?? name;
    return faultsOf(schema, value).map((fault) => ({
      pointer: `/${name}${fault.at}`,
      message: faultText(fault, partAt(value, fault.at), label, t),
    }));
  });
}

const formats = ['email', 'uri', 'phone', 'date'] as const;

const codes = {
  maxLength: 'violation.maxLength',
  minLength: 'violation.minLength',
  maximum: 'violation.maximum',
  exclusiveMaximum: 'violation.maximum',
  minimum: 'violation.minimum',
  exclusiveMinimum: 'violation.minimum',
  maxItems: 'violation.maxItems',
  minItems: 'violation.minItems',
  uniqueItems: 'violation.uniqueItems',
  multipleOf: 'violation.multipleOf',
  enum: 'violation.choice',
  const: 'violation.choice',
  oneOf: 'violation.choice',
  pattern: 'violation.pattern',
} as const;

function faultText(fault: Fault, value: unknown, label: string, t: TFunction): string {
  if (fault.keyword === 'type') return typeText(fault.expected, value, label, t);
  const format = formats.find((name) => name === fault.expected);
  if (format) return t(`violation.${format}`);
  const key = codes[fault.keyword as keyof typeof codes] ?? 'violation.type';
  return t(key, { label, limit: fault.expected });
}

/** What was typed and is no value of the kind stands in the form as text: it is read again to say what is wrong with it. */
function typeText(expected: unknown, value: unknown, label: string, t: TFunction): string {
  const wanted = [expected].flat();
  if (wanted.includes('number') || wanted.includes('integer')) {
    const read = isRecord(value) ? Object.values(value).map(readTyped).find(isFault) : readTyped(value);
    return isFault(read) ? t(`number.${read.fault}`) : t('number.whole');
  }
  const json = wanted.includes('object') && typeof value === 'string' ? readJson(value) : null;
  return json?.kind === 'fault' ? jsonFaultText(json.fault, t) : t('violation.type', { label });
}

const readTyped = (value: unknown): ReadNumber | null => (typeof value === 'string' ? readNumber(value) : null);
const isFault = (read: ReadNumber | null | undefined): read is Extract<ReadNumber, { kind: 'fault' }> => read?.kind === 'fault';

const partAt = (value: unknown, at: string): unknown =>
  at
    .split('/')
    .filter(Boolean)
    .reduce<unknown>((part, key) => (isRecord(part) ? part[key] : undefined), value);

/** Rules that the stored record broke already are judged by the server alone: a write must not make it worse. */
function brokenRules(
  level: FormInfo['rules'][number]['level'],
  { form, environment }: FormContext,
  { values, stored, states }: Entered,
): readonly Violation[] {
  return form.rules
    .filter((rule) => rule.level === level)
    .filter(({ when }) => decide(when, values, environment) && !(stored && decide(when, stored, environment)))
    .flatMap(({ at, message }) => {
      const here = at.filter((name) => states.shown.includes(name));
      return here.length > 0 ? here.map((name) => ({ pointer: `/${name}`, message })) : [{ pointer: '', message }];
    });
}
