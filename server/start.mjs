/**
 * `npm start`: builds what is not built or is older than its sources, then runs the server in this process.
 * The browser app is built beside the first start of the database. Plain JavaScript, since nothing is built yet.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const dist = join(root, 'dist');

/** `sources`: what a build is made from; `made`: what has to be there after it. */
const builds = {
  server: {
    sources: ['server', 'metadata', 'package-lock.json', 'nest-cli.json', 'tsconfig.json'],
    made: ['server/main.js'],
    command: ['@nestjs/cli/bin/nest.js', 'build'],
    stale: ['server', 'metadata'],
  },
  'runtime-ui': {
    sources: ['runtime-ui', 'metadata/format', 'metadata/rules', 'metadata/values', 'vite.shared.mjs', 'package-lock.json'],
    made: ['runtime-ui/index.html'],
    command: ['vite/bin/vite.js', 'build', '--logLevel', 'warn', '--config', 'runtime-ui/vite.config.mjs'],
    stale: [],
  },
};

/** Names, sizes and times of all sources: cheap, and it notices what was deleted too. */
function stampOf(sources) {
  const hash = createHash('sha1');
  const visit = (path) => {
    const stat = statSync(path, { throwIfNoEntry: false });
    if (!stat) return;
    if (!stat.isDirectory()) hash.update(`${path}\0${stat.size}\0${stat.mtimeMs}\n`);
    else for (const name of readdirSync(path).sort()) visit(join(path, name));
  };
  for (const source of sources) visit(join(root, source));
  return hash.digest('hex');
}

async function build(name) {
  const { sources, made, command, stale } = builds[name];
  const stamp = stampOf(sources);
  const stampFile = join(dist, `${name}.stamp`);
  const isMade = made.every((file) => existsSync(join(dist, file)));
  if (isMade && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return;
  const [script, ...args] = command;
  const program = join(root, 'node_modules', script);
  // Installed without the tools that build: what is there has to do.
  if (isMade && !existsSync(program)) return;
  process.stdout.write(`Building ${name} …\n`);
  for (const folder of stale) rmSync(join(dist, folder), { recursive: true, force: true });
  await run(program, args);
  mkdirSync(dist, { recursive: true });
  writeFileSync(stampFile, stamp);
}

/** Its output is shown only where it fails. */
function run(program, args) {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, [program, ...args], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    const end = () => child.kill();
    process.once('exit', end);
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
    child.on('error', fail);
    child.on('close', (code) => {
      process.off('exit', end);
      if (code === 0) done();
      else fail(Object.assign(new Error(`It could not be built:\n${output.trim()}`), { name: 'StartFault' }));
    });
  });
}

const apps = build('runtime-ui');
// Waited for later, by the server; until then a failure is nobody's yet.
apps.catch(() => {});
try {
  await build('server');
} catch (error) {
  process.stderr.write(`\nTouchstone cannot start. ${error.message}\n`);
  process.exit(1);
}
const { run: start } = await import('../dist/server/run.js');
await start(apps);
