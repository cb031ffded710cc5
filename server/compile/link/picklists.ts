/** Values of picklists, shared or of one field, and what they depend on. */
import type { PicklistDocument, ValueDocument } from '../../../metadata/format/types.js';
import { didYouMean, type Report } from '../documents/finding.js';
import { partsOf, type Source } from '../documents/read.js';
import type { ValueModel } from '../model.js';

/** Shared picklists by name, linked once; `lost` ones are malformed. */
export interface Picklists {
  readonly values: ReadonlyMap<string, readonly ValueModel[]>;
  readonly lost: ReadonlySet<string>;
}

export function linkPicklists(sources: readonly Source<PicklistDocument>[], lost: ReadonlySet<string>): Picklists {
  const values = new Map<string, readonly ValueModel[]>();
  for (const source of sources)
    values.set(source.document.name, linkValues(partsOf(source, 'values', source.document.values), source.report.at('values')));
  return { values, lost };
}

/** Codes once each, and at least one that may be chosen. */
export function linkValues(parts: readonly (readonly [ValueDocument, Report])[], report: Report): readonly ValueModel[] {
  const seen = new Set<string>();
  for (const [{ code }, place] of parts) {
    if (seen.has(code)) place.at('code').error('format.code_twice', { code });
    seen.add(code);
  }
  if (parts.length > 0 && parts.every(([{ active }]) => active === false)) report.error('format.no_active_value');
  return parts.map(([{ code, label, color, active, when }]) => ({
    code,
    label,
    color: color ?? 'default',
    active: active ?? true,
    ...(when && { when }),
  }));
}

/** Every code under `when` must be one of the controlling field. `report` answers where the n-th value says so. */
export function checkWhen(
  values: readonly ValueModel[],
  controlling: readonly ValueModel[],
  report: (value: number, code: number) => Report,
): void {
  const codes = new Set(controlling.map(({ code }) => code));
  for (const [index, { when }] of values.entries()) {
    for (const [at, code] of (when ?? []).entries()) {
      if (!codes.has(code)) report(index, at).error('format.code_unknown', { code, ...didYouMean(code, codes) });
    }
  }
}
