/** A tenant: its records lie in a schema of its own. */
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'platform', name: 'workspace' })
export class WorkspaceEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text', { unique: true })
  name!: string;

  @Column('text')
  label!: string;

  /** `w_<name>`. */
  @Column('text', { unique: true })
  schema!: string;

  /** Database cluster that holds the schema; there is one today. */
  @Column('text', { default: 'default' })
  cluster!: string;

  /** Number of the release that is served. */
  @Column('integer', { default: 0 })
  release!: number;

  @Column({ type: 'timestamptz', precision: 3, name: 'created_at', default: () => 'now()' })
  createdAt!: Date;
}
