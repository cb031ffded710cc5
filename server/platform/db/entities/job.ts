/** Work that goes on beside requests, as people are shown it; the queue that wakes workers up is graphile-worker's own. */
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'platform', name: 'job' })
export class JobEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'workspace_id' })
  workspaceId!: string;

  @Column('text')
  kind!: string;

  /** What it does, by language. */
  @Column('jsonb')
  text!: unknown;

  @Column('text', { default: 'waiting' })
  state!: string;

  @Column('bigint', { default: 0 })
  done!: string;

  @Column('bigint', { nullable: true })
  total!: string | null;

  /** Code and params of what went wrong last. */
  @Column('jsonb', { nullable: true })
  error!: unknown;

  /** What the kind of job needs to know, and how far it has come. */
  @Column('jsonb', { default: {} })
  details!: unknown;

  /** The job that this one takes back. */
  @Column('uuid', { nullable: true })
  undoes!: string | null;

  /** Null: the platform itself. */
  @Column('uuid', { name: 'user_id', nullable: true })
  userId!: string | null;

  @Column({ type: 'timestamptz', precision: 3, name: 'created_at', default: () => 'now()' })
  createdAt!: Date;

  @Column({ type: 'timestamptz', precision: 3, name: 'finished_at', nullable: true })
  finishedAt!: Date | null;
}
