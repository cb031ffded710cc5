/** Phone numbers as people of the workspace's country write them. */
import { parsePhoneNumberFromString } from 'libphonenumber-js';

/** National form at home, international form for the rest; anything else stays as it is. */
export function phoneText(value: string, country: string): string {
  const number = parsePhoneNumberFromString(value);
  if (!number) return value;
  return number.country === country ? number.formatNational() : number.formatInternational();
}
