/** Judged drafts → rows and history, one statement for all that are alike. */
import { appendHistoryStatement } from '../sql/history.js';
import { insertStatement, updateStatement } from '../sql/insert.js';
import type { Draft, Target } from './draft.js';
import { kept } from './kept.js';
import type { Numbers } from './numbers.js';
import { changesOf, entryOf, type Entry, type Move } from './timeline.js';
import type { Transaction } from './transaction.js';

/** All of one object. Everything is sent before it first waits, so that what is started after it follows it. */
export async function insertDrafts(tx: Transaction, drafts: readonly Draft[], numbers: Numbers): Promise<void> {
  const [first] = drafts;
  if (!first) return;
  tx.stored.push(...drafts);
  const rows = drafts.map(({ id, record }) => ({ ...record, ...numbers.get(id) }));
  await Promise.all([
    tx.write(kept(tx.placeOf(first.sight), 'insert', insertStatement), [JSON.stringify(rows)], rows.length),
    appendHistory(
      tx,
      drafts.map(({ object, id }) => entryOf(tx.call, 'create', { object, id, version: 1 })),
    ),
  ]);
}

/**
 * Drafts of one object, locked; those that change the same fields share a statement. Sent before it first waits.
 * @param moves By the id of the record that is moved.
 */
export async function updateDrafts(
  tx: Transaction,
  drafts: readonly Draft[],
  moves: ReadonlyMap<string, Move> = new Map(),
): Promise<void> {
  if (drafts.length === 0) return;
  tx.stored.push(...drafts);
  const now = tx.call.now.toISOString();
  const writes = [...alike(drafts)].map(([first, ...more]) => {
    const group = [first, ...more];
    const names = [...new Set([...first.changed, 'updated_at', 'updated_by', 'version'])];
    const rows = group.map((draft) => ({
      ...Object.fromEntries(names.map((name) => [name, draft.record[name]])),
      id: draft.id,
      updated_at: now,
      updated_by: tx.call.actor.user.id,
      version: nextVersion(draft),
    }));
    const statement = kept(tx.placeOf(first.sight), `update ${names.join(' ')}`, (place) => updateStatement(place, names));
    return tx.write(statement, [JSON.stringify(rows)], rows.length);
  });
  const history = appendHistory(
    tx,
    drafts.map((draft) => {
      const move = moves.get(draft.id);
      const happening = { ...draft, version: nextVersion(draft) };
      return { ...entryOf(tx.call, move ? 'transition' : 'update', happening, changesOf(draft)), ...move };
    }),
  );
  await Promise.all([...writes, history]);
}

/** Takes a unique value out of records that are about to get another one, for another record of the batch gets theirs. */
export async function park(tx: Transaction, { sight }: Target, name: string, ids: readonly string[]): Promise<void> {
  const statement = kept(tx.placeOf(sight), `update ${name}`, (place) => updateStatement(place, [name]));
  await tx.write(statement, [JSON.stringify(ids.map((id) => ({ id, [name]: null })))], ids.length);
}

type Group = [Draft, ...Draft[]];

/** Drafts that change the same fields. */
function alike(drafts: readonly Draft[]): Iterable<Group> {
  const groups = new Map<string, Group>();
  for (const draft of drafts) {
    const key = draft.changed.join(' ');
    const group = groups.get(key);
    if (group) group.push(draft);
    else groups.set(key, [draft]);
  }
  return groups.values();
}

export const nextVersion = ({ before }: Pick<Draft, 'before'>): number => (before?.version ?? 0) + 1;

/** The only writer of the history, for requests and for jobs. */
export async function appendHistory(
  tx: Pick<Transaction, 'schema' | 'run'> & Partial<Pick<Transaction, 'watch'>>,
  entries: readonly Entry[],
): Promise<void> {
  if (entries.length > 0) await tx.run(appendHistoryStatement(tx.schema), [JSON.stringify(entries)]);
  tx.watch?.lap('store');
}
