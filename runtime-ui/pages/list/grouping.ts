/** Rows under headings: where each group begins, and how many records it has in all. */
import type { AggregateAnswer, RecordData } from '../../../server/contract/records.js';
import { isRecord, valueAt } from '../../values/path.js';

export interface Group {
  readonly key: string;
  readonly value: unknown;
  /** Undefined: not known (yet). */
  readonly count: number | undefined;
  readonly records: readonly RecordData[];
}

/** References are what they point to. */
const keyOf = (value: unknown): string => JSON.stringify((isRecord(value) ? value.id : value) ?? null);

/** @param records Sorted by the group, so that those of a group stand together. */
export function groupsOf(records: readonly RecordData[], path: string, counted: AggregateAnswer | undefined): readonly Group[] {
  const counts = new Map(counted?.data.map((group) => [keyOf(group[path]), Number(group.count)]));
  const groups = new Map<string, Group & { readonly records: RecordData[] }>();
  for (const record of records) {
    const value = valueAt(record, path);
    const key = keyOf(value);
    const group = groups.get(key) ?? { key, value, count: counts.get(key), records: [] };
    group.records.push(record);
    groups.set(key, group);
  }
  return [...groups.values()];
}
