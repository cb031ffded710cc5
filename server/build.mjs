/**
 * Builds what is not built or is older than its sources: the server, the browser apps. Plain JavaScript,
 * since nothing is built yet when it runs.
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
    compiled: ['server', 'metadata'],
  },
  'runtime-ui': {
    sources: ['runtime-ui', 'metadata/format', 'metadata/rules', 'metadata/values', 'vite.shared.mjs', 'package-lock.json'],
    made: ['runtime-ui/index.html'],
    command: ['vite/bin/vite.js', 'build', '--logLevel', 'warn', '--config', 'runtime-ui/vite.config.mjs'],
    compiled: [],
  },
  studio: {
    sources: ['studio', 'runtime-ui', 'metadata', 'vite.shared.mjs', 'package-lock.json'],
    made: ['studio/index.html'],
    command: ['vite/bin/vite.js', 'build', '--logLevel', 'warn', '--config', 'studio/vite.config.mjs'],
    compiled: [],
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

/** `name`: `server`, `runtime-ui` or `studio`. `say` is told what is being built. Rejects with what the build said. */
export async function build(name, say = (line) => process.stdout.write(line)) {
  const { sources, made, command, compiled } = builds[name];
  const stamp = stampOf(sources);
  const stampFile = join(dist, `${name}.stamp`);
  const isMade = made.every((file) => existsSync(join(dist, file)));
  if (isMade && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return;
  const [script, ...args] = command;
  const program = join(root, 'node_modules', script);
  // Installed without the tools that build: what is there has to do.
  if (isMade && !existsSync(program)) return;
  say(`Building ${name} …\n`);
  await run(program, args);
  for (const folder of compiled) prune(folder);
  mkdirSync(dist, { recursive: true });
  writeFileSync(stampFile, stamp);
}

/** What was compiled from a source that is gone; the rest stays, for another process may be running it. */
function prune(folder) {
  for (const entry of readdirSync(join(dist, folder), { withFileTypes: true })) {
    const path = join(folder, entry.name);
    const sources = [path, path.replace(/\.js(\.map)?$/, '.ts')];
    if (!sources.some((source) => existsSync(join(root, source)))) rmSync(join(dist, path), { recursive: true });
    else if (entry.isDirectory()) prune(path);
  }
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

// `npm run build`
if (process.argv[1] === import.meta.filename) for (const name of Object.keys(builds)) await build(name);
