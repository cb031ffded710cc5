/** For operators: is the process alive, can it work, how does it fare. */
import { healthEndpoints } from '../../contract/health.js';
import { Failure } from '../../errors/define.js';
import { Readiness } from '../../platform/db/readiness.js';
import { Metrics } from '../../platform/metrics.js';
import { databaseFailure } from '../../platform/db/database-failure.js';
import { routes } from '../routes.js';

export const HealthRoutes = routes(healthEndpoints, [Readiness, Metrics], (readiness, metrics) => ({
  live: () => ({ status: 'ok' }),

  /** Ready where the database answers and takes changes; says what keeps it from that. Own connection: busy is not broken. */
  async ready() {
    const obstacle = await readiness.obstacle();
    if (obstacle !== null) throw databaseFailure(obstacle) ?? new Failure('database.unavailable', { retry_after: 2 });
    return { status: 'ok' };
  },

  metrics({ reply }) {
    reply.header('content-type', metrics.contentType);
    return metrics.text();
  },
}));
