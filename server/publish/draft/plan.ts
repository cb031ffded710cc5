/** What publishing a draft would do: findings, changes in words, DDL, and what records, rights and uses it touches. */
import type { SourceDocument } from '../../compile/compile.js';
import { Failure, type Language } from '../../errors/define.js';
import type { PlannedChange, Risk, StudioFinding } from '../../contract/component.js';
import type { StudioPlan } from '../../contract/draft.js';
import type { Workspace } from '../../contract/call.js';
import { accessChanges } from '../access.js';
import { diffDocuments } from '../diff.js';
import { impactOf } from '../impact/impact-of.js';
import { planPublish } from '../plan.js';
import { riskOf, worstRisk } from '../risk.js';
import { describeChanges } from '../words.js';
import { checkDraft, compileDraft } from './check.js';
import { digestOf } from './digest.js';
import { filed, filesOf } from './files.js';
import { refusedFindings } from './refused.js';
import type { DraftState } from './state.js';
import type { DraftStore } from './store.js';
import { brokenUses } from './uses.js';

export async function planDraft(
  store: DraftStore,
  workspace: Workspace,
  state: DraftState,
  language: Language,
): Promise<StudioPlan> {
  const next = filesOf(state);
  const { pool, risks } = store;
  const current = await store.current(workspace.id, state.release);
  const plan = await planPublish(pool, workspace.schema, current, next, compileDraft(state));
  const refused = refusedFindings(plan, [...next, ...current.documents], language);
  const findings = [...checkDraft(state, language).findings, ...refused];
  const changes = plannedChanges(current.documents, next, language);
  const impacts = await impactOf(pool, workspace.schema, current, plan, language);
  const risk = worstRisk([...findings.map(riskOfFinding), ...[...changes, ...impacts].map((one) => one.risk)]);
  const digest = digestOf(state);
  risks.set(`${workspace.id} ${digest}`, risk);
  return {
    digest,
    release: state.release,
    seq: state.seq,
    risk,
    findings,
    changes,
    ddl: plan.ddl.map(({ sql }) => sql),
    impacts,
    references: brokenUses(current.documents, next, language),
    access: plan.model ? accessChanges(current.model, plan.model, language) : [],
  };
}

/** An open conflict is a decision that somebody has to make. */
const riskOfFinding = ({ level, code }: StudioFinding): Risk =>
  level === 'error' ? 'blocked' : code === 'studio.conflict_open' ? 'confirm' : 'safe';

/** Between any two sets of contents. */
export const changesBetween = (before: Iterable<unknown>, after: Iterable<unknown>, language: Language): PlannedChange[] =>
  plannedChanges(filed(before), filed(after), language);

function plannedChanges(
  before: readonly SourceDocument[],
  after: readonly SourceDocument[],
  language: Language,
): PlannedChange[] {
  const changes = diffDocuments(before, after);
  const texts = describeChanges(changes, language, { before, after });
  return changes.map((change, index) => ({
    at: change.ref,
    action: change.action,
    text: texts[index] ?? '',
    risk: riskOf(change),
  }));
}

/** Throws `studio.confirmation` or `studio.blocked` where the plan may not be published as it is asked for. */
export function refuseRisk(risk: Risk, confirm: boolean): void {
  if (risk === 'blocked') throw new Failure('studio.blocked', {});
  if (risk !== 'safe' && !confirm) throw new Failure('studio.confirmation', { risk });
}
