/** The read pipelines on a test workspace, without HTTP. */
import type { Call } from '../../server/contract/call.js';
import type { Answer } from '../../server/serve/answer.js';
import { aggregate } from '../../server/serve/read/aggregate.js';
import type { ReadDeps } from '../../server/serve/read/deps.js';
import { list } from '../../server/serve/read/list.js';
import { one } from '../../server/serve/read/one.js';
import { PlanCache } from '../../server/serve/read/plan-cache.js';
import { search } from '../../server/serve/read/search.js';
import { SightCache } from '../../server/serve/sight/sight-cache.js';
import type { TestWorkspace } from './workspace.js';

export interface Reading {
  readonly deps: ReadDeps;
  list(call: Call, object: string, query?: string): Promise<Answer>;
  query(call: Call, object: string, body: unknown): Promise<Answer>;
  one(call: Call, object: string, id: string, query?: string, known?: string): Promise<Answer>;
  aggregate(call: Call, object: string, body: unknown): Promise<Answer>;
  search(call: Call, query: string): Promise<Answer>;
}

export function readingOf({ database, releases }: TestWorkspace): Reading {
  const deps: ReadDeps = { records: database.records, releases, sights: new SightCache(), plans: new PlanCache() };
  return {
    deps,
    list: (call, object, query = '') => list(call, deps, { object, query }),
    query: (call, object, body) => list(call, deps, { object, body }),
    one: (call, object, id, query = '', known) => one(call, deps, { object, id, query, ...(known !== undefined && { known }) }),
    aggregate: (call, object, body) => aggregate(call, deps, { object, body }),
    search: (call, query) => search(call, deps, query),
  };
}

/** Records of an answer. */
export const dataOf = <T = Readonly<Record<string, unknown>>>(answer: Answer): readonly T[] =>
  (JSON.parse(answer.body) as { data: readonly T[] }).data;
