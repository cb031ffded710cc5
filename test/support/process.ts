/** The server as a process of its own, as `npm start` runs it once it is built. */
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '../..');

/** Compiles the server unless what is there is as new as its sources. */
export function buildServer(): void {
  const script = `import { build } from './server/build.mjs'; await build('server');`;
  execFileSync(process.execPath, ['--input-type=module', '-e', script], { cwd: root, stdio: 'inherit' });
}

export interface ServerProcess {
  readonly url: string;
  readonly child: ChildProcess;
  /** Exit code, or the signal that ended it. */
  readonly ended: Promise<Ended['code']>;
  output(): string;
  /** Sends a signal and waits for the end. */
  end(signal: NodeJS.Signals): Promise<Ended['code']>;
}

interface Ended {
  readonly code: number | NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

type Environment = Readonly<Record<string, string>>;
interface Options {
  readonly uid?: number;
  readonly gid?: number;
  /** Where the project lies, if not here. */
  readonly project?: string;
  /** How many files it may open. */
  readonly openFiles?: number;
}

function launch(environment: Environment, { project = root, openFiles, ...options }: Options) {
  const command = [process.execPath, join(project, 'dist/server/main.js')];
  const limited = openFiles === undefined ? command : ['/bin/sh', '-c', `ulimit -n ${openFiles}; exec "$0" "$1"`, ...command];
  const child = spawn(limited[0] ?? '', limited.slice(1), {
    cwd: '/',
    env: { PATH: process.env.PATH ?? '', PORT: '0', LOG_LEVEL: 'warn', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...options,
  });
  const said = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk: Buffer) => (said.stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (said.stderr += chunk.toString()));
  const ended = new Promise<Ended['code']>((done) => child.once('close', (code, signal) => done(code ?? signal)));
  return { child, said, ended };
}

/** A start that is expected to fail. */
export async function runToEnd(environment: Environment, options: Options = {}): Promise<Ended> {
  const { said, ended } = launch(environment, options);
  return { code: await ended, ...said };
}

/** A start that is expected to succeed: returns when the banner is out. */
export async function startProcess(environment: Environment, options: Options = {}): Promise<ServerProcess> {
  const { child, said, ended } = launch(environment, options);
  const url = await new Promise<string>((done, fail) => {
    child.stdout.on('data', () => {
      const found = /Application +(\S+)\/app\n[^]*\n\n$/.exec(said.stdout)?.[1];
      if (found) done(found.replace('localhost', '127.0.0.1'));
    });
    void ended.then((code) => fail(new Error(`ended with ${code}:\n${said.stdout}\n${said.stderr}`)));
  });
  return {
    url,
    child,
    ended,
    output: () => said.stdout + said.stderr,
    end: (signal) => {
      child.kill(signal);
      return ended;
    },
  };
}
