/** Who changed what in the configuration and the people of a workspace; rows are added, never taken away. */
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'platform', name: 'audit' })
export class AuditEntity {
  @PrimaryColumn('uuid', { name: 'workspace_id' })
  workspaceId!: string;

  /** UUIDv7, so that order by id is order by time. */
  @PrimaryColumn('uuid')
  id!: string;

  @Column({ type: 'timestamptz', precision: 3, default: () => 'now()' })
  at!: Date;

  /** Id of a user, or the name of a program (`cli`). */
  @Column('text')
  by!: string;

  @Column('text')
  action!: string;

  /** What it happened to, as `object/o7k2`; null where there is no one thing. */
  @Column('text', { nullable: true })
  subject!: string | null;

  /** What happened in words, by language. */
  @Column('jsonb')
  text!: Readonly<Record<string, string>>;

  @Column('jsonb')
  details!: Readonly<Record<string, unknown>>;
}
