/**
 * Runs the tests in two processes side by side, the screens in one and everything else in the other, on one PostgreSQL
 * and one Chromium. Arguments go to jest: `npm test -- test/api/read.spec.ts -t keyset`.
 *
 * `--long`: only the specs that go further with FULL=1. `--shard=2/4`: every fourth spec, beginning with the second.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { linesOf } from './support/reporter.mjs';
import { provide } from './support/infrastructure.mjs';

const root = join(import.meta.dirname, '..');
const jest = join(root, 'node_modules/jest/bin/jest.js');
const given = process.argv.slice(2);
const onlyLong = given.includes('--long');
const args = given.filter((argument) => argument !== '--long');

/** Specs that take their extent from `support/extent`. */
const longSpecs = () =>
  readdirSync(join(root, 'test'), { recursive: true })
    .filter((name) => name.endsWith('.spec.ts'))
    .map((name) => join('test', name))
    .filter((name) => /\/extent\.js'/.test(readFileSync(join(root, name), 'utf8')));

function run(project, summary) {
  const child = spawn(
    process.execPath,
    [jest, '--selectProjects', project, '--runInBand', '--passWithNoTests', ...(onlyLong ? longSpecs() : []), ...args],
    { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, TEST_SUMMARY: summary } },
  );
  return new Promise((done) => child.once('close', (code) => done(code ?? 1)));
}

function summaryIn(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return { passed: 0, failed: 0, skipped: 0, files: [] };
  }
}

const began = Date.now();
const say = (text) => process.stdout.write(`${text}\n`);
say(`Random choices begin at SEED=${process.env.SEED ?? 1}.`);
const stop = await provide({ browser: true });
const folder = mkdtempSync(join(tmpdir(), 'touchstone-run-'));
const parts = ['screens', 'rest'].map((project) => ({ project, file: join(folder, `${project}.json`) }));
const codes = await Promise.all(parts.map(({ project, file }) => run(project, file)));
const sums = parts.map(({ file }) => summaryIn(file));
const total = (name) => sums.reduce((sum, part) => sum + part[name], 0);
rmSync(folder, { recursive: true });
await stop();
say(linesOf({ files: sums.flatMap(({ files }) => files) }).join('\n'));
say(`\nTook ${Math.round((Date.now() - began) / 1000)} s.`);
say(`${total('passed')} passed, ${total('failed')} failed, ${total('skipped')} skipped`);
process.exitCode = Math.max(...codes);
