/** The pipeline of one record, with its version as ETag. */
import { Failure } from '../../errors/define.js';
import type { Answer } from '../answer.js';
import type { Call } from '../../contract/call.js';
import { onFresh } from '../fresh.js';
import { planOne } from '../plan/one.js';
import { readableObject } from '../request/object.js';
import { checkId, oneFromQuery } from '../request/one.js';
import { oneSql } from '../sql/one.js';
import { Stopwatch } from '../stopwatch.js';
import { readHeaders, type ReadDeps } from './deps.js';
import { runRead } from './run.js';

interface OneInput {
  readonly object: string;
  readonly id: string;
  readonly query: string;
  /** `If-None-Match`. */
  readonly known?: string;
}

export function one(call: Call, deps: ReadDeps, input: OneInput): Promise<Answer> {
  return onFresh(call, deps, async (current) => {
    const watch = new Stopwatch();
    const sight = deps.sights.get(current.release, current.actor.roles);
    watch.lap('sight');
    const prepared = deps.plans.get('one', current, sight, `${input.object} ${input.query}`, () => {
      const request = oneFromQuery(input.query, readableObject(input.object, sight), sight);
      return { statement: oneSql(planOne(request), sight, current.actor.workspace.schema), keep: true, plan: null };
    });
    watch.lap('plan');
    const [row] = await runRead(current, deps.records, prepared, [checkId(input.id)]);
    watch.lap('db');
    const [, record, version] = row ?? [];
    if (!record) throw new Failure('record.unknown');
    const etag = `"${String(version)}"`;
    const headers = { ...readHeaders(watch.header), etag };
    return isKnown(input.known, etag) ? { status: 304, headers, body: '' } : { status: 200, headers, body: `{"data":${record}}` };
  });
}

/** Weak comparison, as `If-None-Match` asks for. */
const isKnown = (known: string | undefined, etag: string): boolean =>
  known !== undefined && known.split(',').some((tag) => tag.trim() === '*' || tag.trim().replace(/^W\//, '') === etag);
