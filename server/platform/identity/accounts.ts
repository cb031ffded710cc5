/** Accounts: who a password belongs to, and which workspaces are open to them. */
import type { DataSource, EntityManager } from 'typeorm';
import { v7 } from 'uuid';
import { SessionEntity } from '../db/entities/access.js';
import { UserEntity } from '../db/entities/user.js';
import { hashPassword, passwordMatches } from './password.js';

export interface WorkspaceChoice {
  readonly id: string;
  readonly name: string;
  readonly label: string;
}

export class Accounts {
  constructor(private readonly source: DataSource) {}

  /** Id of the active user with this address and password; null where either is wrong, after the same time. */
  async check(email: string, password: string): Promise<string | null> {
    const user = await this.source.manager.findOneBy(UserEntity, { email });
    const matches = await passwordMatches(user?.passwordHash, password);
    return user && matches && user.active ? user.id : null;
  }

  /** The workspaces a user may enter, oldest membership first. */
  async workspacesOf(userId: string): Promise<WorkspaceChoice[]> {
    return this.source.query<WorkspaceChoice[]>(
      `select w.id, w.name, w.label from platform.membership m join platform.workspace w on w.id = m.workspace_id
       where m.user_id = $1 and m.active order by m.created_at, w.name`,
      [userId],
    );
  }

  async passwordIsRight(userId: string, password: string): Promise<boolean> {
    const user = await this.source.manager.findOneBy(UserEntity, { id: userId });
    return passwordMatches(user?.passwordHash, password);
  }

  /** Sets a password; whoever else is signed in as this user is signed out. `keep`: hash of the session that stays. */
  async setPassword(userId: string, password: string, keep: string | null): Promise<void> {
    const passwordHash = await hashPassword(password);
    await this.source.transaction(async (manager) => {
      await manager.update(UserEntity, { id: userId }, { passwordHash, updatedAt: new Date() });
      await manager.query(`delete from platform.session where user_id = $1 and id is distinct from $2`, [userId, keep]);
      await notifyMember(manager, { user: userId });
    });
  }
}

/** Makes an account; `email` in lower case. */
export async function createAccount(
  manager: EntityManager,
  { email, name, password, locale }: { email: string; name: string; password: string; locale: string },
): Promise<string> {
  const id = v7();
  await manager.insert(UserEntity, { id, email, name, locale, passwordHash: await hashPassword(password) });
  return id;
}

export async function endSessions(manager: EntityManager, workspaceId: string, userId: string): Promise<void> {
  await manager.delete(SessionEntity, { workspaceId, userId });
}

/** Tells every process, at commit, that what it knows of people is out of date. */
export async function notifyMember(manager: EntityManager, change: { workspace?: string; user?: string }): Promise<void> {
  await manager.query(`select pg_notify('touchstone', $1)`, [JSON.stringify({ kind: 'member', ...change })]);
}
