/** Reading the audit trail: newest first, page by page, searched by words, action or person. */
import type { Language } from '../../errors/define.js';
import type { Queryable } from './audit.js';

interface AuditQuery {
  readonly search?: string;
  /** First part of actions: `draft`, `release`, `user` … */
  readonly kind?: string;
  /** Id of a user, or the name of a program. */
  readonly by?: string;
  /** Id of the last entry of the page before. */
  readonly after?: string;
}

interface AuditRow {
  readonly id: string;
  readonly at: string;
  readonly by: { readonly id: string; readonly label: string };
  readonly action: string;
  readonly text: string;
  readonly details: Readonly<Record<string, unknown>>;
}

const pageSize = 50;
const escaped = (text: string): string => text.replaceAll(/[\\%_]/g, '\\$&');

export async function readAudit(
  on: Queryable,
  workspace: string,
  { search = '', kind, by, after }: AuditQuery,
  language: Language,
): Promise<{ data: AuditRow[]; page: { next: string | null } }> {
  const answer = (await on.query(
    `select a.id, a.at, a."by", a.action, a.text, a.details, u.name
     from platform.audit a left join platform."user" u on u.id::text = a."by"
     where a.workspace_id = $1 and ($2 = '%%' or a.text::text ilike $2 or u.name ilike $2 or a."by" ilike $2)
       and ($3::text is null or a.action like $3) and ($4::text is null or a."by" = $4) and ($5::uuid is null or a.id < $5)
     order by a.id desc limit $6`,
    [
      workspace,
      `%${escaped(search)}%`,
      kind === undefined ? null : `${escaped(kind)}.%`,
      by ?? null,
      after ?? null,
      pageSize + 1,
    ],
  )) as { rows: StoredRow[] };
  const rows = answer.rows.slice(0, pageSize);
  return {
    data: rows.map((row) => rowIn(row, language)),
    page: { next: answer.rows.length > pageSize ? (rows.at(-1)?.id ?? null) : null },
  };
}

interface StoredRow {
  readonly id: string;
  readonly at: Date;
  readonly by: string;
  readonly action: string;
  readonly text: Readonly<Record<string, string>>;
  readonly details: Readonly<Record<string, unknown>>;
  readonly name: string | null;
}

const rowIn = ({ id, at, by, action, text, details, name }: StoredRow, language: Language): AuditRow => ({
  id,
  at: at.toISOString(),
  by: { id: by, label: name ?? by },
  action,
  text: text[language] ?? text.en ?? action,
  details,
});
