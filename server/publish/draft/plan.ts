/** What publishing a draft would do: findings, changes in words, DDL, and what records, rights and uses it touches. */
import type { Pool } from 'pg';
import { Failure, type Language } from '../../errors/define.js';
import type { PlannedChange, Risk, StudioPlan } from '../../http/studio-contract.js';
import type { Workspace } from '../../serve/actor.js';
import { diffDocuments, type Change } from '../diff.js';
import { planPublish } from '../plan.js';
import { currentOf } from '../publish.js';
import { describeChange } from '../words.js';
import { checkDraft } from './check.js';
import { digestOf } from './digest.js';
import { filed, filesOf } from './files.js';
import type { DraftState } from './state.js';

export async function planDraft(pool: Pool, workspace: Workspace, state: DraftState, language: Language): Promise<StudioPlan> {
  const next = filesOf(state);
  const { findings } = checkDraft(state, language);
  const current = await currentOf(pool, workspace.id, state.release);
  const plan = await planPublish(pool, workspace.schema, current, next);
  const changes = plannedChanges(diffDocuments(current.documents, next), language);
  return {
    digest: digestOf(state),
    release: state.release,
    seq: state.seq,
    risk: worst([
      ...(findings.some(({ level }) => level === 'error') ? ['blocked' as const] : []),
      ...changes.map(({ risk }) => risk),
    ]),
    findings,
    changes,
    ddl: plan.ddl.map(({ sql }) => sql),
    impacts: [],
    references: [],
    access: [],
  };
}

/** Between any two sets of contents; what only a draft can know is left out. */
export const changesBetween = (before: Iterable<unknown>, after: Iterable<unknown>, language: Language): PlannedChange[] =>
  plannedChanges(diffDocuments(filed(before), filed(after)), language);

const plannedChanges = (changes: readonly Change[], language: Language): PlannedChange[] =>
  changes.map((change) => ({
    at: change.ref,
    action: change.action,
    text: describeChange(change, language),
    risk: change.action === 'removed' ? 'destroys' : 'safe',
  }));

const order: readonly Risk[] = ['safe', 'confirm', 'destroys', 'blocked'];
const worst = (risks: readonly Risk[]): Risk => order[Math.max(0, ...risks.map((risk) => order.indexOf(risk)))] ?? 'safe';

/** Throws `studio.confirmation` or `studio.blocked` where the plan may not be published as it is asked for. */
export function refuseRisk({ risk }: Pick<StudioPlan, 'risk'>, confirm: boolean): void {
  if (risk === 'blocked') throw new Failure('studio.blocked', {});
  if (risk !== 'safe' && !confirm) throw new Failure('studio.confirmation', { risk });
}
