/** A PostgreSQL that a test may hurt: a cluster of its own in a folder that is thrown away, on a port that stays the same. */
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { initialise, startPostmaster, stopPostmaster, type Cluster } from '../../server/platform/db/cluster.js';
import { freePort } from '../../server/platform/db/free-port.js';
import { locateBinaries } from '../../server/platform/db/postgres-binaries.js';
import { postgresUser } from '../../server/platform/db/postgres-user.js';
import { readPostmaster } from '../../server/platform/db/postmaster.js';

export class OwnPostgres {
  private readonly password = randomBytes(12).toString('hex');

  private constructor(
    private readonly cluster: Cluster,
    readonly port: number,
  ) {}

  static async start(): Promise<OwnPostgres> {
    const dataDir = mkdtempSync(join(tmpdir(), 'touchstone-own-'));
    chmodSync(dataDir, 0o755);
    const folder = join(dataDir, 'pg');
    const user = postgresUser(folder);
    const own = new OwnPostgres({ dataDir, folder, binaries: await locateBinaries(dataDir, user), user }, await freePort(null));
    await initialise(own.cluster, own.password);
    await own.begin();
    return own;
  }

  /** @param port Of something that stands before it. */
  url(port = this.port): string {
    return `postgres://postgres:${this.password}@127.0.0.1:${port}/postgres`;
  }

  async begin(): Promise<void> {
    const said = await startPostmaster(this.cluster, this.port, {
      settings: { fsync: 'off' },
      signal: new AbortController().signal,
    });
    if (said !== null) throw new Error(said);
  }

  stop(): Promise<void> {
    return stopPostmaster(this.cluster);
  }

  /** On a connection of its own, past whatever stands before it. */
  async query<Row extends pg.QueryResultRow>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
    const client = new pg.Client({ connectionString: this.url(), application_name: 'test' });
    client.on('error', () => {});
    try {
      await client.connect();
      return (await client.query<Row>(text, [...values])).rows;
    } finally {
      await client.end();
    }
  }

  /** Its processes, the postmaster first. */
  processes(): number[] {
    const { pid } = readPostmaster(this.cluster.folder) ?? {};
    if (pid === undefined) return [];
    return [pid, ...readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').map(Number)];
  }

  async remove(): Promise<void> {
    await this.stop();
    rmSync(this.cluster.dataDir, { recursive: true, force: true });
  }
}
