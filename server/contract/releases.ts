/** What was published, how releases differ, and the way back to one; who changed what. For administrators. */
import { PlannedChange } from './component.js';
import { Draft } from './draft.js';
import { endpoints } from './endpoint.js';
import { Person } from './person.js';
import {
  boolean,
  data,
  described,
  idOf,
  instant,
  integer,
  list,
  named,
  nullable,
  object,
  optional,
  string,
  typed,
  unread,
  uuid,
  type Static,
} from './schema.js';
import { label } from './words.js';

const ReleaseEntry = named(
  'ReleaseEntry',
  object({ number: integer(), message: string, author: Person, at: instant, current: boolean }),
);
export type ReleaseEntry = Static<typeof ReleaseEntry>;

const ReleaseDiff = object({ changes: list(PlannedChange) });
export type ReleaseDiff = Static<typeof ReleaseDiff>;

/** As it stands in an address. What is no number of a release names none, so it is not found. */
export const releaseNumber = typed<string>({ type: 'integer', minimum: 1 });
const which = described(label('Number of a release, or `draft`.', '版本编号或 `draft`。'), string);

export const releaseEndpoints = endpoints('studio', {
  releases: {
    method: 'get',
    path: '/api/studio/releases',
    who: 'administrator',
    summary: label('What was published, newest first', '发布历史，最新在前'),
    query: object({
      before: optional(described(label('Only releases with a lower number.', '仅返回编号更小的版本。'), unread(releaseNumber))),
    }),
    answer: data(list(ReleaseEntry)),
    failures: [403, 404],
  },
  compareReleases: {
    method: 'get',
    path: '/api/studio/releases/diff',
    who: 'administrator',
    summary: label('How two releases differ', '比较两个版本'),
    query: object({ from: which, to: which }),
    answer: ReleaseDiff,
    failures: [403, 404],
  },
  restoreRelease: {
    method: 'post',
    path: '/api/studio/releases/{number}/restore',
    who: 'administrator',
    summary: label('Put the documents of a release into the draft', '将某个版本恢复到草稿'),
    params: { number: described(label('Number of the release.', '版本编号。'), releaseNumber) },
    answer: Draft,
    failures: [403, 404],
  },
});

const AuditEntry = named(
  'AuditEntry',
  object({
    id: uuid,
    at: instant,
    by: Person,
    /** `draft.edit`, `draft.discard`, `release.publish`, `release.restore`, `user.invite`, `user.change`, `department.change`, `view_as.start`, `purge.field`, `job.start`, … */
    action: string,
    text: string,
    details: typed<Readonly<Record<string, unknown>>>({ type: 'object', additionalProperties: true }),
  }),
);
export type AuditEntry = Static<typeof AuditEntry>;

const AuditAnswer = object({ data: list(AuditEntry), page: object({ next: nullable(string) }) });
export type AuditAnswer = Static<typeof AuditAnswer>;

export const auditEndpoints = endpoints('studio', {
  auditTrail: {
    method: 'get',
    path: '/api/studio/audit',
    who: 'administrator',
    summary: label('Who changed what, newest first', '审计记录，最新在前'),
    query: object({
      search: optional(described(label('Part of what happened, or of a name.', '记录内容或姓名的一部分。'), string)),
      kind: optional(
        described(label('First part of the action: draft, release, user …', '操作的前缀：draft、release、user 等。'), string),
      ),
      by: optional(described(label('Id of a user, or `cli`.', '用户 id 或 `cli`。'), string)),
      after: optional(
        described(label('Id of the last entry of the page before.', '上一页最后一条的 id。'), idOf('studio.audit_unknown')),
      ),
    }),
    answer: AuditAnswer,
    failures: [403, 404],
  },
});
