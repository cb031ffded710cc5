/** The database that the settings name, opened: DATABASE_URL, or a PostgreSQL of our own in the data folder. */
import { createLog, type Log } from '../log.js';
import type { Settings } from '../settings.js';
import { openDatabase, type Database } from './database.js';
import { startEmbeddedPostgres } from './embedded-postgres.js';

/** `close` also stops the PostgreSQL of our own where nobody else uses it. */
export async function openPlatform(
  settings: Pick<Settings, 'databaseUrl' | 'dataDir'>,
  log: Log = createLog('warn'),
): Promise<Database> {
  if (settings.databaseUrl) return openDatabase(settings.databaseUrl, log);
  const embedded = await startEmbeddedPostgres(settings.dataDir, { log });
  try {
    const database = await openDatabase(embedded.url, log);
    return { ...database, close: () => database.close().finally(() => embedded.stop()) };
  } catch (error) {
    await embedded.stop();
    throw error;
  }
}
