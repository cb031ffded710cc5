/** Values as text for people, by language and time zone. */
import type { AppInfo, FieldInfo } from '../../server/contract/app.js';

export interface Place {
  readonly language: string;
  readonly app: AppInfo;
}

const numberOption = (field: FieldInfo, name: string): number | undefined => {
  const value = field.options[name];
  return typeof value === 'number' ? value : undefined;
};

export function numberText(value: number, field: FieldInfo, { language }: Place): string {
  return new Intl.NumberFormat(language, { maximumFractionDigits: numberOption(field, 'scale') ?? 20 }).format(value);
}

function currencyOf(field: FieldInfo, app: AppInfo): string {
  return typeof field.options.currency === 'string' ? field.options.currency : app.currency;
}

/** Whole amounts without `.00`, any other with the currency's usual digits. */
export function moneyText(value: number, field: FieldInfo, { language, app }: Place): string {
  return new Intl.NumberFormat(language, {
    style: 'currency',
    currency: currencyOf(field, app),
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: Number.isInteger(value) ? 0 : Math.min(2, numberOption(field, 'scale') ?? 2),
    maximumFractionDigits: numberOption(field, 'scale') ?? 2,
  }).format(value);
}

export function currencySymbol(field: FieldInfo, { language, app }: Place): string {
  const parts = new Intl.NumberFormat(language, {
    style: 'currency',
    currency: currencyOf(field, app),
    currencyDisplay: 'narrowSymbol',
  });
  return parts.formatToParts(0).find((part) => part.type === 'currency')?.value ?? currencyOf(field, app);
}

export const percentText = (value: number, field: FieldInfo, place: Place): string => `${numberText(value, field, place)}%`;

export function dateText(value: string, { language }: Place): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(`${value}T00:00:00Z`));
}

export function instantText(value: string, { language, app }: Place): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short', timeZone: app.timezone }).format(
    new Date(value),
  );
}

export const timeText = (value: string): string => value.slice(0, 5);

/** Seconds as the two largest units that matter. */
export function durationParts(seconds: number): { days: number; hours: number; minutes: number } {
  const minutes = Math.round(seconds / 60);
  return { days: Math.floor(minutes / 1440), hours: Math.floor((minutes % 1440) / 60), minutes: minutes % 60 };
}
