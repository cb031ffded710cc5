/**
 * How far tests go: as far as every run can afford, or all the way with `npm run test:full` (FULL=1). Random choices
 * begin at SEED, so that a run can be repeated; the runner prints it.
 */
export const isFull = process.env.FULL === '1';

export const SEED = Number(process.env.SEED ?? 1);

/** RUNS overrides both. */
export const extent = ({ usual, full }: { readonly usual: number; readonly full: number }): number =>
  Number(process.env.RUNS ?? (isFull ? full : usual));
