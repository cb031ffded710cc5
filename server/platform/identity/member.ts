/** A user in a workspace, as every request needs to know them: one statement for session and token alike. */
import type pg from 'pg';

export interface Member {
  /** Hash of the session or bearer token. */
  readonly credential: string;
  readonly viaToken: boolean;
  readonly userId: string;
  readonly email: string;
  readonly name: string;
  readonly workspace: { readonly id: string; readonly name: string; readonly label: string; readonly schema: string };
  readonly department: { readonly id: string; readonly name: string } | null;
  /** Of the same department, deactivated ones included, since their records are still there. */
  readonly departmentUsers: readonly string[];
  readonly departmentTreeUsers: readonly string[];
  /** Ids, sorted. */
  readonly roleIds: readonly string[];
  readonly expiresAt: Date | null;
  /** Present while an administrator looks with this member's eyes, or with those of a role alone; then nothing may be changed. */
  readonly viewing: Viewing | null;
}

export interface Viewing {
  readonly kind: 'user' | 'role';
  /** Who is really signed in. */
  readonly by: Member;
}

interface MemberRow {
  user_id: string;
  email: string;
  name: string;
  workspace_id: string;
  workspace_name: string;
  workspace_label: string;
  workspace_schema: string;
  department_id: string | null;
  department_name: string | null;
  department_users: string[] | null;
  department_tree_users: string[] | null;
  role_ids: string[];
  expires_at: Date | null;
  view_user_id: string | null;
  view_role_id: string | null;
}

/** @param view What of the credential says whose eyes are borrowed. */
const memberSql = (credential: string, view = 'null::uuid as view_user_id, null::text as view_role_id'): string => `
  select u.id as user_id, u.email, u.name, c.expires_at, ${view},
    w.id as workspace_id, w.name as workspace_name, w.label as workspace_label, w.schema as workspace_schema,
    d.id as department_id, d.name as department_name,
    array(select r.role_id from platform.membership_role r
          where r.workspace_id = m.workspace_id and r.user_id = m.user_id order by r.role_id collate "C") as role_ids,
    array(select p.user_id::text from platform.membership p
          where p.workspace_id = m.workspace_id and p.department_id = m.department_id order by p.user_id) as department_users,
    array(with recursive tree as (
            select m.department_id as id
            union select x.id from platform.department x join tree t on x.parent_id = t.id and x.workspace_id = m.workspace_id)
          select p.user_id::text from platform.membership p join tree t on p.department_id = t.id
          where p.workspace_id = m.workspace_id order by p.user_id) as department_tree_users
  from ${credential} c
  join platform.membership m on m.workspace_id = c.workspace_id and m.user_id = c.user_id and m.active
  join platform."user" u on u.id = m.user_id and u.active
  join platform.workspace w on w.id = m.workspace_id
  left join platform.department d on d.workspace_id = m.workspace_id and d.id = m.department_id`;

const bySession = `${memberSql('platform.session', 'c.view_user_id, c.view_role_id')} where c.id = $1 and c.expires_at > now()`;
const byToken = `${memberSql('platform.token')} where c.hash = $1 and (c.expires_at is null or c.expires_at > now())`;

/** The member behind a session or a bearer token; null where it is unknown, expired or its user deactivated. */
export async function loadMember(pool: pg.Pool, credential: string, viaToken: boolean): Promise<Member | null> {
  const statement = viaToken ? { name: 'member by token', text: byToken } : { name: 'member by session', text: bySession };
  const { rows } = await pool.query<MemberRow>({ ...statement, values: [credential] });
  const row = rows[0];
  if (!row) return null;
  const member = memberOf(row, credential, viaToken);
  if (row.view_role_id !== null) return viewOfRole(member, row.view_role_id);
  return row.view_user_id === null ? member : viewOfUser(pool, member, row.view_user_id);
}

function memberOf(row: MemberRow, credential: string, viaToken: boolean): Member {
  const self = [row.user_id];
  const placed = row.department_id !== null && row.department_name !== null;
  return Object.freeze({
    credential,
    viaToken,
    userId: row.user_id,
    email: row.email,
    name: row.name,
    workspace: { id: row.workspace_id, name: row.workspace_name, label: row.workspace_label, schema: row.workspace_schema },
    department: placed ? ({ id: row.department_id, name: row.department_name } as Member['department']) : null,
    departmentUsers: placed ? (row.department_users ?? self) : self,
    departmentTreeUsers: placed ? (row.department_tree_users ?? self) : self,
    roleIds: row.role_ids,
    expiresAt: row.expires_at,
    viewing: null,
  });
}

/** Nobody: owns nothing, is in no department. */
const nobody = '00000000-0000-0000-0000-000000000000';

const withoutRights = { email: '', name: '', department: null, roleIds: [] as readonly string[] };

function viewOfRole(by: Member, roleId: string): Member {
  const alone = { userId: nobody, departmentUsers: [nobody], departmentTreeUsers: [nobody] };
  return Object.freeze({ ...by, ...withoutRights, ...alone, roleIds: [roleId], viewing: Object.freeze({ kind: 'role', by }) });
}

const byUser = `${memberSql('(select $1::uuid as user_id, $2::uuid as workspace_id, null::timestamptz as expires_at)')}`;

/** What the user sees at this moment; who has left or was deactivated meanwhile sees nothing. */
async function viewOfUser(pool: pg.Pool, by: Member, userId: string): Promise<Member> {
  const { rows } = await pool.query<MemberRow>({ name: 'member by user', text: byUser, values: [userId, by.workspace.id] });
  const viewing = Object.freeze({ kind: 'user' as const, by });
  const { credential, viaToken, expiresAt } = by;
  if (rows[0]) return Object.freeze({ ...memberOf(rows[0], credential, viaToken), expiresAt, viewing });
  const alone = { userId, departmentUsers: [userId], departmentTreeUsers: [userId] };
  return Object.freeze({ ...by, ...withoutRights, ...alone, viewing });
}
