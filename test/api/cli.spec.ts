/** The command line as its users meet it: what it prints, and how it exits. */
import { jest } from '@jest/globals';
import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { buildServer, root } from '../support/process.js';
import { project } from '../support/workspace.js';

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
  expect(made.out).toMatch(/boss@example\.com administers works; password: \S+/);

  expect((await cli('plan', folder, '--workspace', 'works')).out).toBe('Workspace works, release 1:\n  nothing changes.\n');
  change('objects/machine/object.json', (text) => text.replace('"max_length": 80', '"max_length": 90'));
  const expected = 'Workspace works, release 1:\n  Machine: field “Name”: most characters set to 90 (before: 80).\n';
  expect((await cli('plan', folder, '--workspace', 'works')).out).toBe(expected);
  expect((await cli('apply', folder, '--workspace', 'works')).out).toBe(`${expected}Published as release 2.\n`);
  expect((await cli('workspace', 'list')).out).toBe('works\tWorks\trelease 2\n');
});

test('mistakes in documents are told with file, place and suggestion, and nothing is done', async () => {
  change('objects/work_order/object.json', (text) => text.replace('"title": "', '"title": "x'));
  const { code, out, err } = await cli('apply', folder, '--workspace', 'works');
  expect(code).toBe(1);
  expect(out).toMatch(/^error: objects\/work_order\/object\.json#\/title: .+/);
  expect(err).toBe('1 error; nothing was done.\n');
});

test.each<[string, string[], RegExp]>([
  ['a folder that is not there', ['validate', '/nowhere/at/all'], /^There is no folder \/nowhere\/at\/all\.\n$/],
  ['a workspace that is not there', ['plan', project('equipment'), '--workspace', 'nobody'], /^There is no such workspace\.\n$/],
  ['a name that no workspace may have', ['workspace', 'create', 'No Good'], /“No Good” cannot name a workspace/],
  [
    'an administrator without an application',
    ['workspace', 'create', 'other', '--admin', 'a@example.com'],
    /give --template too/,
  ],
  ['a number that is none', ['demo', '--customers', 'many'], /It must be a whole number\./],
])('%s gets one sentence and exit code 1', async (_, args, sentence) => {
  const { code, err } = await cli(...args);
  expect(code).toBe(1);
  expect(err).toMatch(sentence);
});
