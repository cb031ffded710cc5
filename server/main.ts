/** `node dist/server/main.js`: the server without building anything. */
import { checkOpenFiles } from './open-files.js';

try {
  checkOpenFiles();
} catch (error) {
  process.stderr.write(`\nTouchstone cannot start. ${(error as Error).message}\n`);
  process.exit(1);
}
const { run } = await import('./run.js');
await run();
