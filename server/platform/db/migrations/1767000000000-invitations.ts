/** Invitations that are not accepted yet, and passwords that open one workspace only. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

const statements = [
  `create table platform.invitation (
    id uuid not null,
    workspace_id uuid not null,
    email text not null,
    name text not null,
    role_ids text[] not null,
    department_id uuid,
    token_hash text not null,
    created_at timestamptz(3) not null default now(),
    expires_at timestamptz(3) not null,
    constraint invitation_pkey primary key (id),
    constraint invitation_email_key unique (workspace_id, email),
    constraint invitation_token_key unique (token_hash),
    constraint invitation_email_form check (email = lower(email)),
    constraint invitation_workspace_fkey foreign key (workspace_id) references platform.workspace (id),
    constraint invitation_department_fkey foreign key (workspace_id, department_id)
      references platform.department (workspace_id, id) on delete set null (department_id)
  )`,
  `create index invitation_department_idx on platform.invitation (workspace_id, department_id)`,
  `alter table platform.membership
    add column password_hash text,
    add column password_expires_at timestamptz(3),
    add constraint membership_password_temporary check (password_expires_at is null or password_hash is not null)`,
];

export class Invitations1767000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('The platform tables are never dropped.'));
  }
}
