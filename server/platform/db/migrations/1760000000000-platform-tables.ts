/** Workspaces and their releases, people and what lets them in. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

const statements = [
  `create table platform.workspace (
    id uuid not null,
    name text not null,
    label text not null,
    schema text not null,
    cluster text not null default 'default',
    release integer not null default 0,
    created_at timestamptz(3) not null default now(),
    constraint workspace_pkey primary key (id),
    constraint workspace_name_key unique (name),
    constraint workspace_schema_key unique (schema),
    constraint workspace_name_form check (name ~ '^[a-z][a-z0-9_]{0,39}$')
  )`,
  `create table platform.release (
    workspace_id uuid not null,
    number integer not null,
    hash text not null,
    documents jsonb not null,
    message text not null default '',
    author text not null,
    created_at timestamptz(3) not null default now(),
    constraint release_pkey primary key (workspace_id, number),
    constraint release_workspace_fkey foreign key (workspace_id) references platform.workspace (id)
  )`,
  `create table platform."user" (
    id uuid not null,
    email text not null,
    name text not null,
    password_hash text not null,
    locale text not null default 'en',
    active boolean not null default true,
    created_at timestamptz(3) not null default now(),
    updated_at timestamptz(3) not null default now(),
    constraint user_pkey primary key (id),
    constraint user_email_key unique (email),
    constraint user_email_form check (email = lower(email))
  )`,
  `create table platform.department (
    id uuid not null,
    workspace_id uuid not null,
    parent_id uuid,
    name text not null,
    created_at timestamptz(3) not null default now(),
    constraint department_pkey primary key (id),
    constraint department_workspace_key unique (workspace_id, id),
    constraint department_workspace_fkey foreign key (workspace_id) references platform.workspace (id),
    constraint department_parent_fkey foreign key (workspace_id, parent_id) references platform.department (workspace_id, id)
  )`,
  `create index department_parent_idx on platform.department (workspace_id, parent_id)`,
  `create table platform.membership (
    workspace_id uuid not null,
    user_id uuid not null,
    department_id uuid,
    active boolean not null default true,
    created_at timestamptz(3) not null default now(),
    constraint membership_pkey primary key (workspace_id, user_id),
    constraint membership_workspace_fkey foreign key (workspace_id) references platform.workspace (id),
    constraint membership_user_fkey foreign key (user_id) references platform."user" (id),
    constraint membership_department_fkey foreign key (workspace_id, department_id) references platform.department (workspace_id, id)
  )`,
  `create index membership_user_idx on platform.membership (user_id)`,
  `create index membership_department_idx on platform.membership (workspace_id, department_id)`,
  `create table platform.membership_role (
    workspace_id uuid not null,
    user_id uuid not null,
    role_id text not null,
    constraint membership_role_pkey primary key (workspace_id, user_id, role_id),
    constraint membership_role_membership_fkey foreign key (workspace_id, user_id)
      references platform.membership (workspace_id, user_id) on delete cascade
  )`,
  `create table platform.session (
    id text not null,
    user_id uuid not null,
    workspace_id uuid not null,
    created_at timestamptz(3) not null default now(),
    expires_at timestamptz(3) not null,
    ends_at timestamptz(3) not null,
    constraint session_pkey primary key (id),
    constraint session_membership_fkey foreign key (workspace_id, user_id)
      references platform.membership (workspace_id, user_id) on delete cascade
  )`,
  `create index session_user_idx on platform.session (user_id)`,
  `create index session_expiry_idx on platform.session (expires_at)`,
  `create table platform.token (
    id uuid not null,
    hash text not null,
    user_id uuid not null,
    workspace_id uuid not null,
    name text not null,
    created_at timestamptz(3) not null default now(),
    expires_at timestamptz(3),
    constraint token_pkey primary key (id),
    constraint token_hash_key unique (hash),
    constraint token_membership_fkey foreign key (workspace_id, user_id)
      references platform.membership (workspace_id, user_id) on delete cascade
  )`,
  `create index token_user_idx on platform.token (workspace_id, user_id)`,
  `create table platform.sign_in_failure (
    key text not null,
    count integer not null,
    until timestamptz(3) not null,
    constraint sign_in_failure_pkey primary key (key)
  )`,
  `create table platform.first_step (
    name text not null,
    done_at timestamptz(3) not null default now(),
    constraint first_step_pkey primary key (name)
  )`,
];

export class PlatformTables1760000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  /** Platform tables hold the users' work; taking them away is restoring a backup, not a migration. */
  down(): Promise<void> {
    return Promise.reject(new Error('The platform tables are never dropped.'));
  }
}
