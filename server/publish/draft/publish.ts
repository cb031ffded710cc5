/** Publishes a draft exactly as it was planned, and clears it of what was published. */
import { sameJson } from '../../../metadata/documents/same.js';
import { Failure, type Language } from '../../errors/define.js';
import type { Risk } from '../../contract/component.js';
import type { PublishBody } from '../../contract/draft.js';
import type { Workspace } from '../../contract/call.js';
import { publish, type Published } from '../publish.js';
import { digestOf } from './digest.js';
import { filesOf } from './files.js';
import { planDraft, refuseRisk } from './plan.js';
import { dropOverlay, lock, logEdit, readOverlay, writeHeader, type Queryable } from './rows.js';
import { contentsOf, type DraftState } from './state.js';
import type { DraftStore } from './store.js';

interface Publisher {
  readonly workspace: Workspace;
  /** Id of a user. */
  readonly by: string;
  readonly language: Language;
}

/** Throws `studio.plan_outdated`, `publish.invalid`, `studio.blocked`, `studio.confirmation`, and what `publish` throws. */
export async function publishDraft(store: DraftStore, who: Publisher, body: PublishBody): Promise<Published> {
  const { workspace, by } = who;
  const state = await store.read(workspace.id);
  if (digestOf(state) !== body.digest) throw new Failure('studio.plan_outdated', {});
  refuseRisk(await riskOfPlan(store, who, state), body.confirm === true);
  const documents = filesOf(state).map(({ file, content }) => ({ file, content }));
  const request = { documents, message: body.message, author: by, basedOn: state.release, indexes: 'later' as const };
  const within = (client: Queryable, release: number): Promise<void> => settle(client, workspace.id, state, release);
  try {
    return await publish(store.pool, workspace, { ...request, within });
  } catch (error) {
    // Somebody published in between: what was planned is not what would be published.
    if (error instanceof Failure && error.code === 'publish.conflict') throw new Failure('studio.plan_outdated', {});
    throw error;
  }
}

/** Whoever publishes has seen the plan; elsewhere, or where it may have got better since, it is made again. */
async function riskOfPlan(store: DraftStore, { workspace, language }: Publisher, state: DraftState): Promise<Risk> {
  const known = store.risks.get(`${workspace.id} ${digestOf(state)}`);
  if (known !== undefined && known !== 'blocked') return known;
  const { risk, findings } = await planDraft(store, workspace, state, language);
  const errors = findings.filter(({ level }) => level === 'error');
  if (errors.length > 0) {
    const violations = errors.map(({ at, pointer, code, params }) => ({
      pointer: `/${at?.kind}/${at?.id}#${pointer}`,
      code,
      params,
    }));
    throw new Failure('publish.invalid', { count: errors.length }, violations);
  }
  return risk;
}

/** In the transaction of the publish: what was published leaves the overlay, what was saved since stays in it. */
async function settle(client: Queryable, workspace: string, published: DraftState, release: number): Promise<void> {
  await lock(client, workspace);
  const now = await readOverlay(client, workspace);
  const contents = contentsOf(published);
  const seq = now.seq + 1;
  const at = new Date().toISOString();
  for (const key of new Set([...published.overlay.keys(), ...now.overlay.keys()])) {
    const row = now.overlay.get(key) ?? published.overlay.get(key)!;
    const content = now.overlay.has(key) ? (row.content ?? undefined) : published.published.get(key);
    const isPublished = sameJson(content, contents.get(key));
    if (isPublished) await dropOverlay(client, workspace, row);
    if (isPublished || published.overlay.has(key)) {
      await logEdit(client, workspace, { kind: row.kind, id: row.id, seq, before: content, by: row.by, at, label: '' });
    }
  }
  await writeHeader(client, workspace, release, seq);
}
