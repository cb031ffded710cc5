/** A start that cannot succeed says why in one sentence and ends with 1, before anything is made. */
import { execFileSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { placeOf } from '../../server/platform/db/connection.js';
import { createTestDatabase } from '../support/database.js';
import { isRoot, mayMount, mounted } from '../support/mount.js';
import { buildServer, runToEnd } from '../support/process.js';
import { long } from '../support/extent.js';

let folder: string;

beforeAll(() => {
  buildServer();
  folder = mkdtempSync(join(tmpdir(), 'touchstone-start-'));
  chmodSync(folder, 0o755);
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const database = (): URL => new URL(process.env.TEST_DATABASE_URL ?? '');

async function expectSentence(environment: Record<string, string>, sentence: string): Promise<void> {
  const { code, stdout, stderr } = await runToEnd({ DATA_DIR: join(folder, 'data'), ...environment });
  expect(stderr).toBe(`\nTouchstone cannot start. ${sentence}\n`);
  expectFatal(stdout, { type: 'StartFault', message: sentence });
  expect(code).toBe(1);
}

/** One line, for whoever only reads the log. */
function expectFatal(stdout: string, err: { type: string; message: string }): void {
  expect(JSON.parse(stdout)).toMatchObject({ level: 60, msg: 'cannot start', err });
}

test('every wrong setting is named at once, secrets without their value', async () => {
  await expectSentence(
    {
      PORT: 'eighty',
      DATABASE_URL: 'mysql://u:hunter2@x/y',
      ADMIN_EMAIL: 'nobody',
      ADMIN_PASSWORD: 'short',
      DEMO: 'maybe',
      LOG_LEVEL: 'loud',
    },
    [
      'Correct these environment variables:',
      '  - PORT must be a port number between 0 and 65535 (0: any free port), not “eighty”.',
      '  - DATABASE_URL must look like postgres://user:password@host:5432/database.',
      '  - ADMIN_EMAIL must be an e-mail address, not “nobody”.',
      '  - ADMIN_PASSWORD must have at least 8 characters.',
      '  - DEMO must be on or off, not “maybe”.',
      '  - LOG_LEVEL must be one of trace, debug, info, warn, error, fatal, silent, not “loud”.',
    ].join('\n'),
  );
});

long('a port in use', async () => {
  const other = createServer();
  await new Promise<void>((done) => other.listen(0, '127.0.0.1', done));
  const { port } = other.address() as AddressInfo;
  await expectSentence(
    { PORT: String(port) },
    `Port ${port} is in use by another program. Stop it, or choose another port: PORT=${port + 1} npm start`,
  );
  expect(existsSync(join(folder, 'data'))).toBe(false);
  await new Promise((done) => other.close(done));
});

test('an address that is not of this machine', async () => {
  await expectSentence(
    { HOST: '192.0.2.1' },
    '192.0.2.1 is no address of this machine. Correct HOST; 0.0.0.0 means all addresses.',
  );
});

test('a database that nobody serves', async () => {
  await expectSentence(
    { DATABASE_URL: 'postgres://u:hunter2@127.0.0.1:1/crm' },
    'The database at 127.0.0.1:1/crm cannot be used: nothing listens there. Start PostgreSQL, or correct DATABASE_URL, or unset it to let Touchstone start its own.',
  );
});

long('a database that does not exist', async () => {
  const url = database();
  url.pathname = '/no_such_database';
  await expectSentence(
    { DATABASE_URL: url.href },
    `The database at ${url.hostname}:${url.port || 5432}/no_such_database cannot be used: there is no such database. Create it, or correct the name at the end of DATABASE_URL.`,
  );
});

long('a program that hangs up, where the database should be', async () => {
  const other = createServer((socket) => socket.resume().end());
  await new Promise<void>((done) => other.listen(0, '127.0.0.1', done));
  const { port } = other.address() as AddressInfo;
  await expectSentence(
    { DATABASE_URL: `postgres://u:p@127.0.0.1:${port}/crm` },
    `The database at 127.0.0.1:${port}/crm cannot be used: what listens there ends the connection without a word. Check that it is PostgreSQL, and the firewall or proxy between.`,
  );
  await new Promise((done) => other.close(done));
});

test('a database that another program has a schema “platform” in', async () => {
  const other = await createTestDatabase();
  await other.pool.query('create schema platform; create table platform.widget (id int)');
  await expectSentence(
    { DATABASE_URL: other.url },
    `The database at ${placeOf(other.url)} has a schema “platform” that is not Touchstone’s: it holds widget. Name another database in DATABASE_URL, or rename that schema. Nothing was changed.`,
  );
  await other.drop();
});

const whereItTells = process.platform === 'linux' ? test : test.skip;

whereItTells('too few files that may be open', async () => {
  const { code, stdout, stderr } = await runToEnd({ DATA_DIR: join(folder, 'data') }, { openFiles: 256 });
  expect(stderr).toBe(
    '\nTouchstone cannot start. This process may open 256 files at once, and Touchstone needs 400, better 4096. Raise the limit: ulimit -n 4096 in a shell, LimitNOFILE= for systemd, --ulimit nofile= for Docker.\n',
  );
  expect([code, stdout]).toEqual([1, '']);
});

const asRoot = isRoot ? long : test.skip;

asRoot('a data folder that was restored by another user', async () => {
  const [uid, gid] = [65534, 65534];
  const name = execFileSync('id', ['-nu', String(uid)], { encoding: 'utf8' }).trim();
  const restored = mkdtempSync(join(folder, 'restored-'));
  chownSync(restored, uid, gid);
  mkdirSync(join(restored, 'pg'), { mode: 0o700 });
  for (const [place, foreign] of [
    [restored, join(restored, 'pg')],
    // All of it.
    [folder, folder],
  ] as const) {
    const { code, stderr } = await runToEnd({ DATA_DIR: place }, { uid, gid });
    expect(stderr).toBe(
      `\nTouchstone cannot start. ${foreign} belongs to the user root, and Touchstone runs as ${name}. Hand it over: sudo chown -R ${name} ${foreign}\n`,
    );
    expect(code).toBe(1);
  }
});

test('a data folder that is in fact a file', async () => {
  const file = join(folder, 'file');
  writeFileSync(file, '');
  await expectSentence(
    { DATA_DIR: file },
    `The data folder ${file} is not a folder. Move the file that is in the way, or choose another folder with DATA_DIR.`,
  );
});

test('a data folder that may not be written to', async () => {
  // Nothing but the kernel's own folders refuses root.
  const closed = isRoot ? '/sys' : join(folder, 'closed');
  if (!isRoot) mkdirSync(closed, { mode: 0o555 });
  const { code, stderr } = await runToEnd({ DATA_DIR: join(closed, 'data') });
  expect(stderr).toBe(
    `\nTouchstone cannot start. The data folder ${closed}/data cannot be written to. Give this user the right to write there, or choose another folder with DATA_DIR.\n`,
  );
  expect(code).toBe(1);
});

const onDisk = mayMount ? long : test.skip;

onDisk('a disk that is full', async () => {
  const disk = mkdtempSync(join(folder, 'disk-'));
  await mounted(disk, ['-t', 'tmpfs', '-o', 'size=20m,mode=755', 'tmpfs'], () =>
    expectSentence(
      { DATA_DIR: join(disk, 'data') },
      `The data folder ${disk}/data is on a full disk. Free some space, or choose another folder with DATA_DIR.`,
    ),
  );
});

onDisk('a disk that is read-only', async () => {
  const disk = mkdtempSync(join(folder, 'disk-'));
  await mounted(disk, ['-t', 'tmpfs', '-o', 'ro,mode=755', 'tmpfs'], () =>
    expectSentence(
      { DATA_DIR: join(disk, 'data') },
      `The data folder ${disk}/data is on a read-only disk. Remount it, or choose another folder with DATA_DIR.`,
    ),
  );
});
