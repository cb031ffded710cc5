/** The table of jobs: what people are shown, and what a job needs to go on after a crash. */
import type pg from 'pg';
import { v7 } from 'uuid';
import type { Language, Params } from '../../errors/define.js';

export type JobKind = 'index' | 'replace_value' | 'undo_replace' | 'purge';
type JobState = 'waiting' | 'running' | 'done' | 'failed';
export type JobText = Readonly<Record<Language, string>>;

export interface JobRow {
  readonly id: string;
  readonly workspaceId: string;
  readonly kind: JobKind;
  readonly text: JobText;
  readonly state: JobState;
  readonly done: number;
  /** Null: not known. */
  readonly total: number | null;
  readonly error: { readonly code: string; readonly params: Params } | null;
  readonly details: Readonly<Record<string, unknown>>;
  readonly undoes: string | null;
  /** Null: the platform itself. */
  readonly userId: string | null;
  readonly userName: string | null;
  readonly createdAt: Date;
  readonly finishedAt: Date | null;
  /** Another job takes it back, or has. */
  readonly undone: boolean;
}

export interface NewJob {
  readonly workspaceId: string;
  readonly kind: JobKind;
  readonly text: JobText;
  readonly total?: number;
  readonly details?: Readonly<Record<string, unknown>>;
  readonly undoes?: string;
  readonly userId?: string;
}

/** What may be said of a job while it runs. */
export type JobChange = Partial<Pick<JobRow, 'state' | 'done' | 'total' | 'error' | 'details' | 'text'>>;

const columns = `j.id, j.workspace_id as "workspaceId", j.kind, j.text, j.state, j.done::float8 as done, j.total::float8 as total,
  j.error, j.details, j.undoes, j.user_id as "userId", u.name as "userName", j.created_at as "createdAt",
  j.finished_at as "finishedAt",
  exists (select 1 from platform.job o where o.undoes = j.id and o.state <> 'failed') as undone`;
const source = `platform.job j left join platform."user" u on u.id = j.user_id`;

export class JobStore {
  constructor(private readonly pool: pg.Pool) {}

  /** A running job holds this advisory lock, so whoever can see it free knows that its process is gone. */
  static readonly lockClass = 0x746f6a6f;

  /** Newest first. */
  async list(workspaceId: string, limit: number): Promise<JobRow[]> {
    const text = `select ${columns} from ${source} where j.workspace_id = $1 order by j.id desc limit $2`;
    return (await this.pool.query<JobRow>(text, [workspaceId, limit])).rows;
  }

  async find(id: string): Promise<JobRow | null> {
    return (await this.pool.query<JobRow>(`select ${columns} from ${source} where j.id = $1`, [id])).rows[0] ?? null;
  }

  async add({ workspaceId, kind, text, total, details, undoes, userId }: NewJob): Promise<JobRow> {
    const id = v7();
    await this.pool.query(
      `insert into platform.job (id, workspace_id, kind, text, total, details, undoes, user_id) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [id, workspaceId, kind, text, total ?? null, details ?? {}, undoes ?? null, userId ?? null],
    );
    return (await this.find(id))!;
  }

  async change(id: string, change: JobChange): Promise<void> {
    const entries = Object.entries(change).filter(([, value]) => value !== undefined);
    const sets = entries.map(([name], index) => `${name} = $${index + 2}`);
    const ends = change.state === 'done' || change.state === 'failed';
    await this.pool.query(
      `update platform.job set ${[...sets, `finished_at = ${ends ? 'now()' : 'null'}`].join(', ')} where id = $1`,
      [id, ...entries.map(([, value]) => value)],
    );
  }

  /** Ids of jobs that ought to run and do not: their process was killed, or the queue was never told of them. */
  async abandoned(): Promise<string[]> {
    const { rows } = await this.pool.query<{ id: string }>(
      `select j.id from platform.job j
       where (j.state = 'running' or (j.state = 'waiting' and not exists (
           select 1 from graphile_worker.jobs q where q.key = j.id::text and q.locked_at is null)))
         and not exists (
           select 1 from pg_catalog.pg_locks l where l.locktype = 'advisory' and l.objsubid = 2
             and l.database = (select d.oid from pg_catalog.pg_database d where d.datname = current_database())
             and l.classid = $1::bigint::oid and l.objid = (hashtext(j.id::text)::bigint & 4294967295)::oid)
       order by j.id`,
      [JobStore.lockClass],
    );
    return rows.map(({ id }) => id);
  }
}
