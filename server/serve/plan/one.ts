/** Request for one record → plan. */
import type { OneRequest } from '../request/request.js';
import { withIdentity } from './list.js';
import type { OnePlan } from './plan.js';

export const planOne = (request: OneRequest): OnePlan => ({
  object: request.object,
  columns: withIdentity(request),
  deleted: request.deleted,
});
