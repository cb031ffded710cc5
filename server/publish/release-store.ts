/**
 * The compiled release that each workspace runs on, kept in memory. Word of a new one comes by NOTIFY and is
 * only a hint: every record statement checks the number itself, and asks `refresh` when it was overtaken.
 */
import { LRUCache } from 'lru-cache';
import type { Pool } from 'pg';
import { Failure } from '../errors/define.js';
import type { Release, Workspace } from '../contract/call.js';
import { currentOf } from './publish.js';

/** Models are a few hundred kilobytes each; a process serves this many workspaces from memory. */
const MOST_WORKSPACES = 500;

interface Subscription {
  (handler: (message: { readonly kind: string; readonly workspace?: string }) => void, onLost: () => void): void;
}

export class ReleaseStore {
  private readonly releases = new LRUCache<string, Promise<Release>>({ max: MOST_WORKSPACES });

  constructor(
    private readonly admin: Pool,
    subscribe?: Subscription,
  ) {
    subscribe?.(
      ({ kind, workspace }) => {
        if (kind === 'release' && workspace !== undefined && this.releases.has(workspace))
          void this.refresh(workspace).catch(() => {});
      },
      () => this.releases.clear(),
    );
  }

  /** What this process believes is current; cheap. Throws `workspace.unknown`. */
  current(workspaceId: string): Promise<Release> {
    return this.releases.get(workspaceId) ?? this.keep(workspaceId, this.load(workspaceId, null));
  }

  /** What is current in the database. The old release goes on being served to others until the new one is compiled. */
  async refresh(workspaceId: string): Promise<Release> {
    const known = (await this.releases.get(workspaceId)?.catch(() => null)) ?? null;
    const fresh = await this.load(workspaceId, known);
    const kept = await this.releases.get(workspaceId)?.catch(() => null);
    // Two refreshes may cross; the older one must not win.
    if (!kept || kept.number <= fresh.number) this.releases.set(workspaceId, Promise.resolve(fresh));
    return fresh;
  }

  private keep(workspaceId: string, loading: Promise<Release>): Promise<Release> {
    this.releases.set(workspaceId, loading);
    loading.catch(() => this.releases.delete(workspaceId));
    return loading;
  }

  private async load(workspaceId: string, known: Release | null): Promise<Release> {
    const { rows } = await this.admin.query<Workspace & { release: number }>(
      `select "id", "name", "schema", "release" from "platform"."workspace" where "id" = $1`,
      [workspaceId],
    );
    const row = rows[0];
    if (!row) throw new Failure('workspace.unknown', {});
    if (known?.number === row.release) return known;
    const { model } = await currentOf(this.admin, workspaceId, row.release);
    if (!model) throw new Failure('workspace.empty', { name: row.name });
    return Object.freeze({
      workspace: Object.freeze({ id: row.id, name: row.name, schema: row.schema }),
      number: row.release,
      model,
    });
  }
}
