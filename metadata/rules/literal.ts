/** The forms of literals: what a text must look like to stand for a date, an instant, a time or a record. */
import type { RuleType } from './rule.js';

const date = /^(\d{4})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
const time = /^([01]\d|2[0-3]):[0-5]\d:[0-5]\d$/;
const instant = /^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,3})?)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/;
const reference = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** A day that the calendar has; 30 February is none. */
function isDate(text: string): boolean {
  const at = date.test(text) && !text.startsWith('0000') ? Date.parse(text) : NaN;
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}

const isInstant = (text: string): boolean => instant.test(text) && isDate(text.slice(0, 10)) && !Number.isNaN(Date.parse(text));

type Form = (text: string, loose: boolean) => boolean;

const forms: Readonly<Partial<Record<RuleType, Form>>> = {
  text: () => true,
  date: isDate,
  time: (text) => time.test(text),
  datetime: (text, loose) => isInstant(text) && (loose || new Date(text).toISOString() === text),
  reference: (text) => reference.test(text),
};

/** Whether a text can stand for a value of the type; `loose` admits any ISO 8601 instant, not only `YYYY-MM-DDTHH:MM:SS.mmmZ`. */
export const hasForm = (text: string, type: RuleType, loose: boolean): boolean => forms[type]?.(text, loose) ?? false;

/** What was probably meant by a text without the form asked for. */
export function mended(text: string, type: RuleType): string | undefined {
  const candidates = [text.toLowerCase(), `${text}:00`, isInstant(text) ? new Date(text).toISOString() : ''];
  return text.length > 40 ? undefined : candidates.find((candidate) => hasForm(candidate, type, false));
}

const byForm: readonly RuleType[] = ['date', 'datetime', 'time', 'text'];

/** The type that a text literal has by its looks, where nothing beside it tells. */
export const typeByForm = (text: string, admitted: readonly RuleType[]): RuleType | undefined =>
  (admitted.includes('text') ? (['text'] as const) : byForm).find((type) => admitted.includes(type) && hasForm(text, type, true));

/** Numbers as the wire has them: at most 15 significant digits, or a safe integer. */
export const isWireNumber = (value: number): boolean =>
  Number.isSafeInteger(value) || (Math.abs(value) < 1e15 && Math.abs(value) >= 1e-15 && Number(value.toPrecision(15)) === value);
