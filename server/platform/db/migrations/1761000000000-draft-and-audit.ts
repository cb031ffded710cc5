/** The draft of each workspace, and the audit trail. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

const statements = [
  `create table platform.draft (
    workspace_id uuid not null,
    release integer not null,
    seq integer not null default 0,
    constraint draft_pkey primary key (workspace_id),
    constraint draft_workspace_fkey foreign key (workspace_id) references platform.workspace (id)
  )`,
  `create table platform.draft_document (
    workspace_id uuid not null,
    kind text not null,
    id text not null,
    content jsonb,
    conflicts jsonb,
    seq integer not null,
    "by" text not null,
    at timestamptz(3) not null default now(),
    constraint draft_document_pkey primary key (workspace_id, kind, id),
    constraint draft_document_draft_fkey foreign key (workspace_id) references platform.draft (workspace_id)
  )`,
  `create table platform.draft_edit (
    workspace_id uuid not null,
    seq integer not null,
    kind text not null,
    id text not null,
    before jsonb,
    "by" text not null,
    at timestamptz(3) not null default now(),
    label text not null,
    constraint draft_edit_pkey primary key (workspace_id, seq, kind, id),
    constraint draft_edit_draft_fkey foreign key (workspace_id) references platform.draft (workspace_id)
  )`,
  `create table platform.audit (
    workspace_id uuid not null,
    id uuid not null,
    at timestamptz(3) not null default now(),
    "by" text not null,
    action text not null,
    subject text,
    text jsonb not null,
    details jsonb not null,
    constraint audit_pkey primary key (workspace_id, id),
    constraint audit_workspace_fkey foreign key (workspace_id) references platform.workspace (id)
  )`,
  `create index audit_by_idx on platform.audit (workspace_id, "by", id)`,
  `create index audit_action_idx on platform.audit (workspace_id, action, id)`,
];

export class DraftAndAudit1761000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  /** Platform tables hold the users' work; taking them away is restoring a backup, not a migration. */
  down(): Promise<void> {
    return Promise.reject(new Error('The platform tables are never dropped.'));
  }
}
