/** `npm run cli`: builds the server where it is stale, then runs a command. What it prints goes to stderr, out of the answer's way. */
import { build } from './build.mjs';

await build('server', (line) => process.stderr.write(line));
try {
  (await import('../dist/server/open-files.js')).checkOpenFiles();
  await import('../dist/server/cli/cli.js');
} catch (error) {
  if (error.name !== 'StartFault') throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
