/** `npm run cli`: builds the server where it is stale, then runs a command. What it prints goes to stderr, out of the answer's way. */
import { build } from './build.mjs';

await build('server', (line) => process.stderr.write(line));
await import('../dist/server/cli/cli.js');
