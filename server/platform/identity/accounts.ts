/**
 * Accounts: one a person over all workspaces, and what its passwords open. A workspace is entered with the account's
 * password, or with one of the membership's own where an administrator had to reset it: that one opens no other.
 */
import type { DataSource, EntityManager } from 'typeorm';
import { v7 } from 'uuid';
import { Failure } from '../../errors/define.js';
import { SessionEntity, TokenEntity } from '../db/entities/access.js';
import { MembershipEntity } from '../db/entities/membership.js';
import { UserEntity } from '../db/entities/user.js';
import { hashAmong, hashPassword } from './password.js';

/** A password that somebody has shown to know. */
export interface Proof {
  readonly userId: string;
  readonly hash: string;
}

export interface WorkspaceChoice {
  readonly id: string;
  readonly name: string;
  readonly label: string;
  /** Until when the password shown to an administrator may be exchanged for an own one; null: it is an own one. */
  readonly temporaryUntil: Date | null;
}

/** The hash of the password with which a membership `m` of a user `u` is entered. */
const entered = `coalesce(m.password_hash, u.password_hash)`;

const proofSql = `select u.id as "userId", ${entered} as hash from platform.membership m
  join platform."user" u on u.id = m.user_id where m.workspace_id = $1 and m.user_id = $2`;

export class Accounts {
  constructor(private readonly source: DataSource) {}

  exists(email: string): Promise<boolean> {
    return this.source.manager.existsBy(UserEntity, { email });
  }

  /** Null where address or password is wrong, after the same time. */
  async prove(email: string, password: string): Promise<Proof | null> {
    const [user] = await this.source.query<{ id: string; active: boolean; hashes: string[] }[]>(
      `select u.id, u.active, ${hashesOf('u')} as hashes from platform."user" u where u.email = $1`,
      [email],
    );
    const hash = await hashAmong(user?.hashes ?? [], password);
    return user?.active && hash !== null ? { userId: user.id, hash } : null;
  }

  /** The password with which a member has entered. */
  async proofOf(userId: string, workspaceId: string): Promise<Proof> {
    const [proof] = await this.source.query<Proof[]>(proofSql, [workspaceId, userId]);
    if (!proof) throw new Failure('session.required');
    return proof;
  }

  /** The workspaces that a password opens, oldest membership first. */
  async opened({ userId, hash }: Proof): Promise<WorkspaceChoice[]> {
    return this.source.query<WorkspaceChoice[]>(
      `select w.id, w.name, w.label, m.password_expires_at as "temporaryUntil" from platform.membership m
       join platform."user" u on u.id = m.user_id join platform.workspace w on w.id = m.workspace_id
       where m.user_id = $1 and m.active and ${entered} = $2 order by m.created_at, w.name`,
      [userId, hash],
    );
  }

  worksAnywhere(userId: string): Promise<boolean> {
    return this.source.manager.existsBy(MembershipEntity, { userId, active: true });
  }

  async isPasswordOf({ hash }: Proof, password: string): Promise<boolean> {
    return (await hashAmong([hash], password)) !== null;
  }

  /**
   * Puts another password in the place of a proven one, wherever that one is entered with. All else that the former
   * one had let in is out: sessions, but for the one with the hash `keep`, and bearer tokens.
   */
  async changePassword(proof: Proof, password: string, keep: string | null = null): Promise<Proof> {
    const { userId } = proof;
    const hash = await hashPassword(password, [proof.hash]);
    if (hash === proof.hash) throw new Failure('password.same');
    await this.source.transaction(async (manager) => {
      const changed = await replaceHash(manager, proof, hash);
      if (!changed) throw new Failure('session.refused');
      const others = `user_id = $1 and workspace_id in (select m.workspace_id from platform.membership m
        join platform."user" u on u.id = m.user_id where m.user_id = $1 and ${entered} = $2)`;
      await manager.query(`delete from platform.session where ${others} and id is distinct from $3`, [userId, hash, keep]);
      await manager.query(`delete from platform.token where ${others}`, [userId, hash]);
      await notifyMember(manager, { user: userId });
    });
    return { userId, hash };
  }
}

/** The account's own and those of its memberships. */
const hashesOf = (user: string): string =>
  `array[${user}.password_hash] || array(select p.password_hash from platform.membership p
    where p.user_id = ${user}.id and p.password_hash is not null)`;

/** False where the password has been replaced meanwhile. */
async function replaceHash(manager: EntityManager, { userId, hash }: Proof, fresh: string): Promise<boolean> {
  await manager.query(`select 1 from platform."user" where id = $1 for no key update`, [userId]);
  const [, accounts] = await manager.query<[unknown, number]>(
    `update platform."user" set password_hash = $3, updated_at = now() where id = $1 and password_hash = $2`,
    [userId, hash, fresh],
  );
  const [, memberships] = await manager.query<[unknown, number]>(
    `update platform.membership set password_hash = $3, password_expires_at = null where user_id = $1 and password_hash = $2`,
    [userId, hash, fresh],
  );
  return accounts + memberships > 0;
}

/** The hash of a new password, beside those that an account has. */
export async function hashFor(manager: EntityManager, userId: string, password: string): Promise<string> {
  const [user] = await manager.query<{ hashes: string[] }[]>(
    `select ${hashesOf('u')} as hashes from platform."user" u where u.id = $1`,
    [userId],
  );
  return hashPassword(password, user?.hashes);
}

/** Makes an account; `email` in lower case. Null where there is one of this address, were it made this very moment. */
export async function createAccount(
  manager: EntityManager,
  { email, name, password, locale }: { email: string; name: string; password: string; locale: string },
): Promise<Proof | null> {
  const proof = { userId: v7(), hash: await hashPassword(password) };
  const made = await manager.query<unknown[]>(
    `insert into platform."user" (id, email, name, locale, password_hash) values ($1, $2, $3, $4, $5)
     on conflict on constraint user_email_key do nothing returning id`,
    [proof.userId, email, name, locale, proof.hash],
  );
  return made.length > 0 ? proof : null;
}

/** Whatever lets a user into a workspace: sessions and bearer tokens. */
export async function endAccess(manager: EntityManager, workspaceId: string, userId: string): Promise<void> {
  await manager.delete(SessionEntity, { workspaceId, userId });
  await manager.delete(TokenEntity, { workspaceId, userId });
}

/** Tells every process, at commit, that what it knows of people is out of date. */
export async function notifyMember(manager: EntityManager, change: { workspace?: string; user?: string }): Promise<void> {
  await manager.query(`select pg_notify('touchstone', $1)`, [JSON.stringify({ kind: 'member', ...change })]);
}
