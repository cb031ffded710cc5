/** For operators: is the process alive, can it work, how does it fare. */
import { endpoints } from './endpoint.js';
import { object, string } from './schema.js';
import { label } from './words.js';

const Status = object({ status: string });

export const healthEndpoints = endpoints('health', {
  live: {
    method: 'get',
    path: '/health/live',
    who: 'anyone',
    summary: label('The process runs', '进程在运行'),
    answer: Status,
    failures: [400],
  },
  ready: {
    method: 'get',
    path: '/health/ready',
    who: 'anyone',
    summary: label('The database answers and can be written to', '数据库可用且可写入'),
    answer: Status,
    failures: [400],
  },
  metrics: {
    method: 'get',
    path: '/metrics',
    who: 'anyone',
    undocumented: true,
    summary: label('Figures for Prometheus', '供 Prometheus 采集的指标'),
    answer: string,
    media: { answer: 'text/plain' },
    failures: [],
  },
});
