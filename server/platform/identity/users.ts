/** The users of a workspace: memberships with their roles and department. Knows roles as ids only. */
import type { DataSource, EntityManager } from 'typeorm';
import { Failure } from '../../errors/define.js';
import { MembershipEntity, MembershipRoleEntity } from '../db/entities/membership.js';
import { createAccount, endAccess, hashFor, notifyMember } from './accounts.js';
import { newPassword } from './secret.js';

export interface UserEntry {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly locale: string;
  readonly active: boolean;
  readonly department: { readonly id: string; readonly name: string } | null;
  readonly roleIds: readonly string[];
}

export interface NewUser {
  readonly email: string;
  readonly name: string;
  readonly locale: string;
  readonly departmentId: string | null;
  readonly roleIds: readonly string[];
  readonly password: string;
}

interface UserChange {
  readonly departmentId?: string | null;
  readonly roleIds?: readonly string[];
  readonly active?: boolean;
}

/** Done in the transaction of a change to a user; `before` is null for one who is new. */
export type Within = (manager: EntityManager, user: UserEntry, before: UserEntry | null) => Promise<void>;

interface UserSearch {
  readonly search: string;
  readonly limit: number;
  /** Id of the last one of the page before. */
  readonly after: string | null;
  /** Deactivated ones too. */
  readonly all: boolean;
  /** Its holders only. */
  readonly roleId?: string;
}

/** How long a password shown to an administrator can be exchanged for an own one. */
const temporaryFor = 7 * 24 * 3600_000;

const userSql = `
  select u.id, u.email, u.name, u.locale, m.active and u.active as active,
    case when d.id is null then null else json_build_object('id', d.id, 'name', d.name) end as department,
    array(select r.role_id from platform.membership_role r
          where r.workspace_id = m.workspace_id and r.user_id = m.user_id order by r.role_id collate "C") as "roleIds"
  from platform.membership m
  join platform."user" u on u.id = m.user_id
  left join platform.department d on d.workspace_id = m.workspace_id and d.id = m.department_id
  where m.workspace_id = $1`;

export class Users {
  constructor(private readonly source: DataSource) {}

  /** By name; `search` looks into name and address. */
  search(workspaceId: string, { search, limit, after, all, roleId }: UserSearch): Promise<UserEntry[]> {
    const pattern = `%${search.replaceAll(/[\\%_]/g, '\\$&')}%`;
    return this.source.query<UserEntry[]>(
      `${userSql} and ($2 or (m.active and u.active)) and (u.name ilike $3 or u.email ilike $3)
         and ($4::uuid is null or (u.name, u.id) > (select p.name, p.id from platform."user" p where p.id = $4::uuid))
         and ($6::text is null or exists (select 1 from platform.membership_role h
              where h.workspace_id = m.workspace_id and h.user_id = m.user_id and h.role_id = $6))
       order by u.name, u.id limit $5`,
      [workspaceId, all, pattern, after, limit, roleId ?? null],
    );
  }

  /** How many active users hold each role, by its id. */
  async countByRole(workspaceId: string): Promise<Record<string, number>> {
    const counts = await this.source.query<{ role: string; count: number }[]>(
      `select r.role_id as role, count(*)::int as count from platform.membership_role r
       join platform.membership m on m.workspace_id = r.workspace_id and m.user_id = r.user_id and m.active
       join platform."user" u on u.id = r.user_id and u.active
       where r.workspace_id = $1 group by r.role_id`,
      [workspaceId],
    );
    return Object.fromEntries(counts.map(({ role, count }) => [role, count]));
  }

  /** Throws `user.unknown`. */
  async one(workspaceId: string, userId: string, manager: EntityManager = this.source.manager): Promise<UserEntry> {
    const [user] = await manager.query<UserEntry[]>(`${userSql} and u.id = $2`, [workspaceId, userId]);
    if (!user) throw new Failure('user.unknown');
    return user;
  }

  async byEmail(workspaceId: string, email: string): Promise<UserEntry | null> {
    const [user] = await this.source.query<UserEntry[]>(`${userSql} and u.email = $2`, [workspaceId, email]);
    return user ?? null;
  }

