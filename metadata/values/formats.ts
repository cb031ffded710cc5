/** The `format`s and the exact `multipleOf` of our JSON Schemas: one verdict in server and browser. */
import { parsePhoneNumberFromString, type CountryCode, type PhoneNumber } from 'libphonenumber-js';

const datePattern = /^(\d{4})-(\d{2})-(\d{2})$/;
const clockPattern = /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/;
const instantPattern = /^(\d{4}-\d{2}-\d{2})[Tt]([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?([Zz]|[+-]([01]\d|2[0-3]):[0-5]\d)$/;
const uuidPattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const emailPattern =
  /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/i;

const daysIn = (year: number, month: number): number => new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate();

/** A day of the calendar, `0001-01-01` to `9999-12-31`. */
function isDate(text: string): boolean {
  const [, year, month, day] = (datePattern.exec(text) ?? []).map(Number);
  if (!year || !month || !day) return false;
  return month <= 12 && day <= daysIn(year, month);
}

/** An instant with its offset; still within years 1 to 9999 in UTC. */
function isInstant(text: string): boolean {
  const day = instantPattern.exec(text)?.[1];
  if (!day || !isDate(day)) return false;
  const year = new Date(text.toUpperCase()).getUTCFullYear();
  return year >= 1 && year <= 9999;
}

/** A web address; letters beyond ASCII are accepted and percent-encoded when stored. */
const isWebAddress = (text: string): boolean =>
  /^https?:\/\/[^\s]+$/i.test(text) && URL.canParse(text) && new URL(text).hostname !== '';

/** The number, national ones read as of `country`; undefined: not a valid number, or one with an extension. */
export function phoneNumber(text: string, country: string): PhoneNumber | undefined {
  const number = parsePhoneNumberFromString(text, { defaultCountry: country as CountryCode, extract: false });
  return number?.isValid() && !number.ext ? number : undefined;
}

/** By the name under which schemas use them. `phone` alone is loose: the keyword `x-country` decides. */
export const formats: Readonly<Record<string, (text: string) => boolean>> = Object.freeze({
  date: isDate,
  'date-time': isInstant,
  /** Local time of day, no offset. */
  time: (text: string) => clockPattern.test(text),
  email: (text: string) => text.length <= 254 && emailPattern.test(text),
  phone: (text: string) => /^\+?[\d\s().\-/]{3,40}$/.test(text),
  uri: isWebAddress,
  uuid: (text: string) => uuidPattern.test(text),
});

/** Digits after the decimal point in the shortest decimal form of a number. */
function fractionDigits(value: number): number {
  const [mantissa = '', exponent = '0'] = String(value).split('e');
  return Math.max(0, (mantissa.split('.')[1]?.length ?? 0) - Number(exponent));
}

/**
 * Keywords a validator of our schemas must know beside the standard ones. `multipleOf` replaces the usual
 * implementation, which divides binary fractions and so refuses 0.07 as a multiple of 0.01.
 */
export const keywords: Readonly<
  Record<string, { readonly type: 'string' | 'number'; readonly holds: (argument: never, value: never) => boolean }>
> = Object.freeze({
  'x-country': { type: 'string', holds: (country: string, text: string) => phoneNumber(text, country) !== undefined },
  multipleOf: { type: 'number', holds: (step: number, value: number) => fractionDigits(value) <= fractionDigits(step) },
});
