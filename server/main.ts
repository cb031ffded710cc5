/** `node dist/server/main.js`: the server without building anything. */
import { run } from './run.js';

await run();
