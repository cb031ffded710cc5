/** Auto numbers: drawn last, when nothing stands against the record any more, since a drawn counter makes others wait. */
import { dateOf } from '../../../metadata/rules/calendar.js';
import type { FieldModel } from '../../compile/model.js';
import { drawStatement } from '../sql/counter.js';
import { fieldsOf, type Draft } from './draft.js';
import type { Transaction } from './transaction.js';

/** Values of the auto numbers of new records, by record id. */
export type Numbers = ReadonlyMap<string, Readonly<Record<string, string>>>;

export async function drawNumbers(tx: Transaction, drafts: readonly Draft[]): Promise<Numbers> {
  const numbers = new Map<string, Record<string, string>>(drafts.map(({ id }) => [id, {}]));
  const [first] = drafts;
  if (!first) return numbers;
  const day = dateOf(tx.call.now, tx.call.release.model.app.timezone);
  for (const field of fieldsOf(first.object).filter(({ type }) => type === 'auto_number')) {
    const format = String(field.options.format);
    const [row] = await tx.run<{ last: number }>(drawStatement(tx.schema), [
      counterKey(first, field, format, day),
      drafts.length,
    ]);
    const start = (row?.last ?? 0) - drafts.length;
    drafts.forEach(({ id }, index) => {
      const own = numbers.get(id);
      if (own) own[field.name] = numberText(format, day, start + index + 1);
    });
  }
  return numbers;
}

/** One count for each period that the format shows. */
function counterKey({ object }: Draft, field: FieldModel, format: string, day: string): string {
  const [year = '', month = '', date = ''] = day.split('-');
  const period = [
    ...(format.includes('{YYYY}') ? [year] : []),
    ...(format.includes('{MM}') ? [month] : []),
    ...(format.includes('{DD}') ? [date] : []),
  ].join('-');
  return [object.id, field.id, ...(period === '' ? [] : [period])].join('.');
}

/** `ORD-{YYYY}-{0000}` on 2026-01-31, 7 → `ORD-2026-0007`; a count that outgrows its zeros goes on growing. */
export function numberText(format: string, day: string, count: number): string {
  const [year = '', month = '', date = ''] = day.split('-');
  return format
    .replaceAll('{YYYY}', year)
    .replaceAll('{MM}', month)
    .replaceAll('{DD}', date)
    .replaceAll(/\{(0+)\}/g, (_, zeros: string) => String(count).padStart(zeros.length, '0'));
}
