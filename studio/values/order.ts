/** Some of the values in another order; those that are not shown keep their places. Pure. */
export function placed<T>(all: readonly T[], sorted: readonly T[]): T[] {
  const next = sorted.values();
  const shown = new Set(sorted);
  return all.map((value) => (shown.has(value) ? (next.next().value ?? value) : value));
}
