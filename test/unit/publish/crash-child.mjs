/**
 * Publishes and dies at its n-th statement, once that is on its way: the process that `crash.spec.ts` starts again and again.
 * The pool is wrapped here and nowhere else. Told by its parent: url, workspace, documents, statement to die at.
 */
import pg from 'pg';

process.once('message', async ({ dist, url, workspace, documents, dieAt }) => {
  const { publish } = await import(`${dist}/server/publish/publish.js`);
  let count = 0;
  const original = pg.Client.prototype.query;
  pg.Client.prototype.query = function query(...given) {
    const answer = original.apply(this, given);
    count += 1;
    if (count === dieAt) setImmediate(() => process.kill(process.pid, 'SIGKILL'));
    // What comes after it must not be sent before the end.
    return count >= dieAt ? new Promise(() => {}) : answer;
  };
  const pool = new pg.Pool({ connectionString: url, max: 5, options: '-c TimeZone=UTC' });
  await publish(pool, workspace, { documents, message: 'crash', author: 'test' });
  process.send({ count }, () => process.exit(0));
});
