/** The audit trail: who changed metadata, people, rights or settings, when and what. */
import { storable } from '../../../metadata/values/storable.js';
import { v7 } from 'uuid';
import { textOf, type AuditAction, type Details } from './actions.js';

/** A pool, a connection in a transaction, or TypeORM's manager: what is done and its record are best one transaction. */
export interface Queryable {
  query(sql: string, values: unknown[]): Promise<unknown>;
}

interface AuditRecord {
  /** Id of the workspace. */
  readonly workspace: string;
  /** Id of a user, or the name of a program (`cli`). */
  readonly by: string;
  readonly action: AuditAction;
  /** What it happened to, as `object/o7k2` or `user/<id>`. */
  readonly subject?: string;
  readonly details: Details;
}

/** Longer texts are cut: the trail says what happened, it does not keep the documents. */
const longestText = 2000;

class Audit {
  async record(on: Queryable, entry: AuditRecord): Promise<void> {
    const { workspace, by, action, subject = null, details } = entry;
    await on.query(
      `insert into platform.audit (workspace_id, id, at, "by", action, subject, text, details)
       values ($1, $2, now(), $3, $4, $5, $6, $7)`,
      [workspace, v7(), by, action, subject, json(cut(textOf(action, details))), json(details)],
    );
  }

  /** Like `record`, but what one person does to one thing within minutes stays one entry, whose labels gather. */
  async recordOften(on: Queryable, entry: AuditRecord & { readonly subject: string; readonly label: string }): Promise<void> {
    const latest = await this.latest(on, entry);
    const former = latest ? (latest.details.labels as readonly string[]) : [];
    const labels = entry.label === '' || former.includes(entry.label) ? former : [...former, entry.label].slice(-mostLabels);
    const details = { ...entry.details, labels, times: latest ? Number(latest.details.times) + 1 : 1 };
    if (!latest) return this.record(on, { ...entry, details });
    await on.query(`update platform.audit set text = $3, details = $4 where workspace_id = $1 and id = $2`, [
      entry.workspace,
      latest.id,
      json(cut(textOf(entry.action, details))),
      json(details),
    ]);
  }

  private async latest(on: Queryable, entry: AuditRecord): Promise<{ id: string; details: Details } | undefined> {
    const answer = await on.query(
      `select id, details from platform.audit
       where workspace_id = $1 and "by" = $2 and action = $3 and subject = $4 and at > now() - interval '5 minutes'
       order by id desc limit 1`,
      [entry.workspace, entry.by, entry.action, entry.subject],
    );
    return rowsOf<{ id: string; details: Details }>(answer)[0];
  }
}

const mostLabels = 20;
const cut = (texts: Readonly<Record<string, string>>): object =>
  Object.fromEntries(Object.entries(texts).map(([language, text]) => [language, text.slice(0, longestText)]));

const json = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) => (typeof part === 'string' ? storable(part) : part));

/** pg answers `{rows}`, TypeORM the rows themselves. */
const rowsOf = <T>(answer: unknown): readonly T[] => (Array.isArray(answer) ? answer : (answer as { rows: T[] }).rows) as T[];

export const audit = new Audit();