  /**
   * Makes an account that is a member at once, with a password that is its owner's: for the first start and for
   * tests. Everybody else is invited. Throws `user.exists` where there is an account of this address anywhere.
   */
  async add(workspaceId: string, user: NewUser, within?: Within): Promise<UserEntry> {
    return this.source.transaction(async (manager) => {
      const account = await createAccount(manager, user);
      if (!account) throw new Failure('user.exists', { email: user.email });
      const { userId } = account;
      await addMembership(manager, { ...user, workspaceId, userId, passwordHash: null });
      const added = await this.one(workspaceId, userId, manager);
      await within?.(manager, added, null);
      return added;
    });
  }

  /** `administrators`: ids of the roles that administer, of which one must stay with somebody. */
  async change(
    workspaceId: string,
    userId: string,
    change: UserChange,
    administrators: readonly string[],
    within?: Within,
  ): Promise<UserEntry> {
    return this.source.transaction(async (manager) => {
      // One change at a time, or two administrators could demote each other.
      await manager.query('select 1 from platform.workspace where id = $1 for no key update', [workspaceId]);
      const before = await this.one(workspaceId, userId, manager);
      const { departmentId, roleIds, active } = change;
      if (departmentId !== undefined) await manager.update(MembershipEntity, { workspaceId, userId }, { departmentId });
      if (active !== undefined) await manager.update(MembershipEntity, { workspaceId, userId }, { active });
      if (roleIds !== undefined) await setRoles(manager, workspaceId, userId, roleIds);
      if (active === false) await endAccess(manager, workspaceId, userId);
      await requireAdministrator(manager, workspaceId, administrators);
      await notifyMember(manager, { workspace: workspaceId });
      const changed = await this.one(workspaceId, userId, manager);
      await within?.(manager, changed, before);
      return changed;
    });
  }

  /**
   * A generated password for somebody who lost theirs. It opens nothing: within some days its owner exchanges it for
   * an own one, which opens this workspace only. So it does not matter where else the account is a member.
   */
  async resetPassword(workspaceId: string, userId: string, within?: Within): Promise<string> {
    const password = newPassword();
    await this.source.transaction(async (manager) => {
      const user = await this.one(workspaceId, userId, manager);
      const passwordHash = await hashFor(manager, userId, password);
      const passwordExpiresAt = new Date(Date.now() + temporaryFor);
      await manager.update(MembershipEntity, { workspaceId, userId }, { passwordHash, passwordExpiresAt });
      await endAccess(manager, workspaceId, userId);
      await notifyMember(manager, { workspace: workspaceId });
      await within?.(manager, user, user);
    });
    return password;
  }
}

interface NewMembership {
  readonly workspaceId: string;
  readonly userId: string;
  readonly departmentId: string | null;
  readonly roleIds: readonly string[];
  /** Null: it is entered with the account's password. */
  readonly passwordHash: string | null;
}

export async function addMembership(manager: EntityManager, { roleIds, ...membership }: NewMembership): Promise<void> {
  const { workspaceId, userId, departmentId, passwordHash } = membership;
  await manager.insert(MembershipEntity, { workspaceId, userId, departmentId, passwordHash });
  await setRoles(manager, workspaceId, userId, roleIds);
  await notifyMember(manager, { workspace: workspaceId });
}

async function setRoles(manager: EntityManager, workspaceId: string, userId: string, roleIds: readonly string[]): Promise<void> {
  await manager.delete(MembershipRoleEntity, { workspaceId, userId });
  await manager.insert(
    MembershipRoleEntity,
    [...new Set(roleIds)].map((roleId) => ({ workspaceId, userId, roleId })),
  );
}

async function requireAdministrator(manager: EntityManager, workspaceId: string, roleIds: readonly string[]): Promise<void> {
  const [row] = await manager.query<{ left: boolean }[]>(
    `select exists (select 1 from platform.membership m
       join platform."user" u on u.id = m.user_id and u.active
       join platform.membership_role r on r.workspace_id = m.workspace_id and r.user_id = m.user_id and r.role_id = any ($2)
       where m.workspace_id = $1 and m.active) as left`,
    [workspaceId, roleIds],
  );
  if (!row?.left) throw new Failure('user.last_administrator');
}
