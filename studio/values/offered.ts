/** `when` of a value: the codes of the controlling picklist under which it is offered; left out: under every one. */
import type { ValueDocument } from '../../metadata/format/types.js';

export const isOffered = ({ when }: ValueDocument, code: string): boolean => !when || when.includes(code);

/**
 * @param all Codes of the controlling picklist. A value must be offered somewhere: the last tick stays. Ticked everywhere is
 * said by leaving `when` out, so that codes added later are ticked too.
 */
export function offeredFor({ when, ...value }: ValueDocument, code: string, on: boolean, all: readonly string[]): ValueDocument {
  const ticked = new Set(when ?? all);
  if (on) ticked.add(code);
  else ticked.delete(code);
  const codes = all.filter((one) => ticked.has(one));
  if (codes.length === all.length) return value;
  if (codes.length === 0) return { ...value, ...(when && { when }) };
  return { ...value, when: codes as [string, ...string[]] };
}

export const offeredForAll = (
  values: readonly ValueDocument[],
  rows: ReadonlySet<ValueDocument>,
  code: string,
  on: boolean,
  all: readonly string[],
): ValueDocument[] => values.map((value) => (rows.has(value) ? offeredFor(value, code, on, all) : value));
