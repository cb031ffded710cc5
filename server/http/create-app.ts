/** An open database → a server that only has to listen. */
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import { AppModule } from '../app.module.js';
import type { Database } from '../platform/db/database.js';
import type { Log } from '../platform/log.js';
import { Jobs } from '../platform/jobs/jobs.js';
import { Metrics } from '../platform/metrics.js';
import { createAdapter, prepareServer } from './adapter.js';
import { serveApps } from './static-files.js';

interface AppOptions {
  readonly log: Log;
  readonly trustProxy: boolean;
  /** Folder of the built browser apps. */
  readonly dist: string;
}

export async function createApp(database: Database, { log, trustProxy, dist }: AppOptions): Promise<NestFastifyApplication> {
  const metrics = new Metrics({ records: database.records, admin: database.admin }, database.readiness);
  const adapter = createAdapter(log, { trustProxy });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.on(database, metrics, log), adapter, {
    bodyParser: false,
    abortOnError: false,
    logger: {
      log: () => {},
      error: (message: unknown) => log.error({ nest: message }, 'nest'),
      warn: (message: unknown) => log.warn({ nest: message }, 'nest'),
    },
  });
  const server = adapter.getInstance() as unknown as FastifyInstance;
  prepareServer(server, log, metrics);
  serveApps(server, dist);
  // What jobs have under way would keep the database busy while requests are waited for.
  server.addHook('preClose', () => app.get(Jobs).stop());
  await app.init();
  await server.ready();
  // From here on notices arrive, and with them caches may be trusted.
  await database.notifications.open();
  app.get(Jobs).start();
  return app;
}
