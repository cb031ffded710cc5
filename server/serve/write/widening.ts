/**
 * A write never widens its writer's view: what hangs on the fields it changes is compared, right by right, as it is and as
 * it would be, on the record itself and on those that lead to it. Most writes change no such field and ask nothing.
 */
import type { ObjectModel } from '../../compile/model.js';
import { dependenciesOn, hangOnTheSeen, type Dependency } from '../sight/dependencies.js';
import type { ObjectSight } from '../sight/sight.js';
import type { Place } from '../sql/place.js';
import { wideningStatement, writerLockStatement } from '../sql/widening.js';
import type { Batch } from './cascade.js';
import { isEmpty, type Draft } from './draft.js';
import { kept } from './kept.js';
import type { Transaction } from './transaction.js';

export interface Widening {
  /** The fields by which. */
  readonly fields: readonly string[];
  /** The writer could see or do more than before, and has no right to take the record. */
  readonly gains: boolean;
  /** The writer could do less with it than before, and has no right to transfer it. */
  readonly loses: boolean;
}

/** Fields of which something hangs, among those that a draft changes. */
function hinges(tx: Transaction, { before, object, record, changed }: Draft, isTrial: boolean): readonly string[] {
  const dependencies = dependenciesOn(tx.sight, object).filter(({ steps }) => !isTrial || steps.length === 0);
  // Nothing leads to a new record yet; but others may count it.
  const hang = dependencies.filter(({ steps }) => before !== null || steps.at(-1)?.kind === 'counted');
  return changed.filter((name) => (before || !isEmpty(record[name])) && hang.some(({ field }) => field === name));
}

/** The owner becomes another, and rights on the record itself hang on who that is. */
function isGivenAway(tx: Transaction, { sight, object, before, record, changed }: Draft): boolean {
  const isAnother = before ? changed.includes('owner') : record.owner !== tx.call.actor.user.id;
  const counts = ({ field, steps }: Dependency): boolean => field === 'owner' && steps.length === 0;
  return isAnother && sight.rows.transfer !== true && dependenciesOn(tx.sight, object).some(counts);
}

/**
 * Of the drafts that may gain or lose something, on the assumption that all of them are stored. Without `lock` nothing
 * will be written, so nothing is said that hangs on more than the writer sees: other records, and hidden fields.
 */
export async function wideningOf(
  tx: Transaction,
  drafts: readonly Draft[],
  { lock }: { readonly lock: boolean },
): Promise<ReadonlyMap<Draft, Widening>> {
  const isTold = ({ sight, before }: Draft): boolean => lock || (before !== null && hangOnTheSeen(tx.sight, sight));
  const hingesOf = (draft: Draft): readonly string[] => hinges(tx, draft, !lock);
  const givenAway = new Set(drafts.filter((draft) => isGivenAway(tx, draft)));
  const isAsked = (draft: Draft): boolean =>
    isTold(draft) && (givenAway.has(draft) || (draft.sight.rows.take !== true && hingesOf(draft).length > 0));
  const asked = drafts.filter(isAsked);
  const [first] = asked;
  if (!first) return new Map();
  const fields = new Set(asked.flatMap((draft) => [...hingesOf(draft), ...(givenAway.has(draft) ? ['owner'] : [])]));
  const owned = drafts.flatMap(({ before, record }) => (before ? [] : [{ ...record, owner: tx.call.actor.user.id }]));
  const verdicts = await decide(tx, tx.placeOf(first.sight), {
    fields,
    inputs: [JSON.stringify(drafts.map(({ record }) => record)), JSON.stringify(owned), idsOf(drafts)],
    lock,
  });
  return new Map(
    asked.map((draft) => {
      const [, mayTake, mayTransfer, gains, elsewhere, loses] = verdicts.get(draft.id) ?? missing;
      const isMore = (lock && elsewhere) || (draft.before !== null && gains);
      return [
        draft,
        { fields: hingesOf(draft), gains: isMore && !mayTake, loses: loses && !mayTransfer && givenAway.has(draft) },
      ];
    }),
  );
}

const idsOf = (drafts: readonly Draft[]): readonly string[] => drafts.flatMap(({ before, id }) => (before ? [id] : []));

/** Whether others would come into the writer's sight because records they count are deleted. */
export async function isWidenedWithout(tx: Transaction, { object, records }: Batch): Promise<boolean> {
  const of = tx.sight.objects[object.name];
  const counted = dependenciesOn(tx.sight, object).filter(({ steps }) => steps.at(-1)?.kind === 'counted');
  if (counted.length === 0 || of?.rows.take === true) return false;
  const place = { sight: tx.sight, schema: tx.schema, object, ...(of && { of }) };
  const inputs = ['[]', '[]', records.map(({ id }) => id)];
  const verdicts = await decide(tx, place, { fields: new Set(counted.map(({ field }) => field)), inputs, lock: true });
  return [...verdicts.values()].some(([, mayTake, , , elsewhere]) => elsewhere && !mayTake);
}

type Verdict = readonly [id: string, take: boolean, transfer: boolean, gains: boolean, elsewhere: boolean, loses: boolean];

/** Locked rows are all there; should one not be, nothing is taken for granted. */
const missing: Verdict = ['', false, false, true, true, true];

interface Question {
  readonly fields: ReadonlySet<string>;
  readonly inputs: readonly unknown[];
  readonly lock: boolean;
}

async function decide(
  tx: Transaction,
  place: Place & { readonly object: ObjectModel; readonly of?: ObjectSight },
  { fields, inputs, lock }: Question,
): Promise<ReadonlyMap<string, Verdict>> {
  if (lock) await tx.run(writerLockStatement());
  const names = [...fields].toSorted();
  const { of } = place;
  const statement = of
    ? kept({ ...place, of }, `widening ${names.join(' ')}`, (at) => wideningStatement(at, names))
    : { ...wideningStatement(place, names), name: '' };
  const [row] = await tx.read<{ verdicts: readonly Verdict[] }>(statement, inputs);
  tx.watch.lap('widening');
  return new Map((row?.verdicts ?? []).map((verdict) => [verdict[0], verdict]));
}
