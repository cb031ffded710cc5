/** A user in a workspace, and the roles held there. */
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'platform', name: 'membership' })
export class MembershipEntity {
  @PrimaryColumn('uuid', { name: 'workspace_id' })
  workspaceId!: string;

  @PrimaryColumn('uuid', { name: 'user_id' })
  userId!: string;

  @Column('uuid', { name: 'department_id', nullable: true })
  departmentId!: string | null;

  @Column('boolean', { default: true })
  active!: boolean;

  /** Of a password that opens this workspace only; null: the account's opens it. */
  @Column('text', { name: 'password_hash', nullable: true })
  passwordHash!: string | null;

  /** The password was shown to an administrator: until then it may be exchanged for an own one, and opens nothing. */
  @Column({ type: 'timestamptz', precision: 3, name: 'password_expires_at', nullable: true })
  passwordExpiresAt!: Date | null;

  @Column({ type: 'timestamptz', precision: 3, name: 'created_at', default: () => 'now()' })
  createdAt!: Date;
}

@Entity({ schema: 'platform', name: 'membership_role' })
export class MembershipRoleEntity {
  @PrimaryColumn('uuid', { name: 'workspace_id' })
  workspaceId!: string;

  @PrimaryColumn('uuid', { name: 'user_id' })
  userId!: string;

  /** Id of a role document; one that the release no longer has grants nothing. */
  @PrimaryColumn('text', { name: 'role_id' })
  roleId!: string;
}
