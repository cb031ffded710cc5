/** What lets a caller in: sessions of browsers, tokens of programs; and the count of failed sign-ins. */
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'platform', name: 'session' })
export class SessionEntity {
  /** SHA-256 of the token in the cookie; the token itself is nowhere. */
  @PrimaryColumn('text')
  id!: string;

  @Column('uuid', { name: 'user_id' })
  userId!: string;

  @Column('uuid', { name: 'workspace_id' })
  workspaceId!: string;

  @Column({ type: 'timestamptz', precision: 3, name: 'created_at', default: () => 'now()' })
  createdAt!: Date;

  /** Moves on with use. */
  @Column({ type: 'timestamptz', precision: 3, name: 'expires_at' })
  expiresAt!: Date;

  /** However much it is used. */
  @Column({ type: 'timestamptz', precision: 3, name: 'ends_at' })
  endsAt!: Date;

  /** With whose eyes an administrator looks, or those of a role; then nothing may be changed. */
  @Column('uuid', { name: 'view_user_id', nullable: true })
  viewUserId!: string | null;

  @Column('text', { name: 'view_role_id', nullable: true })
  viewRoleId!: string | null;
}

@Entity({ schema: 'platform', name: 'token' })
export class TokenEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text', { unique: true })
  hash!: string;

  @Column('uuid', { name: 'user_id' })
  userId!: string;

  @Column('uuid', { name: 'workspace_id' })
  workspaceId!: string;

  @Column('text')
  name!: string;

  @Column({ type: 'timestamptz', precision: 3, name: 'created_at', default: () => 'now()' })
  createdAt!: Date;

  @Column({ type: 'timestamptz', precision: 3, name: 'expires_at', nullable: true })
  expiresAt!: Date | null;
}

@Entity({ schema: 'platform', name: 'sign_in_failure' })
export class SignInFailureEntity {
  /** `account:<hash>` or `address:<address>`. */
  @PrimaryColumn('text')
  key!: string;

  @Column('integer')
  count!: number;

  @Column({ type: 'timestamptz', precision: 3 })
  until!: Date;
}
