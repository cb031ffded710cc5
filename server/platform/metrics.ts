/** Figures for Prometheus: requests, pools, and how the process fares. */
import type pg from 'pg';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Readiness } from './db/readiness.js';

export class Metrics {
  private readonly registry = new Registry();
  private readonly requests = new Histogram({
    name: 'touchstone_http_request_duration_seconds',
    help: 'Time from the request line to the last byte handed over, by method, route and status.',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [this.registry],
  });

  private readonly failures = new Counter({
    name: 'touchstone_http_failures_total',
    help: 'Answers with a status of 500 or more, by error code.',
    labelNames: ['code'] as const,
    registers: [this.registry],
  });

  constructor(pools: Readonly<Record<string, pg.Pool>>, readiness: Pick<Readiness, 'obstacle'>) {
    collectDefaultMetrics({ register: this.registry });
    new Gauge({
      name: 'touchstone_database_ready',
      help: '1 where the database answers and takes changes, else 0.',
      registers: [this.registry],
      async collect() {
        this.set((await readiness.obstacle()) === null ? 1 : 0);
      },
    });
    new Gauge({
      name: 'touchstone_database_connections',
      help: 'Connections of each pool: total, idle, and requests waiting for one.',
      labelNames: ['pool', 'state'] as const,
      registers: [this.registry],
      collect() {
        for (const [pool, { totalCount, idleCount, waitingCount }] of Object.entries(pools)) {
          this.set({ pool, state: 'total' }, totalCount);
          this.set({ pool, state: 'idle' }, idleCount);
          this.set({ pool, state: 'waiting' }, waitingCount);
        }
      },
    });
  }

  observe(method: string, route: string, status: number, seconds: number): void {
    this.requests.observe({ method, route, status }, seconds);
  }

  failed(code: string): void {
    this.failures.inc({ code });
  }

  get contentType(): string {
    return this.registry.contentType;
  }

  text(): Promise<string> {
    return this.registry.metrics();
  }
}
