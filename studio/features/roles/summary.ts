/** How the fields of a grant are summed up: what holds for most, and how many are otherwise. */
import type { GrantDocument } from '../../../metadata/format/types.js';
import { levels, type Level } from '../../grants/rights.js';
import { EVERY } from './grants.js';

interface FieldSummary {
  readonly rest: Level;
  /** Nothing is named: `rest` holds for all. */
  readonly isAll: boolean;
  readonly counts: readonly { readonly level: Level; readonly count: number }[];
}

export function summaryOf({ fields }: Pick<GrantDocument, 'fields'>): FieldSummary {
  const named = Object.entries(fields).filter(([name]) => name !== EVERY);
  const rest = Object.hasOwn(fields, EVERY) ? fields[EVERY]! : 'hidden';
  const counts = levels
    .map((level) => ({ level, count: named.filter(([, one]) => one === level && one !== rest).length }))
    .filter(({ count }) => count > 0)
    .reverse();
  return { rest, isAll: counts.length === 0, counts };
}
