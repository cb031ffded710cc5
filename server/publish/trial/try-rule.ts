/** A condition over the records there are: for how many it holds, and examples with the values it rests on. */
import type { Pool } from 'pg';
import { Failure } from '../../errors/define.js';
import type { TryRuleAnswer } from '../../contract/trial.js';
import type { Call } from '../../contract/call.js';
import { sightOf } from '../../serve/sight/sight-of.js';
import { valuesOf } from '../../serve/sql/bindings.js';
import type { Statement } from '../../serve/sql/statement.js';
import { checkTrial } from './check-trial.js';
import { trialObject, type TrialModel } from './draft-model.js';
import { presentedObject } from './presented.js';
import { countTrialStatement, objectSight, sampleTrialStatement } from './trial-sql.js';

interface RuleTrial {
  /** By id. */
  readonly object: string;
  readonly rule: unknown;
  readonly show: boolean;
  /** One record only. */
  readonly record: string | null;
}

const mostSamples = 20;

export interface TrialPools {
  readonly admin: Pool;
  /** Stops what takes too long. */
  readonly records: Pool;
}

/**
 * Counts are of all records; examples are those that the caller may read, for who changes the application need not be
 * allowed to read what is in it. Throws `trial.rule` with what is wrong with the rule, `record.unknown`.
 */
export async function tryRule(call: Call, pools: TrialPools, trial: TrialModel, request: RuleTrial): Promise<TryRuleAnswer> {
  const { release } = call;
  const rule = checkTrial(request.rule, trialObject(trial.model, request.object), trial.model);
  const presented = await presentedObject(pools.admin, release, trial.model, request.object);
  const sight = sightOf(release.model, call.actor.roles);
  const of = objectSight(sight, presented.origin.object);
  const run = async <Row extends object>({ text, bindings }: Statement, inputs: readonly unknown[]): Promise<Row[]> =>
    (await pools.records.query<Row>(text, valuesOf(bindings, call, inputs))).rows;
  const inputs = request.record === null ? [null, request.show] : [request.record, null];
  const samples =
    of && of.rows.read !== false
      ? await run<TryRuleAnswer['samples'][number]>(sampleTrialStatement(presented, rule, sight, of, mostSamples), inputs)
      : [];
  if (request.record !== null && samples.length === 0) throw new Failure('record.unknown');
  const [counts] = await run<{ total: number; matching: number }>(countTrialStatement(presented, rule), []);
  return { total: counts?.total ?? 0, matching: counts?.matching ?? 0, samples, current: trial.current };
}
