/** Drafts, one a workspace: read from memory while nobody writes, written by one at a time. */
import { LRUCache } from 'lru-cache';
import type { Pool, PoolClient } from 'pg';
import type { Risk } from '../../contract/component.js';
import { inTransaction } from '../../platform/db/checkout.js';
import type { Current } from '../plan.js';
import { currentOf } from '../publish.js';
import { lock, readHeader, readOverlay, readRelease, type Queryable } from './rows.js';
import { rebase } from './rebase.js';
import type { DraftState } from './state.js';

export class DraftStore {
  private readonly states = new LRUCache<string, DraftState>({ max: 20 });
  /** A plan of each of them is made many times. */
  private readonly currents = new LRUCache<string, Promise<Current>>({ max: 20 });
  private readonly releases = new LRUCache<string, ReadonlyMap<string, unknown>>({ max: 50 });

  /** Those who wait for the lock wait here, not on connections that others need. */
  private readonly writing = new Map<string, Promise<void>>();
  /** Risks of plans that somebody has seen, by workspace and digest. */
  readonly risks = new LRUCache<string, Risk>({ max: 200 });

  constructor(readonly pool: Pool) {}

  /** The draft on the release in force. The same object as long as nobody changes anything. */
  async read(workspace: string): Promise<DraftState> {
    const { release, seq, current } = await readHeader(this.pool, workspace);
    const known = this.states.get(workspace);
    if (known?.seq === seq && known.release === current && (release ?? current) === current) return known;
    const found = await readOverlay(this.pool, workspace);
    if ((found.release ?? found.current) !== found.current) return this.write(workspace, (_, state) => Promise.resolve(state));
    const published = await this.release(this.pool, workspace, found.current);
    return this.keep(workspace, { release: found.current, seq: found.seq, published, overlay: found.overlay });
  }

  /** One writer at a time; `run` gets the draft on the release in force. */
  write<T>(workspace: string, run: (client: PoolClient, state: DraftState) => Promise<T>): Promise<T> {
    const before = this.writing.get(workspace) ?? Promise.resolve();
    const writing = before.then(() =>
      inTransaction(this.pool, async (client) => run(client, await this.lock(client, workspace))),
    );
    const done = writing.then(
      () => {},
      () => {},
    );
    this.writing.set(workspace, done);
    void done.then(() => this.writing.get(workspace) === done && this.writing.delete(workspace));
    return writing;
  }

  /** Within a transaction of the caller's. */
  async lock(client: Queryable, workspace: string): Promise<DraftState> {
    await lock(client, workspace);
    const { release, current, seq, overlay } = await readOverlay(client, workspace);
    const from = release ?? current;
    const state = { release: from, seq, overlay, published: await this.release(client, workspace, from) };
    if (from === current) return state;
    return rebase(client, workspace, state, { release: current, published: await this.release(client, workspace, current) });
  }

  /** Contents of a release by key; releases never change. */
  async release(on: Queryable, workspace: string, number: number): Promise<ReadonlyMap<string, unknown>> {
    const key = `${workspace} ${number}`;
    const known = this.releases.get(key);
    if (known) return known;
    const published = await readRelease(on, workspace, number);
    this.releases.set(key, published);
    return published;
  }

  /** A release with its model. */
  current(workspace: string, number: number): Promise<Current> {
    const key = `${workspace} ${number}`;
    const known = this.currents.get(key);
    if (known) return known;
    const loading = currentOf(this.pool, workspace, number);
    this.currents.set(key, loading);
    loading.catch(() => this.currents.delete(key));
    return loading;
  }

  private keep(workspace: string, state: DraftState): DraftState {
    const frozen = Object.freeze(state);
    this.states.set(workspace, frozen);
    return frozen;
  }
}
