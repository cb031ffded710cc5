/** `GET …/:id/history`: what happened to a record, newest first, as far as the caller sees its fields on it. */
import { Failure, inLanguage } from '../../errors/define.js';
import type { HistoryAnswer } from '../../contract/records.js';
import type { Call } from '../../contract/call.js';
import type { Answer } from '../answer.js';
import { historyStatement } from '../sql/history.js';
import { jsonAnswer } from './answer.js';
import { fieldsOf, type Found, type Target } from './draft.js';
import { findRecord } from './find.js';
import { labelled, labelsOf, pointersIn, type Labels } from './labels.js';
import { shownValue } from './shown.js';
import { targetOf } from './target.js';
import { inTransaction, type Transaction, type WriteDeps } from './transaction.js';

interface HistoryInput {
  readonly object: string;
  readonly id: string;
  /** `limit`, and `after`: `page.next` of the page before. */
  readonly query: Readonly<Record<string, unknown>>;
}

type Entry = HistoryAnswer['data'][number];

type Row = {
  readonly id: string | null;
  readonly at: string;
  readonly by: string;
  readonly by_name: string | null;
  readonly kind: Entry['kind'];
  readonly changes: Readonly<Record<string, readonly [unknown, unknown]>> | null;
  readonly from_stage: string | null;
  readonly to_stage: string | null;
  readonly reason: string | null;
  readonly seconds: number | null;
};

/** Changes of one field, before labels are put on references. */
interface Change {
  readonly field: Target['object']['fields'][string];
  readonly old: unknown;
  readonly new: unknown;
}

const DEFAULT_PAGE = 50;
const LARGEST_PAGE = 200;
/** Rows looked through for one page at most: where all are of hidden fields, the page may come out short, with a cursor. */
const MOST_READ = 2000;

export const readHistory = (call: Call, deps: WriteDeps, input: HistoryInput): Promise<Answer> =>
  inTransaction(call, deps, async (tx) => {
    const { limit, after } = pageOf(input);
    const target = targetOf(tx, input.object, null);
    const found = await findRecord(tx, target, input.id, 'none', 'either');
    if (found.deleted && !found.verdict.delete) throw new Failure('record.unknown');
    const { shown, next } = await visibleRows(tx, target, found, { limit, after });
    const labels = await labelsOf(
      tx,
      shown.flatMap(({ changes }) => changes.flatMap((change) => pointersIn(change.field, change.old, change.new))),
    );
    const answer: HistoryAnswer = { data: shown.map((row) => entryOf(tx.call, target, found, row, labels)), page: { next } };
    return jsonAnswer(answer);
  });

interface Page {
  readonly limit: number;
  readonly after: string | null;
}

function pageOf({ query: { limit = String(DEFAULT_PAGE), after = null, ...others } }: HistoryInput): Page {
  const size = typeof limit === 'string' && /^\d{1,4}$/.test(limit) ? Number(limit) : 0;
  const isCursor = after === null || (typeof after === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(after));
  const isPage = size >= 1 && size <= LARGEST_PAGE && isCursor && Object.keys(others).length === 0;
  if (!isPage) throw new Failure('history.page', { limit: LARGEST_PAGE });
  return { limit: size, after: after as string | null };
}

type Shown = Omit<Row, 'changes' | 'id'> & { readonly id: string; readonly changes: readonly Change[] };

/** A page of entries of which something may be seen. */
async function visibleRows(
  tx: Transaction,
  target: Target,
  found: Found,
  { limit, after }: Page,
): Promise<{ shown: readonly Shown[]; next: string | null }> {
  const shown: Shown[] = [];
  let cursor = after;
  for (let read = 0; read < MOST_READ;) {
    const rows = await tx.read<Row>(historyStatement(tx.schema), [target.object.id, found.id, cursor, limit + 1]);
    for (const row of rows) {
      if (row.id === null) continue;
      if (shown.length === limit) return { shown, next: cursor };
      cursor = row.id;
      const changes = visibleChanges(target, found, row.changes ?? {});
      if (changes.length > 0 || row.kind !== 'update') shown.push({ ...row, id: row.id, changes });
    }
    read += rows.length;
    if (rows.length <= limit) return { shown, next: null };
  }
  return { shown, next: cursor };
}

/** By id, so that an old change shows under the field's present name; what was removed or hidden is gone. */
function visibleChanges({ object }: Target, { verdict }: Found, changes: NonNullable<Row['changes']>): readonly Change[] {
  return fieldsOf(object).flatMap((field) => {
    const change = changes[field.id];
    if (!change) return [];
    const [old, fresh] = change.map((value) => shownValue(field, value, verdict));
    return old === undefined || fresh === undefined ? [] : [{ field, old, new: fresh }];
  });
}

function entryOf({ language }: Call, { object }: Target, { verdict }: Found, row: Shown, labels: Labels): Entry {
  const text = inLanguage(language);
  const isStageSeen = verdict.seen('stage');
  return {
    id: row.id,
    at: row.at,
    by: { id: row.by, label: row.by_name },
    kind: row.kind,
    changes: row.changes.map((change) => ({
      field: change.field.name,
      label: text(change.field.label),
      old: labelled(change.field, change.old, labels),
      new: labelled(change.field, change.new, labels),
    })),
    ...(row.kind === 'transition' &&
      isStageSeen &&
      object.flow && {
        from: row.from_stage ?? '',
        to: row.to_stage ?? '',
        reason: row.reason,
        seconds: row.seconds ?? 0,
      }),
  };
}
