/** Search request → plan: one small list per object. */
import { isSeen } from '../request/path.js';
import type { SearchRequest } from '../request/request.js';
import type { SearchPlan } from './plan.js';
import { planWhere, Rows } from './where.js';

export function planSearch({ objects, text, limit }: SearchRequest): SearchPlan {
  const filter = { terms: [], rules: [], search: text, deleted: false };
  return {
    objects: objects.map((object) => {
      const title = object.fields[object.object.title];
      return { where: planWhere(filter, object, new Rows(object)), title: isSeen(title) ? title : null };
    }),
    limit,
  };
}
