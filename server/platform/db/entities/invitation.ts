/** Somebody asked to join a workspace; grants nothing before it is accepted, and is gone then. */
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'platform', name: 'invitation' })
export class InvitationEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'workspace_id' })
  workspaceId!: string;

  /** In lower case. */
  @Column('text')
  email!: string;

  @Column('text')
  name!: string;

  /** Ids of role documents. */
  @Column('text', { name: 'role_ids', array: true })
  roleIds!: string[];

  @Column('uuid', { name: 'department_id', nullable: true })
  departmentId!: string | null;

  /** SHA-256 of the token in the link; the token itself is nowhere. */
  @Column('text', { name: 'token_hash', unique: true })
  tokenHash!: string;

  @Column({ type: 'timestamptz', precision: 3, name: 'created_at', default: () => 'now()' })
  createdAt!: Date;

  @Column({ type: 'timestamptz', precision: 3, name: 'expires_at' })
  expiresAt!: Date;
}
