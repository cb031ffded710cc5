/**
 * One LISTEN connection per process: what other processes changed. A hint that lets caches drop early;
 * while the connection is down, `listening` is false and nobody may trust a cache.
 */
import pg from 'pg';
import type { Log } from '../log.js';
import { listenConnection } from './connection.js';

const channel = 'touchstone';

/** Payload of the channel `touchstone`. */
export type Notice =
  | { readonly kind: 'release'; readonly workspace: string }
  | { readonly kind: 'member'; readonly workspace?: string; readonly user?: string }
  | { readonly kind: 'session'; readonly session: string };

interface Subscriber {
  readonly handler: (payload: string) => void;
  readonly onLost: () => void;
}

const retryAfter = 500;
/** A connection cut without a word (a pulled cable) is noticed after at most this. */
const heartbeatEvery = 5_000;

export class Notifications {
  private readonly subscribers = new Map<string, Subscriber[]>();
  private client: pg.Client | null = null;
  private timer: NodeJS.Timeout | undefined;
  private closed = false;

  constructor(
    private readonly url: string,
    private readonly log: Log,
  ) {}

  /** True while every notice arrives. */
  get listening(): boolean {
    return this.client !== null;
  }

  /** Calls `handler` with each payload on the channel, `onLost` when notices may have been missed. */
  readonly subscribe = (name: string, handler: (payload: string) => void, onLost: () => void): void => {
    const known = this.subscribers.get(name);
    if (known) known.push({ handler, onLost });
    else this.subscribers.set(name, [{ handler, onLost }]);
    void this.client?.query(`listen ${pg.escapeIdentifier(name)}`).catch(() => this.lose(this.client));
  };

  /** Notices on the channel `touchstone`, parsed. */
  readonly subscribeNotices = (handler: (notice: Notice) => void, onLost: () => void): void =>
    this.subscribe(channel, (payload) => handler(JSON.parse(payload) as Notice), onLost);

  async open(): Promise<void> {
    const client = new pg.Client(listenConnection(this.url));
    let isLost = false;
    const lose = (): void => {
      isLost = true;
      this.lose(client);
    };
    client.on('error', lose);
    client.on('end', lose);
    client.on('notification', ({ channel: name, payload }) => this.deliver(name, payload ?? ''));
    try {
      await client.connect();
      for (const name of this.subscribers.keys()) await client.query(`listen ${pg.escapeIdentifier(name)}`);
    } catch (error) {
      await client.end().catch(() => {});
      throw error;
    }
    if (this.closed) return client.end();
    // It may have gone with the answer to the last statement.
    if (isLost) throw new Error('Connection terminated unexpectedly');
    this.client = client;
    this.timer = setTimeout(() => void this.beat(), heartbeatEvery).unref();
  }

  async close(): Promise<void> {
    this.closed = true;
    clearTimeout(this.timer);
    const client = this.client;
    this.client = null;
    await client?.end().catch(() => {});
  }

  private deliver(name: string, payload: string): void {
    for (const { handler } of this.subscribers.get(name) ?? []) {
      try {
        handler(payload);
      } catch (error) {
        this.log.warn({ err: error, channel: name }, 'a notice was not understood');
      }
    }
  }

  private async beat(): Promise<void> {
    const client = this.client;
    if (!client) return;
    try {
      await client.query('select 1');
      if (!this.closed) this.timer = setTimeout(() => void this.beat(), heartbeatEvery).unref();
    } catch {
      this.lose(client);
    }
  }

  private lose(client: pg.Client | null): void {
    if (client === null || this.client !== client) return;
    this.client = null;
    clearTimeout(this.timer);
    void client.end().catch(() => {});
    this.log.warn('the connection for notices was lost; caches are off until it is back');
    for (const list of this.subscribers.values()) for (const { onLost } of list) onLost();
    this.reopen();
  }

  private reopen(): void {
    if (this.closed) return;
    this.timer = setTimeout(() => {
      this.open().then(
        () => this.log.info('the connection for notices is back'),
        () => this.reopen(),
      );
    }, retryAfter).unref();
  }
}
