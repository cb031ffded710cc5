/** The command line as its users meet it: what it prints, and how it exits. */
import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { buildServer, root } from '../support/process.js';
import { project } from '../support/workspace.js';
import { long } from '../support/extent.js';

jest.setTimeout(120_000);

let database: TestDatabase;
let folder: string;
beforeAll(async () => {
  buildServer();
  database = await createTestDatabase();
  folder = mkdtempSync(join(tmpdir(), 'touchstone-cli-'));
  cpSync(project('equipment'), folder, { recursive: true });
});
afterAll(async () => {
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

const temporary = (start: string): RegExp =>
  new RegExp(`${start.replaceAll('.', '\\.')}; temporary password, for signing in once within 7 days: [a-z2-9-]{19}\n$`);

const cli = (...args: string[]): Promise<{ code: number; out: string; err: string }> =>
  new Promise((done) => {
    const environment = { ...process.env, DATABASE_URL: database.url, LANG: 'en_US.UTF-8', LC_ALL: '' };
    execFile(process.execPath, [join(root, 'dist/server/cli/cli.js'), ...args], { env: environment }, (error, out, err) =>
      done({ code: typeof error?.code === 'number' ? error.code : 0, out, err }),
    );
  });

function change(file: string, edit: (text: string) => string): void {
  const path = join(folder, file);
  writeFileSync(path, edit(readFileSync(path, 'utf8')));
}

test('a workspace is made from a folder, changed by plan and apply, and listed', async () => {
  const made = await cli('workspace', 'create', 'works', '--label', 'Works', '--template', folder, '--admin', 'boss@example.com');
  expect(made).toMatchObject({ code: 0, err: '' });
  expect(made.out).toContain('Workspace works is created (schema w_works).\nPublished as release 1.\n');
  expect(made.out).toMatch(temporary('boss@example.com administers works'));

  expect((await cli('plan', folder, '--workspace', 'works')).out).toBe('Workspace works, release 1:\n  nothing changes.\n');
  change('objects/machine/object.json', (text) => text.replace('"max_length": 80', '"max_length": 90'));
  const expected = 'Workspace works, release 1:\n  Machine: field “Name”: most characters set to 90 (before: 80).\n';
  expect((await cli('plan', folder, '--workspace', 'works')).out).toBe(expected);
  expect((await cli('apply', folder, '--workspace', 'works')).out).toBe(`${expected}Published as release 2.\n`);
  expect((await cli('workspace', 'list')).out).toBe('works\tWorks\trelease 2\n');
});

long('what is pulled is what was applied: byte by byte, and a plan of it says that nothing changes', async () => {
  const copy = mkdtempSync(join(tmpdir(), 'touchstone-pull-'));
  rmSync(copy, { recursive: true });
  const pulled = await cli('pull', copy, '--workspace', 'works');
  expect(pulled).toMatchObject({ code: 0, err: '' });
  expect(pulled.out).toContain('  written: template.json\n');
  expect(pulled.out).toMatch(/: 8 written, 0 removed, 0 as they were\.\n$/);
  const path = 'objects/work_order/object.json';
  expect(readFileSync(join(copy, path), 'utf8')).toBe(readFileSync(join(folder, path), 'utf8'));
  expect((await cli('plan', copy, '--workspace', 'works')).out).toBe('Workspace works, release 2:\n  nothing changes.\n');
  expect(await cli('diff', copy, '--workspace', 'works', '--exit-code')).toEqual({ code: 0, out: 'No difference.\n', err: '' });

  mkdirSync(join(copy, 'sample'));
  writeFileSync(join(copy, 'sample/names.json'), '[]');
  mkdirSync(join(copy, 'objects/tool'));
  writeFileSync(join(copy, 'objects/tool/object.json'), '{ "kind": "object", "id": "tool", "label": { "en": "Tool" } }');
  writeFileSync(join(copy, path), readFileSync(join(copy, path), 'utf8').replace('"en": "Work order"', '"en": "Job"'));
  const differing = await cli('diff', copy, '--workspace', 'works', '--exit-code');
  expect(differing.code).toBe(1);
  expect(differing.out).toContain('Object “Tool” is added');
  expect(differing.out).toContain('Job');
  expect((await cli('diff', copy, '--workspace', 'works', '--release', '1')).out).toContain('80');
  const again = await cli('pull', copy, '--workspace', 'works');
  expect(again.out).toBe(
    `  written: ${path}\n  removed: objects/tool/object.json\n${copy}: 1 written, 1 removed, 7 as they were.\n`,
  );
  expect(readFileSync(join(copy, 'sample/names.json'), 'utf8')).toBe('[]');
  expect(existsSync(join(copy, 'objects/tool'))).toBe(false);
  rmSync(copy, { recursive: true });
});

long('what takes something away is published only when that is confirmed', async () => {
  const copy = mkdtempSync(join(tmpdir(), 'touchstone-copy-'));
  cpSync(folder, copy, { recursive: true });
  rmSync(join(copy, 'roles/technician.json'));
  const refused = await cli('apply', copy, '--workspace', 'works');
  expect(refused.code).toBe(1);
  expect(refused.out).toMatch(/^[?!] .*Technician.* is removed/m);
  expect(refused.err).toMatch(/repeat with --confirm/);
  expect((await cli('apply', copy, '--workspace', 'works', '--confirm')).out).toContain('Published as release 3.');
  expect((await cli('apply', folder, '--workspace', 'works', '--confirm')).out).toContain('Published as release 4.');
  rmSync(copy, { recursive: true });
});

test('mistakes in documents are told with file, place and suggestion, and nothing is done', async () => {
  change('objects/work_order/object.json', (text) => text.replace('"title": "', '"title": "x'));
  const { code, out, err } = await cli('apply', folder, '--workspace', 'works');
  expect(code).toBe(1);
  expect(out).toMatch(/^error: objects\/work_order\/object\.json#\/title: .+/);
  expect(err).toBe('1 error; nothing was done.\n');
  change('objects/work_order/object.json', (text) => text.replace('"title": "x', '"title": "'));
});

test('a number that would be another one once read is refused with its place', async () => {
  change('objects/machine/object.json', (text) => text.replace('"max_length": 90', '"max_length": 90.00000000000000001'));
  const refused = await cli('apply', folder, '--workspace', 'works');
  expect([refused.code, refused.err]).toEqual([1, '1 error; nothing was done.\n']);
  expect(refused.out).toMatch(
    /^error: objects\/machine\/object\.json#\/fields\/\d+\/max_length: 90\.00000000000000001 has more digits than can be kept exactly; shorten it\.\n$/,
  );
  change('objects/machine/object.json', (text) => text.replace('90.00000000000000001', '90'));
});

long('an operator makes administrators of members, and gives them passwords', async () => {
  const { pool } = database;
  const member = (await cli('workspace', 'admin', 'works', 'Second@example.com')).out;
  expect(member).toMatch(temporary('second@example.com administers works'));
  await pool.query(`delete from platform.membership_role`);
  expect(await cli('workspace', 'admin', 'works', 'second@example.com')).toEqual({
    code: 0,
    out: 'second@example.com administers works.\n',
    err: '',
  });
  expect((await cli('workspace', 'password', 'works', 'second@example.com')).out).toMatch(temporary('second@example.com'));
  expect((await cli('workspace', 'password', 'works', 'nobody@example.com')).err).toBe(
    'There is no such user in this workspace.\n',
  );
});

long('an operator invites who has an account, and gets into a workspace that nobody administers', async () => {
  const { pool } = database;
  const made = await cli('workspace', 'create', 'hall', '--template', project('equipment'), '--admin', 'second@example.com');
  const link =
    /^second@example\.com has an account and is invited to administer hall\. Link: \/app\/accept-invitation#[\w-]{43}\n$/m;
  expect(made.out).toMatch(link);
  const again = await cli('workspace', 'admin', 'hall', 'second@example.com');
  expect(again.out).toMatch(link);
  expect(again.out.trim()).not.toBe(made.out.trim().split('\n').at(-1));
  const { rows } = await pool.query(
    `select 1 from platform.membership m join platform.workspace w on w.id = m.workspace_id where w.name = 'hall'`,
  );
  expect(rows).toEqual([]);

  // As a release may have left it before such releases were refused.
  await pool.query(`update platform.release set documents = replace(documents::text, '"administer": true', '"administer": false')::jsonb
    where workspace_id = (select id from platform.workspace where name = 'hall')`);
  const mended = await cli('workspace', 'admin', 'hall', 'third@example.com');
  expect(mended.out).toContain('No role administered hall: release 2 adds the role “Administrator” (administrator).\n');
  expect(mended.out).toMatch(temporary('third@example.com administers hall'));
  const administrators = await pool.query<{ name: string }>(
    `select u.email as name from platform.membership_role r join platform."user" u on u.id = r.user_id
     join platform.workspace w on w.id = r.workspace_id where w.name = 'hall' and r.role_id = 'administrator'`,
  );
  expect(administrators.rows).toEqual([{ name: 'third@example.com' }]);
  const trail = await pool.query<{ action: string }>(
    `select a.action from platform.audit a join platform.workspace w on w.id = a.workspace_id
     where w.name = 'hall' and a."by" = 'cli' order by a.id`,
  );
  expect(trail.rows.map(({ action }) => action)).toEqual([
    'release.publish',
    'user.invite',
    'user.invite_renew',
    'release.publish',
    'user.add',
  ]);
});

long.each<[string, string[], RegExp]>([
  ['a folder that is not there', ['validate', '/nowhere/at/all'], /^There is no folder \/nowhere\/at\/all\.\n$/],
  ['a workspace that is not there', ['plan', project('equipment'), '--workspace', 'nobody'], /^There is no such workspace\.\n$/],
  ['a name that no workspace may have', ['workspace', 'create', 'No Good'], /“No Good” cannot name a workspace/],
  [
    'an administrator without an application',
    ['workspace', 'create', 'other', '--admin', 'a@example.com'],
    /give --template too/,
  ],
  ['a folder of something else', ['pull', join(root, 'docs'), '--workspace', 'works'], /holds files, but no template\.json/],
  ['a release there is not', ['pull', join(tmpdir(), 'nowhere-to-pull'), '-w', 'works', '-r', '99'], /no release 99/],
  ['a release that is no number', ['pull', join(tmpdir(), 'nowhere-to-pull'), '-r', 'x'], /It must be the number of a release\./],
  ['a number that is none', ['demo', '--customers', 'many'], /It must be a whole number\./],
])('%s gets one sentence and exit code 1', async (_, args, sentence) => {
  const { code, err } = await cli(...args);
  expect(code).toBe(1);
  expect(err).toMatch(sentence);
});
