/** What was published: immutable, numbered from 1 in each workspace. */
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'platform', name: 'release' })
export class ReleaseEntity {
  @PrimaryColumn('uuid', { name: 'workspace_id' })
  workspaceId!: string;

  @PrimaryColumn('integer')
  number!: number;

  /** SHA-256 of the canonical documents. */
  @Column('text')
  hash!: string;

  @Column('jsonb')
  documents!: unknown;

  @Column('text', { default: '' })
  message!: string;

  @Column('text')
  author!: string;

  @Column({ type: 'timestamptz', precision: 3, name: 'created_at', default: () => 'now()' })
  createdAt!: Date;
}
