/** Jobs as people are shown them, and sessions that look at the application with somebody else's eyes. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

const statements = [
  `create table platform.job (
    id uuid not null,
    workspace_id uuid not null,
    kind text not null,
    text jsonb not null,
    state text not null default 'waiting',
    done bigint not null default 0,
    total bigint,
    error jsonb,
    details jsonb not null default '{}',
    undoes uuid,
    user_id uuid,
    created_at timestamptz(3) not null default now(),
    finished_at timestamptz(3),
    constraint job_pkey primary key (id),
    constraint job_workspace_fkey foreign key (workspace_id) references platform.workspace (id),
    constraint job_undoes_fkey foreign key (undoes) references platform.job (id),
    constraint job_user_fkey foreign key (user_id) references platform."user" (id),
    constraint job_state_known check (state in ('waiting', 'running', 'done', 'failed'))
  )`,
  `create index job_workspace_idx on platform.job (workspace_id, id)`,
  `create index job_user_idx on platform.job (user_id)`,
  // A job is taken back once.
  `create unique index job_undoes_key on platform.job (undoes) where state <> 'failed'`,
  `create index job_undoes_idx on platform.job (undoes)`,
  `create index job_unfinished_idx on platform.job (state) where state in ('waiting', 'running')`,
  `alter table platform.session add column view_user_id uuid, add column view_role_id text`,
];

export class JobsAndViews1764000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('The platform tables are never dropped.'));
  }
}
