/** Sessions and bearer tokens: who calls. Answers from memory while every change to people is heard of. */
import { LRUCache } from 'lru-cache';
import type pg from 'pg';
import type { Notice, Notifications } from '../db/notifications.js';
import type { Proof } from './accounts.js';
import { loadMember, type Member } from './member.js';
import { hashOf, newSessionToken } from './secret.js';

/** A session ends after so long without use … */
const idleLifetime = 7 * 24 * 3600_000;
/** … and after so long in any case. */
export const longestLifetime = 30 * 24 * 3600_000;
/** Moved on at most so often, since it is a write. */
const slideEvery = 3600_000;
const cachedFor = 10_000;

export interface Credential {
  readonly token: string;
  readonly bearer: boolean;
}

export class Sessions {
  private readonly members = new LRUCache<string, Member>({ max: 10_000, ttl: cachedFor });
  /** Goes up with each change heard of; what was loaded before it must not be kept. */
  private generation = 0;

  constructor(
    private readonly admin: pg.Pool,
    private readonly notifications: Notifications,
  ) {
    notifications.subscribeNotices(
      (notice) => this.hear(notice),
      () => this.forget(),
    );
  }

  /** The caller behind a credential, or null. */
  async memberOf({ token, bearer }: Credential): Promise<Member | null> {
    // By the token itself: in memory it is no more secret than the request that brought it, and hashing costs.
    const known = this.members.get(token);
    if (known && known.viaToken === bearer && this.notifications.listening) return known;
    const { generation } = this;
    const mayKeep = this.notifications.listening;
    const member = await loadMember(this.admin, hashOf(token), bearer);
    if (!member) return null;
    if (!bearer) await this.slide(member);
    if (mayKeep && this.notifications.listening && generation === this.generation) {
      this.members.set(token, member, { ttl: keepFor(member) });
    }
    return member;
  }

  /**
   * Starts a session and returns its token, which exists nowhere else. Null where the password has been replaced, or
   * the member deactivated, since it was proven.
   */
  async start({ userId, hash }: Proof, workspaceId: string): Promise<string | null> {
    const token = newSessionToken();
    const { rowCount } = await this.admin.query(
      `insert into platform.session (id, user_id, workspace_id, expires_at, ends_at)
       select $1, m.user_id, m.workspace_id, now() + $5 * interval '1 ms', now() + $6 * interval '1 ms'
       from platform.membership m join platform."user" u on u.id = m.user_id
       where m.user_id = $2 and m.workspace_id = $3 and m.active and coalesce(m.password_hash, u.password_hash) = $4
         and m.password_expires_at is null
       for share of m`,
      [hashOf(token), userId, workspaceId, hash, idleLifetime, longestLifetime],
    );
    if (rowCount === 0) return null;
    await this.admin.query('delete from platform.session where user_id = $1 and expires_at <= now()', [userId]);
    return token;
  }

  async end(token: string): Promise<void> {
    const session = hashOf(token);
    await this.admin.query(
      `with gone as (delete from platform.session where id = $1 returning id)
      select pg_notify('touchstone', json_build_object('kind', 'session', 'session', id)::text) from gone`,
      [session],
    );
    this.hear({ kind: 'session', session });
  }

  /** From the next request on the session looks with the eyes of a user, or of a role alone; with its own again by null. */
  async view(session: string, as: { readonly user: string } | { readonly role: string } | null): Promise<void> {
    await this.admin.query(
      `with changed as (update platform.session set view_user_id = $2, view_role_id = $3 where id = $1 returning id)
      select pg_notify('touchstone', json_build_object('kind', 'session', 'session', id)::text) from changed`,
      [session, as && 'user' in as ? as.user : null, as && 'role' in as ? as.role : null],
    );
    this.hear({ kind: 'session', session });
  }

  /** Also called directly after a change made by this process, so that its next request sees it. */
  hear(notice: Notice): void {
    if (notice.kind === 'release') return;
    this.generation++;
    for (const [key, member] of this.members.entries()) if (concerns(notice, member)) this.members.delete(key);
  }

  private forget(): void {
    this.generation++;
    this.members.clear();
  }

  private async slide(member: Member): Promise<void> {
    if (!member.expiresAt || member.expiresAt.getTime() - Date.now() > idleLifetime - slideEvery) return;
    await this.admin.query(
      `update platform.session set expires_at = least(ends_at, now() + $2 * interval '1 ms') where id = $1`,
      [member.credential, idleLifetime],
    );
  }
}

/** Never past the credential's own end. */
const keepFor = (member: Member): number =>
  member.expiresAt ? Math.max(1, Math.min(cachedFor, member.expiresAt.getTime() - Date.now())) : cachedFor;

/** A change to one person changes the departments of others, so it concerns the whole workspace. */
function concerns(notice: Notice, member: Member): boolean {
  switch (notice.kind) {
    case 'session':
      return notice.session === member.credential;
    case 'member':
      return notice.workspace === undefined
        ? notice.user === undefined || notice.user === member.userId || notice.user === member.viewing?.by.userId
        : notice.workspace === member.workspace.id;
    case 'release':
      return false;
  }
}
