/** In place of fflate for what writes spreadsheets; see `vite.config.mjs`. */
import { zipSync, type Zippable } from 'fflate';

export { strToU8, zipSync } from 'fflate';

/** As fflate's own, without a worker. */
export function zip(files: Zippable, done: (error: Error | null, archive?: Uint8Array) => void): void {
  let archive: Uint8Array;
  try {
    archive = zipSync(files);
  } catch (error) {
    done(error as Error);
    return;
  }
  done(null, archive);
}
