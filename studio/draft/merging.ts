/** Until merge3 is there: whole documents, ours first. */
export function merge3(
  base: unknown,
  yours: unknown,
  theirs: unknown,
): { merged: unknown; conflicts: readonly MergedConflict[] } {
  return { merged: yours === base ? theirs : yours, conflicts: [] };
}
export interface MergedConflict {
  readonly pointer: string;
  readonly base?: unknown;
  readonly yours?: unknown;
  readonly theirs?: unknown;
}
