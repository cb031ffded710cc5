/** For a jest that is started by itself; `test/run.mjs` has provided everything already. */
import { provide } from './infrastructure.mjs';

export default async function setup() {
  globalThis.stopInfrastructure = await provide({ browser: false });
}
