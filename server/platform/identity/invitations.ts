/**
 * Invitations: an address joins a workspace when whoever has the link accepts, and shows to be the owner of the account
 * of this address where there is one. Until then nothing that grants, counts or lists members knows of them.
 */
import type { DataSource, EntityManager } from 'typeorm';
import { v7 } from 'uuid';
import { Failure } from '../../errors/define.js';
import { SessionEntity } from '../db/entities/access.js';
import { InvitationEntity } from '../db/entities/invitation.js';
import { MembershipEntity } from '../db/entities/membership.js';
import { UserEntity } from '../db/entities/user.js';
import { createAccount, notifyMember, type Proof } from './accounts.js';
import { hashOf, newInvitationToken } from './secret.js';
import { addMembership } from './users.js';

export interface InvitationEntry {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly roleIds: readonly string[];
  readonly department: { readonly id: string; readonly name: string } | null;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

interface NewInvitation {
  readonly email: string;
  readonly name: string;
  readonly departmentId: string | null;
  readonly roleIds: readonly string[];
}

type InvitationChange = Partial<Pick<NewInvitation, 'departmentId' | 'roleIds'>>;

/** What the link says to whoever opens it. */
interface OpenInvitation {
  readonly email: string;
  readonly name: string;
  readonly workspace: string;
  readonly expiresAt: Date;
}

/** Who accepts: the owner of an account, by its password, or somebody without one, who makes it. */
export type Accepting = Proof | { readonly name: string; readonly password: string; readonly locale: string };

/** An invitation together with the token of its link, which exists nowhere else. */
export interface Issued {
  readonly invitation: InvitationEntry;
  readonly token: string;
}

/** Done in the transaction of a change; `before` is null for one that is new. */
export type Within = (manager: EntityManager, invitation: InvitationEntry, before: InvitationEntry | null) => Promise<void>;
export type WithinAccept = (
  manager: EntityManager,
  joined: { userId: string; name: string; workspaceId: string },
) => Promise<void>;

/** The token stands behind #, where no server and no proxy writes it into a log. */
export const invitationPath = (token: string): string => `/app/accept-invitation#${token}`;

const lifetime = 7 * 24 * 3600_000;
const expiry = (): Date => new Date(Date.now() + lifetime);

const entrySql = `select i.id, i.email, i.name, i.role_ids as "roleIds", i.created_at as "createdAt", i.expires_at as "expiresAt",
    case when d.id is null then null else json_build_object('id', d.id, 'name', d.name) end as department
  from platform.invitation i
  left join platform.department d on d.workspace_id = i.workspace_id and d.id = i.department_id
  where i.workspace_id = $1`;

export class Invitations {
  constructor(private readonly source: DataSource) {}

  list(workspaceId: string): Promise<InvitationEntry[]> {
    return this.source.query<InvitationEntry[]>(`${entrySql} order by i.name, i.id`, [workspaceId]);
  }

  /** Throws `user.exists` for a member of this workspace, `invitation.exists` for who is invited already. */
  async add(workspaceId: string, invitation: NewInvitation, within?: Within): Promise<Issued> {
    const { email } = invitation;
    return this.source.transaction(async (manager) => {
      if (await isMember(manager, workspaceId, email)) throw new Failure('user.exists', { email });
      const [id, token] = [v7(), newInvitationToken()];
      const { name, roleIds, departmentId } = invitation;
      const made = await manager.query<unknown[]>(
        `insert into platform.invitation (id, workspace_id, email, name, role_ids, department_id, token_hash, expires_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict on constraint invitation_email_key do nothing returning id`,
        [id, workspaceId, email, name, distinct(roleIds), departmentId, hashOf(token), expiry()],
      );
      if (made.length === 0) throw new Failure('invitation.exists', { email });
      return { invitation: await this.told(manager, workspaceId, id, null, within), token };
    });
  }

  /** Another link; the former one does not work any more. */
  async renew(workspaceId: string, id: string, within?: Within): Promise<Issued> {
    const token = newInvitationToken();
    const change = { tokenHash: hashOf(token), expiresAt: expiry() };
    return { invitation: await this.update(workspaceId, id, change, within), token };
  }

  change(
    workspaceId: string,
    id: string,
    { roleIds, departmentId }: InvitationChange,
    within?: Within,
  ): Promise<InvitationEntry> {
    const change = { ...(roleIds && { roleIds: distinct(roleIds) }), ...(departmentId !== undefined && { departmentId }) };
    return this.update(workspaceId, id, change, within);
  }

  async withdraw(workspaceId: string, id: string, within?: Within): Promise<void> {
    await this.source.transaction(async (manager) => {
      const before = await one(manager, workspaceId, id);
      const { affected } = await manager.delete(InvitationEntity, { workspaceId, id });
      if (!affected) throw new Failure('invitation.unknown');
      await within?.(manager, before, before);
    });
  }

