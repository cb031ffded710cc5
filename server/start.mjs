/**
 * `npm start`: builds what is stale, then runs the server in this process. The browser apps are built beside
 * the start of the database.
 */
import { build } from './build.mjs';

const apps = Promise.all([build('runtime-ui'), build('studio')]);
// Waited for later, by the server; until then a failure is nobody's yet.
apps.catch(() => {});
try {
  await build('server');
  (await import('../dist/server/open-files.js')).checkOpenFiles();
} catch (error) {
  process.stderr.write(`\nTouchstone cannot start. ${error.message}\n`);
  process.exit(1);
}
const { run: start } = await import('../dist/server/run.js');
await start(apps);
