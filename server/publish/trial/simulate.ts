/** The stage flow of the draft on a real record: which moves it offers, what they lack, what blocks them, who may make them. */
import type { Rule } from '../../../metadata/rules/rule.js';
import { holds } from '../../../metadata/rules/evaluate.js';
import type { Condition, Model, ObjectModel } from '../../compile/model.js';
import { Failure, inLanguage } from '../../errors/define.js';
import type { Simulation } from '../../contract/trial.js';
import type { Call } from '../../contract/call.js';
import { sightOf } from '../../serve/sight/sight-of.js';
import { valuesOf as parametersOf } from '../../serve/sql/bindings.js';
import { countsIn } from '../../serve/sql/check.js';
import type { Checks } from '../../serve/write/check.js';
import { valuesOf, type Found, type Target, type Values } from '../../serve/write/draft.js';
import { environmentOf } from '../../serve/write/environment.js';
import { draftMove } from '../../serve/write/moves.js';
import { transitionsFrom } from '../../serve/write/stage.js';
import { offerOf } from '../../serve/write/transitions.js';
import { asksWho } from '../impact/sides.js';
import { withEveryRight, type TrialModel } from './draft-model.js';
import { presentedObject } from './presented.js';
import { objectSight, recordTrialStatement } from './trial-sql.js';
import type { TrialPools } from './try-rule.js';

interface SimulationRequest {
  /** By id. */
  readonly object: string;
  readonly record: string;
  /** The stage it is imagined in; null: its own. */
  readonly stage: string | null;
}

/** Throws `trial.no_flow`, `record.unknown` where the caller may not read the record, `trial.unknown` for a stage there is not. */
export async function simulate(
  call: Call,
  pools: TrialPools,
  trial: TrialModel,
  request: SimulationRequest,
): Promise<Simulation> {
  const presented = await presentedObject(pools.admin, call.release, trial.model, request.object);
  const { object } = presented.origin;
  if (!object.flow) throw new Failure('trial.no_flow', { label: object.label });
  if (request.stage !== null && !object.flow.stages.some(({ name }) => name === request.stage))
    throw new Failure('trial.unknown', { component: request.stage.slice(0, 100) });
  const sight = sightOf(call.release.model, call.actor.roles);
  const of = objectSight(sight, object);
  const relations = countsIn(object);
  const statement = of && of.rows.read !== false ? recordTrialStatement(presented, relations, sight, of) : null;
  const { rows } = statement
    ? await pools.records.query<{ record: Values; related: number[] }>(
        statement.text,
        parametersOf(statement.bindings, call, [request.record]),
      )
    : { rows: [] };
  const [row] = rows;
  if (!row) throw new Failure('record.unknown');
  const stage = request.stage ?? String(row.record.stage);
  const related = Object.fromEntries(relations.map((relation, index) => [relation, row.related[index] ?? 0]));
  const values = valuesOf(Object.entries({ ...row.record, stage }));
  return {
    stage,
    transitions: movesOf(call, trial.model, object, { id: request.record, values, related }),
    current: trial.current,
  };
}

interface Imagined {
  readonly id: string;
  readonly values: Values;
  readonly related: Readonly<Record<string, number>>;
}

/** As for somebody who may do everything, so that what is missing is what the flow asks for and not what a role lacks. */
function movesOf(call: Call, model: Model, object: ObjectModel, { id, values, related }: Imagined): Simulation['transitions'] {
  const every = withEveryRight(model);
  const tried: Call = { ...call, release: { ...call.release, model: every.model } };
  const sight = sightOf(every.model, [every.role]).objects[object.name];
  if (!sight) throw new Error(`The role that may do everything does not see ${object.name}`);
  const target: Target = { sight, object, at: '' };
  const yes = (): boolean => true;
  const verdict = { read: true, update: true, delete: true, seen: yes, clear: yes, edit: yes, transition: yes };
  const before: Found = { id, version: Number(values.version), deleted: false, values, verdict };
  const checks: Checks = {
    related: () => related,
    isKnown: yes,
    isTaken: () => false,
    claim: () => {},
    holder: () => null,
    decide: yes,
    widening: () => undefined,
  };
  const environment = environmentOf(tried, values, related);
  return transitionsFrom({ object, before }).map((transition) => {
    const draft = draftMove({ target, before, transition, values: {}, environment });
    const roles = rolesFor(call, model, object, transition.name, { id, values, related });
    return { ...offerOf(tried, { transition, draft }, checks), roles };
  });
}

function rolesFor(call: Call, model: Model, object: ObjectModel, transition: string, imagined: Imagined): readonly string[] {
  const environment = environmentOf(call, imagined.values, imagined.related);
  const covers = (condition: Condition | undefined): boolean => {
    if (typeof condition !== 'object') return condition ?? false;
    return !isOfRecord(condition.rule, condition.reads) || holds(condition.rule, imagined.values, environment);
  };
  return Object.values(model.roles)
    .filter(({ id }) => covers(sightOf(model, [id]).objects[object.name]?.transitions[transition]))
    .map(({ label }) => inLanguage(call.language)(label));
}

/** The record alone decides, not who asks nor another record. */
const isOfRecord = (rule: Rule, reads: readonly string[]): boolean =>
  !asksWho(rule) && reads.every((path) => !path.includes('.')) && !JSON.stringify(rule).includes('"sees"');
