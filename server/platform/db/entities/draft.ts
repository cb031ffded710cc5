/** What administrators of a workspace have changed and not yet published: an overlay over the release, and its log. */
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'platform', name: 'draft' })
export class DraftEntity {
  @PrimaryColumn('uuid', { name: 'workspace_id' })
  workspaceId!: string;

  /** Release that the overlay lies on. */
  @Column('integer')
  release!: number;

  /** Grows with every change of any document. */
  @Column('integer', { default: 0 })
  seq!: number;
}

@Entity({ schema: 'platform', name: 'draft_document' })
export class DraftDocumentEntity {
  @PrimaryColumn('uuid', { name: 'workspace_id' })
  workspaceId!: string;

  @PrimaryColumn('text')
  kind!: string;

  @PrimaryColumn('text')
  id!: string;

  /** Null: the draft leaves this document of the release out. */
  @Column('jsonb', { nullable: true })
  content!: unknown;

  /** What a release in between and the draft changed differently; null: nothing. */
  @Column('jsonb', { nullable: true })
  conflicts!: unknown;

  @Column('integer')
  seq!: number;

  @Column('text')
  by!: string;

  @Column({ type: 'timestamptz', precision: 3, default: () => 'now()' })
  at!: Date;
}

/** One document in one save. What it was before is what a later save with an older base is merged against. */
@Entity({ schema: 'platform', name: 'draft_edit' })
export class DraftEditEntity {
  @PrimaryColumn('uuid', { name: 'workspace_id' })
  workspaceId!: string;

  @PrimaryColumn('integer')
  seq!: number;

  @PrimaryColumn('text')
  kind!: string;

  @PrimaryColumn('text')
  id!: string;

  /** Null: it was not there. */
  @Column('jsonb', { nullable: true })
  before!: unknown;

  @Column('text')
  by!: string;

  @Column({ type: 'timestamptz', precision: 3, default: () => 'now()' })
  at!: Date;

  @Column('text')
  label!: string;
}
