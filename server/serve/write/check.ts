/** What the database knows that a verdict needs, fetched in one statement if any; what a write would open to its writer in another. */
import type { Condition, FieldModel } from '../../compile/model.js';
import { checkStatement, countsIn, newConditionsOf, referenceTargets, uniqueFields, type CheckKind } from '../sql/check.js';
import { fieldsOf, isReference, type Draft, type Target } from './draft.js';
import { decider } from './find.js';
import { kept } from './kept.js';
import { countsNeeded } from './rules.js';
import type { Transaction } from './transaction.js';
import { wideningOf, type Widening } from './widening.js';

export interface Checks {
  /** Numbers of related records, by `object.field`. */
  readonly related: (id: string) => Readonly<Record<string, number>>;
  readonly isKnown: (field: FieldModel, id: string) => boolean;
  /** Another record has the value, or a draft before this one in the same request. */
  readonly isTaken: (draft: Draft, field: string) => boolean;
  /** A condition of the sight on the new record. */
  readonly decide: (draft: Draft, condition: Condition | undefined) => boolean;
  /** What the write would open or close to its writer; undefined: nothing. */
  readonly widening: (draft: Draft) => Widening | undefined;
}

interface CheckOptions {
  /** Keep what is referred to from being deleted until the transaction ends. */
  readonly lock: boolean;
  /** Count related records whether or not a rule of the record needs it: for guards. */
  readonly count?: boolean;
  /** The drafts are different ways to go on with one record, not to be stored together. */
  readonly alternatives?: boolean;
}

export async function check(tx: Transaction, target: Target, drafts: readonly Draft[], options: CheckOptions): Promise<Checks> {
  const facts = await factsOf(tx, target, drafts, options);
  const widenings = new Map<Draft, Widening>();
  for (const stored of options.alternatives ? drafts.map((draft) => [draft]) : [drafts])
    for (const [draft, widening] of await wideningOf(tx, stored, options)) widenings.set(draft, widening);
  return { ...facts, widening: (draft) => widenings.get(draft) };
}

type Facts = Omit<Checks, 'widening'>;

async function factsOf(tx: Transaction, target: Target, drafts: readonly Draft[], options: CheckOptions): Promise<Facts> {
  const { object, sight } = target;
  const counted = drafts.filter((draft) => draft.before && (options.count || countsNeeded(draft)));
  const counts = counted.length > 0 ? countsIn(object) : [];
  const conditions = newConditionsOf(sight).length > 0 && drafts.some(({ verb }) => verb === 'create');
  const uniques = uniqueFields(object);
  const pointed = referencesOf(tx, drafts);
  const isNeeded =
    counts.length > 0 || conditions || pointed.size > 0 || drafts.some((draft) => uniques.some((name) => isFresh(draft, name)));
  if (!isNeeded) return answers(tx, target, drafts, noRow, []);
  const kind: CheckKind = { conditions, counts, lock: options.lock };
  const targets = referenceTargets(object);
  const inputs = [
    JSON.stringify(drafts.map((draft, index) => rowOf(draft, index, uniques, conditions))),
    counted.map(({ id }) => id),
    [...(pointed.get('') ?? [])],
    ...targets.map((name) => [...(pointed.get(name) ?? [])]),
  ];
  const key = ['check', kind.conditions, kind.lock, ...kind.counts].join(' ');
  const statement = kept(tx.placeOf(sight), key, (place) => checkStatement(place, kind));
  const [row] = await tx.read<CheckRow>(statement, inputs);
  tx.watch.lap('check');
  return answers(tx, target, drafts, row ?? noRow, counts);
}

type CheckRow = {
  readonly counts: readonly Readonly<Record<string, number>>[];
  readonly users: readonly string[];
  readonly verdicts: readonly (readonly [number, readonly boolean[]])[];
  readonly taken: readonly (readonly (readonly [number, string, boolean])[])[];
  readonly targets: readonly (readonly string[])[];
};