  /** Null for a token that is wrong, expired, withdrawn or used. */
  async open(token: string): Promise<OpenInvitation | null> {
    const [found] = await this.source.query<OpenInvitation[]>(
      `select i.email, i.name, w.label as workspace, i.expires_at as "expiresAt"
       from platform.invitation i join platform.workspace w on w.id = i.workspace_id
       where i.token_hash = $1 and i.expires_at > now()`,
      [hashOf(token)],
    );
    return found ?? null;
  }

  /**
   * Makes a member of who was invited, once. All sessions of the account end: who was signed in before need not be
   * who accepts. Throws `invitation.unknown`, `invitation.other_account`, `invitation.account` or `user.exists`.
   */
  async accept(token: string, by: Accepting, within?: WithinAccept): Promise<Proof & { readonly workspaceId: string }> {
    return this.source.transaction(async (manager) => {
      const [[invitation]] = await manager.query<[Taken[], number]>(
        `delete from platform.invitation where token_hash = $1 and expires_at > now()
         returning email, workspace_id as "workspaceId", role_ids as "roleIds", department_id as "departmentId"`,
        [hashOf(token)],
      );
      if (!invitation) throw new Failure('invitation.unknown');
      const { email, ...membership } = invitation;
      const owner = 'userId' in by ? await ownerOf(manager, email, by) : await newOwner(manager, email, by);
      const { userId, hash } = owner.proof;
      const { workspaceId } = membership;
      if (await manager.existsBy(MembershipEntity, { workspaceId, userId })) throw new Failure('user.exists', { email });
      const passwordHash = hash === owner.accountHash ? null : hash;
      await addMembership(manager, { ...membership, userId, passwordHash });
      await manager.delete(SessionEntity, { userId });
      await notifyMember(manager, { user: userId });
      await within?.(manager, { userId, name: owner.name, workspaceId });
      return { ...owner.proof, workspaceId };
    });
  }

  private async update(
    workspaceId: string,
    id: string,
    change: Partial<InvitationEntity>,
    within?: Within,
  ): Promise<InvitationEntry> {
    return this.source.transaction(async (manager) => {
      const before = await one(manager, workspaceId, id);
      if (Object.keys(change).length > 0) await manager.update(InvitationEntity, { workspaceId, id }, change);
      return this.told(manager, workspaceId, id, before, within);
    });
  }

  private async told(
    manager: EntityManager,
    workspaceId: string,
    id: string,
    before: InvitationEntry | null,
    within?: Within,
  ): Promise<InvitationEntry> {
    const invitation = await one(manager, workspaceId, id);
    await within?.(manager, invitation, before);
    return invitation;
  }
}

interface Taken {
  readonly email: string;
  readonly workspaceId: string;
  readonly roleIds: readonly string[];
  readonly departmentId: string | null;
}

interface Owner {
  readonly proof: Proof;
  readonly name: string;
  /** What memberships without a password of their own are entered with. */
  readonly accountHash: string;
}

const distinct = (roleIds: readonly string[]): string[] => [...new Set(roleIds)];

async function one(manager: EntityManager, workspaceId: string, id: string): Promise<InvitationEntry> {
  const [found] = await manager.query<InvitationEntry[]>(`${entrySql} and i.id = $2`, [workspaceId, id]);
  if (!found) throw new Failure('invitation.unknown');
  return found;
}

async function isMember(manager: EntityManager, workspaceId: string, email: string): Promise<boolean> {
  const found = await manager.query<unknown[]>(
    `select 1 from platform.membership m join platform."user" u on u.id = m.user_id where m.workspace_id = $1 and u.email = $2`,
    [workspaceId, email],
  );
  return found.length > 0;
}

/** Locked, so that the password that was shown is still one of the account's when the membership is made. */
async function ownerOf(manager: EntityManager, email: string, proof: Proof): Promise<Owner> {
  const user = await manager.findOne(UserEntity, { where: { id: proof.userId }, lock: { mode: 'for_no_key_update' } });
  if (!user?.active || user.email !== email) throw new Failure('invitation.other_account', { email });
  const known = user.passwordHash === proof.hash || (await opensSome(manager, proof));
  if (!known) throw new Failure('session.refused');
  return { proof, name: user.name, accountHash: user.passwordHash };
}

/** A password shown to an administrator proves nothing. */
const opensSome = async (manager: EntityManager, { userId, hash }: Proof): Promise<boolean> => {
  const found = await manager.findOneBy(MembershipEntity, { userId, passwordHash: hash });
  if (found?.passwordExpiresAt) throw new Failure('session.password_temporary');
  return found !== null;
};

async function newOwner(manager: EntityManager, email: string, account: Exclude<Accepting, Proof>): Promise<Owner> {
  const proof = await createAccount(manager, { ...account, email });
  if (!proof) throw new Failure('invitation.account');
  return { proof, name: account.name, accountHash: proof.hash };
}
