/** Starts a server and stops it in order: settings, database, first start, HTTP; then the other way round. */
import { createServer } from 'node:net';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { banner } from './banner.js';
import { Ending, patience } from './ending.js';
import { ensureFirstStart } from './first-start.js';
import { createApp } from './http/create-app.js';
import { accountsFile, readAccounts } from './platform/account-file.js';
import { openPlatform } from './platform/db/open-platform.js';
import { createLog } from './platform/log.js';
import { readSettings, type Settings } from './platform/settings.js';
import { StartFault } from './platform/start-fault.js';
import { settleWorkspaces } from './settle-workspaces.js';

const dist = join(import.meta.dirname, '..');

/** `assets`: settles when the browser apps are built, which may go on beside the database. */
export async function run(assets: Promise<void> = Promise.resolve()): Promise<void> {
  const began = performance.now();
  const steps: (() => Promise<void>)[] = [];
  const ending = new Ending(steps);
  try {
    const settings = readSettings(process.env);
    const log = createLog(settings.logLevel);
    ending.log = log;
    await checkPort(settings);
    const opening = openPlatform(settings, log);
    steps.push(() => opening.then((database) => database.close()));
    const database = await opening;
    const accounts = await ensureFirstStart(database, settings, log);
    const app = await createApp(database, { log, trustProxy: settings.trustProxy, dist });
    steps.push(() => close(app));
    await assets;
    await app.listen(settings.port, settings.host);
    const hasPasswords = readAccounts(settings.dataDir).some(({ password }) => password !== null);
    const file = hasPasswords ? accountsFile(settings.dataDir) : null;
    process.stdout.write(banner({ url: urlOf(app, settings), milliseconds: performance.now() - began, accounts, file }));
    void settleWorkspaces(database, log);
  } catch (error) {
    // What a signal has closed fails for those who still use it.
    if (ending.hasBegun) return;
    process.stderr.write(`\n${sentenceOf(error)}\n`);
    await ending.fail(error, 'cannot start');
  }
}

/** Requests under way are answered; connections that are done are not waited for, nor those that never end. */
async function close(app: NestFastifyApplication): Promise<void> {
  const server = app.getHttpServer();
  const sweep = setInterval(() => server.closeIdleConnections(), 50);
  const cut = setTimeout(() => server.closeAllConnections(), patience / 2);
  await app.close().finally(() => {
    clearInterval(sweep);
    clearTimeout(cut);
  });
}

/** Before anything is made: a database started for a server that cannot listen would be for nothing. */
function checkPort({ port, host }: Settings): Promise<void> {
  return new Promise((done, fail) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => fail(portFault(error, port, host)));
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => done()));
  });
}

function portFault(error: NodeJS.ErrnoException, port: number, host: string): Error {
  switch (error.code) {
    case 'EADDRINUSE':
      return new StartFault(
        `Port ${port} is in use by another program. Stop it, or choose another port: PORT=${port + 1} npm start`,
      );
    case 'EACCES':
      return new StartFault(`This user may not open port ${port}. Choose one above 1023 with PORT.`);
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return new StartFault(`${host} is no address of this machine. Correct HOST; 0.0.0.0 means all addresses.`);
    default:
      return error;
  }
}

function sentenceOf(error: unknown): string {
  // By name: a failed build comes from start.mjs, which is not compiled.
  if (error instanceof Error && error.name === 'StartFault') return `Touchstone cannot start. ${error.message}`;
  return `Touchstone cannot start, for a reason it does not know:\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
}

/** An address that can be opened in a browser: 0.0.0.0 cannot everywhere. */
function urlOf(app: NestFastifyApplication, { host }: Settings): string {
  const address = app.getHttpServer().address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const everywhere = host === '0.0.0.0' || host === '::' || host === '127.0.0.1';
  return `http://${everywhere ? 'localhost' : host.includes(':') ? `[${host}]` : host}:${port}`;
}
