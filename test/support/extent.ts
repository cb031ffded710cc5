/**
 * How far tests go: as far as every run can afford, or all the way with `npm run test:full` (FULL=1). Random choices
 * begin at SEED, so that a run can be repeated; the runner prints it.
 */
export const isFull = process.env.FULL === '1';

/** The `test` of the file that asks: modules are kept from one file to the next, jest is not. */
const ofThisFile = (): jest.It => (isFull ? test : test.skip);

/** A test that takes long, or goes into the ramifications of what another one shows: left to the full run. */
export const long: jest.It = new Proxy((() => {}) as unknown as jest.It, {
  apply: (_, __, given: Parameters<jest.It>) => ofThisFile()(...given),
  get: (_, name) => Reflect.get(ofThisFile(), name) as unknown,
});

export const SEED = Number(process.env.SEED ?? 1);

/** RUNS overrides both. */
export const extent = ({ usual, full }: { readonly usual: number; readonly full: number }): number =>
  Number(process.env.RUNS ?? (isFull ? full : usual));
