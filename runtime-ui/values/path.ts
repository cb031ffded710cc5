/** The value at `customer.industry` in a record; lists answer such paths flat or nested. */
export function valueAt(record: Readonly<Record<string, unknown>>, path: string): unknown {
  if (path in record) return record[path];
  return path.split('.').reduce<unknown>((value, key) => (isRecord(value) ? value[key] : undefined), record);
}

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
