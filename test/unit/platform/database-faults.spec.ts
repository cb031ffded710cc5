import { databaseFailure } from '../../../server/platform/db/database-failure.js';
import { connectionFault, placeOf } from '../../../server/platform/db/connection.js';
import { dataFolderFault } from '../../../server/platform/db/data-folder.js';
import { checkVersion } from '../../../server/platform/db/database.js';
import { OutcomeUnknown } from '../../../server/platform/db/loss.js';

const url = 'postgres://ann:secret@db.example.com/crm';

test('a database is named without its password', () => {
  expect(placeOf(url)).toBe('db.example.com:5432/crm');
  expect(placeOf('postgres:///crm?host=/var/run/postgresql')).toBe('/var/run/postgresql:5432/crm');
});

test.each([
  [{ code: 'ENOTFOUND' }, 'there is no host of that name. Correct DATABASE_URL.'],
  [{ code: '28P01' }, 'user and password are refused. Correct them in DATABASE_URL.'],
  [{ message: 'timeout expired' }, 'it does not answer. Check the address in DATABASE_URL and the firewall between.'],
  [
    { code: 'ECONNRESET' },
    'what listens there ends the connection without a word. Check that it is PostgreSQL, and the firewall or proxy between.',
  ],
  [{ code: 'XX000', message: 'out of tape' }, 'out of tape.'],
])('%j', (error, sentence) => {
  expect(connectionFault(url, error).message).toBe(`The database at db.example.com:5432/crm cannot be used: ${sentence}`);
});

test('a server that is too old or not in UTF-8 is refused with what to do', () => {
  expect(() => checkVersion(url, 140_012, 'UTF8')).toThrow(
    'The database at db.example.com:5432/crm is PostgreSQL 14; Touchstone needs 15 or newer. Upgrade it, point DATABASE_URL at a newer one, or unset DATABASE_URL to let Touchstone start its own.',
  );
  expect(() => checkVersion(url, 150_000, 'SQL_ASCII')).toThrow(/stores text as SQL_ASCII; Touchstone needs UTF8/);
  expect(() => checkVersion(url, 150_000, 'UTF8')).not.toThrow();
});

test.each([
  [{ code: 'ENOSPC' }, 'is on a full disk. Free some space'],
  [{ message: 'FATAL: could not write lock file: No space left on device' }, 'is on a full disk. Free some space'],
  [{ code: 'EROFS' }, 'is on a read-only disk. Remount it'],
  [{ code: 'EACCES' }, 'cannot be written to. Give this user the right to write there'],
])('data folder: %j', (error, sentence) => {
  expect(dataFolderFault('/d', error)?.message).toBe(`The data folder /d ${sentence}, or choose another folder with DATA_DIR.`);
});

test.each([
  [{ code: '53100', message: 'could not extend file' }, 'database.disk_full', undefined],
  [{ code: 'XX000', message: 'could not extend file "base/5/1": Disk quota exceeded' }, 'database.disk_full', undefined],
  [{ code: '58030', message: 'could not write file: No space left on device' }, 'database.disk_full', undefined],
  [{ code: '53400', message: 'temporary file size exceeds "temp_file_limit"' }, 'database.disk_full', undefined],
  [{ code: '25006', message: 'cannot execute INSERT in a read-only transaction' }, 'database.read_only', 10],
  [{ code: '53200', message: 'out of memory' }, 'database.busy', 2],
  [{ code: '53300', message: 'sorry, too many clients already' }, 'database.busy', 2],
])('an answer to %j', (error, code, retryAfter) => {
  const failure = databaseFailure(error);
  expect([failure?.code, failure?.params.retry_after]).toEqual([code, retryAfter]);
});

test('other errors are not blamed on the data folder', () => {
  expect(dataFolderFault('/d', new Error('syntax error'))).toBeNull();
});

const gone = 'database.unavailable';
const named = (name: string): Error => Object.assign(new Error('Query runner already released.'), { name });

test.each<[string, object, string | undefined]>([
  ['a shutdown', { code: '57P01' }, gone],
  ['a crash', { code: '57P02' }, gone],
  ['a start', { code: '57P03' }, gone],
  ['a protocol that broke', { code: '08P01' }, gone],
  ['a password that was changed', { code: '28P01' }, gone],
  ['a database that was dropped', { code: '3D000' }, gone],
  ['a cut connection', { code: 'ECONNRESET' }, gone],
  ['a write into a cut connection', { code: 'EPIPE' }, gone],
  ['silence', { code: 'ETIMEDOUT' }, gone],
  ['no network', { code: 'ENETUNREACH' }, gone],
  ['a socket file that is gone', { code: 'ENOENT', syscall: 'connect' }, gone],
  ['several addresses, none of which answers', new AggregateError([{ code: 'ECONNREFUSED' }]), gone],
  ['an end in the middle', { message: 'Connection terminated unexpectedly' }, gone],
  ['a connection that never came about', { message: 'Connection terminated due to connection timeout' }, gone],
  ['no answer in time', { message: 'Query read timeout' }, gone],
  ['a statement after the end', { message: 'Client has encountered a connection error and is not queryable' }, gone],
  ['a statement after the goodbye', { message: 'Client was closed and is not queryable' }, gone],
  ['TypeORM between two statements', named('QueryRunnerAlreadyReleasedError'), gone],
  ['TypeORM and its repositories', named('QueryRunnerProviderAlreadyReleasedError'), gone],
  ['no free connection', { message: 'timeout exceeded when trying to connect' }, 'database.busy'],
  ['too many connections', { code: '53300' }, 'database.busy'],
  ['a statement that took too long', { code: '57014' }, 'database.timeout'],
  ['a transaction that idled', { code: '25P03' }, 'database.timeout'],
  ['pools that are closed', { message: 'Cannot use a pool after calling end on the pool' }, 'server.stopping'],
  ['no answer to commit', new OutcomeUnknown('', { cause: { code: '57P01' } }), 'database.outcome_unknown'],
  ['no answer to TypeORM’s commit', { query: 'COMMIT', code: 'ECONNRESET' }, 'database.outcome_unknown'],
  ['a commit that was never sent', { query: 'COMMIT', message: 'Client was closed and is not queryable' }, gone],
  ['a commit that was refused', { query: 'COMMIT', code: '23503' }, undefined],
  ['a file that is not there', { code: 'ENOENT', syscall: 'open' }, undefined],
  ['a column that is not there', { code: '42703' }, undefined],
])('%s', (_, error, code) => {
  const failure = databaseFailure(error);
  expect(failure?.code).toBe(code);
  if (failure) expect(failure.params.retry_after).toBeGreaterThan(0);
});
