/** Nothing is ever answered from an old release: what was planned under one is planned again under the new. */
import { Failure } from '../errors/define.js';
import type { Call, Release } from '../contract/call.js';

export interface FreshDeps {
  readonly releases: { refresh(workspaceId: string): Promise<Release> };
}

/** The release a statement was planned under is not the workspace's any more. */
export class Stale extends Error {
  override readonly name = 'Stale';
}

/** What such a statement may run into before the guard speaks: column, table or function gone, other types. */
const outdated: ReadonlySet<string> = new Set(['42703', '42P01', '42883', '42804', '0A000']);
/** A prepared statement whose result type changed; its connection is gone by now, another one knows nothing of it. */
const PLAN_CHANGED = '0A000';
const ATTEMPTS = 4;

export const isOutdated = (error: unknown): boolean => outdated.has(codeOf(error));
const codeOf = (error: unknown): string => String((error as { readonly code?: unknown } | null)?.code ?? '');

/** Runs under the release of the call, or under newer ones until one holds. Throws `release.changing` when none does. */
export async function onFresh<T>(call: Call, deps: FreshDeps, run: (call: Call) => Promise<T>): Promise<T> {
  let current = call;
  for (let attempt = 1; ; attempt++) {
    try {
      return await run(current);
    } catch (error) {
      const stale = error instanceof Stale;
      // A refusal may come before any statement did: what this release does not know, a newer one may.
      if (!stale && !(error instanceof Failure) && !isOutdated(error)) throw error;
      if (attempt === ATTEMPTS) throw stale ? new Failure('release.changing', { retry_after: 1 }) : error;
      const release = await deps.releases.refresh(current.actor.workspace.id);
      const isNewer = release.number !== current.release.number;
      if (!isNewer && !stale && codeOf(error) !== PLAN_CHANGED) throw error;
      current = { ...current, release };
    }
  }
}