const noRow: CheckRow = { counts: [], users: [], verdicts: [], taken: [], targets: [] };

const isFresh = ({ changed, broken, record }: Draft, name: string): boolean =>
  changed.includes(name) && !broken.has(name) && record[name] !== null;

/** Ids newly pointed to, by target object; users under the empty name. The caller is known to be there. */
function referencesOf(tx: Transaction, drafts: readonly Draft[]): ReadonlyMap<string, ReadonlySet<string>> {
  const ids = new Map<string, Set<string>>();
  for (const draft of drafts) {
    for (const field of referenceFields(draft)) {
      for (const { id } of freshIds(draft, field)) {
        if (field.to === undefined && id === tx.call.actor.user.id) continue;
        const known = ids.get(field.to ?? '') ?? new Set();
        ids.set(field.to ?? '', known.add(id));
      }
    }
  }
  return ids;
}

/** Reference fields whose values this write gives; `id` is not one, nor is what the platform itself writes. */
export const referenceFields = (draft: Draft): readonly FieldModel[] =>
  fieldsOf(draft.object).filter(
    (field) => isReference(field) && isFresh(draft, field.name) && !(field.system && field.readonly === true),
  );

/** Ids in a field that were not in it before, with their place in a list. */
export function freshIds(draft: Draft, { name }: FieldModel): readonly { readonly id: string; readonly index: number | null }[] {
  const value = draft.record[name];
  const before = new Set([draft.before?.values[name] ?? []].flat());
  const ids = Array.isArray(value)
    ? (value as string[]).map((id, index) => ({ id, index }))
    : [{ id: value as string, index: null }];
  return ids.filter(({ id }) => !before.has(id));
}

function rowOf(draft: Draft, index: number, uniques: readonly string[], conditions: boolean): Readonly<Record<string, unknown>> {
  const isNew = conditions && draft.verb === 'create';
  const values = uniques.map((name) => [name, isFresh(draft, name) ? draft.record[name] : null]);
  return { ...(isNew && draft.record), ...Object.fromEntries(values), _i: index, _new: isNew, id: draft.id };
}

function answers(
  tx: Transaction,
  { object, sight }: Target,
  drafts: readonly Draft[],
  row: CheckRow,
  counts: readonly string[],
): Facts {
  const index = new Map(drafts.map((draft, at) => [draft, at]));
  const targets = new Map(referenceTargets(object).map((name, at) => [name, new Set(row.targets[at])]));
  const users = new Set([...row.users, tx.call.actor.user.id]);
  const taken = takenDrafts(row, drafts);
  const uniques = uniqueFields(object);
  const verdicts = new Map(row.verdicts);
  const conditions = newConditionsOf(sight);
  return {
    related: (id) => Object.fromEntries(counts.map((reference, at) => [reference, row.counts[at]?.[id] ?? 0])),
    isKnown: ({ to }, id) => (to === undefined ? users : targets.get(to))?.has(id) ?? false,
    isTaken: (draft, field) => taken[uniques.indexOf(field)]?.has(index.get(draft) ?? -1) ?? false,
    decide: (draft, condition) => decider(conditions, verdicts.get(index.get(draft) ?? -1) ?? [])(condition),
  };
}

/** Per unique field, the drafts whose value is another record's, or that of another record further up. */
const takenDrafts = ({ taken }: CheckRow, drafts: readonly Draft[]): readonly ReadonlySet<number>[] =>
  taken.map((rows) => {
    const owners = new Map<string, string>();
    const isSecond = (key: string, id: string): boolean => {
      const owner = owners.get(key) ?? id;
      owners.set(key, owner);
      return owner !== id;
    };
    return new Set(
      rows
        .toSorted(([a], [b]) => a - b)
        .filter(([at, key, isTaken]) => isTaken || isSecond(key, drafts[at]?.id ?? ''))
        .map(([at]) => at),
    );
  });
