/**
 * A PostgreSQL of our own for machines that have none: starts the npm-shipped binaries on a private cluster
 * under `dataDir`, or joins the one that another process (a second server, a command, one that was killed)
 * left running there. Whoever uses it starts it again when it dies; the last one that uses it stops it.
 */
import { join, resolve } from 'node:path';
import { createLog, type Log } from '../log.js';
import { initialise } from './cluster.js';
import { prepareDataFolder } from './data-folder.js';
import { Keeper } from './keeper.js';
import { locateBinaries } from './postgres-binaries.js';
import { claim } from './ownership.js';
import { hurryStop } from './postmaster.js';
import { postgresUser } from './postgres-user.js';
import { enter, leave, urlOf, use, type Access } from './use-cluster.js';

export interface EmbeddedDatabase {
  readonly url: string;
  /** True where it was running already. */
  readonly attached: boolean;
  /** Stops PostgreSQL unless another process still uses it. */
  stop(): Promise<void>;
}

interface EmbeddedOptions {
  /** Database that is made where it is missing. */
  readonly name?: string;
  readonly settings?: Readonly<Record<string, string>>;
  readonly log?: Log;
}

/** Starts or joins the cluster in `dataDir/pg` and keeps it running. Throws a StartFault. */
export async function startEmbeddedPostgres(
  dataDir: string,
  { name = 'touchstone', settings = {}, log = createLog('warn') }: EmbeddedOptions = {},
): Promise<EmbeddedDatabase> {
  const place = resolve(dataDir);
  const password = prepareDataFolder(place);
  const folder = join(place, 'pg');
  const user = postgresUser(folder);
  const cluster = { dataDir: place, folder, binaries: await locateBinaries(place, user), user };
  claim(folder, user, log);
  await initialise(cluster, password);

  const access: Access = { cluster, password, name, settings };
  const first = await use(access, { attempts: 60 });
  const keeper = new Keeper(first, {
    place,
    log,
    // Connections of this process, and of others, know it by its port.
    again: (signal) => use(access, { attempts: 20, port: first.port, signal }),
    join: () => enter(access),
    hurryStop: () => hurryStop(folder),
    leave: (last) => leave(last, cluster),
  });
  return { url: urlOf(access, first.port, name), attached: first.attached, stop: () => keeper.stop() };
}
