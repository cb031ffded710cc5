/** What the database knows that a verdict needs, fetched in one statement if any; what a write would open to its writer in another. */
import type { Condition, FieldModel, ObjectModel } from '../../compile/model.js';
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
  /** Another record has the value and keeps it, or a claim on it was made before. */
  readonly isTaken: (draft: Draft, field: string) => boolean;
  /** The unique values of the draft are its own from here on, and those it gives up are free. */
  readonly claim: (draft: Draft) => void;
  /** The record that has the value as yet. */
  readonly holder: (draft: Draft, field: string) => string | null;
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
  /** What else the same transaction does; unless it is given, the drafts are judged one after the other. */
  readonly batch?: BatchFacts;
}

/** Of a batch that is judged on the state after it. */
interface BatchFacts {
  /** Ids of records that will be in the bin. */
  readonly leaving: ReadonlySet<string>;
  /** Ids of records that will be there, with the names of their objects. */
  readonly arriving: ReadonlyMap<string, string>;
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
  if (!isNeeded) return answers(tx, target, drafts, noRow, [], options.batch);
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
  return answers(tx, target, drafts, row ?? noRow, counts, options.batch);
}

type CheckRow = {
  readonly counts: readonly Readonly<Record<string, number>>[];
  readonly users: readonly string[];
  readonly verdicts: readonly (readonly [number, readonly boolean[]])[];
  readonly taken: readonly (readonly (readonly [number, string, string | null])[])[];
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
  batch?: BatchFacts,
): Facts {
  const index = new Map(drafts.map((draft, at) => [draft, at]));
  const targets = new Map(referenceTargets(object).map((name, at) => [name, new Set(row.targets[at])]));
  const users = new Set([...row.users, tx.call.actor.user.id]);
  const verdicts = new Map(row.verdicts);
  const conditions = newConditionsOf(sight);
  const isThere = (to: string, id: string): boolean =>
    batch?.arriving.get(id) === to || (targets.get(to)?.has(id) === true && batch?.leaving.has(id) !== true);
  return {
    ...uniqueness(object, index, row, batch),
    related: (id) => Object.fromEntries(counts.map((reference, at) => [reference, row.counts[at]?.[id] ?? 0])),
    isKnown: ({ to }, id) => (to === undefined ? users.has(id) : isThere(to, id)),
    decide: (draft, condition) => decider(conditions, verdicts.get(index.get(draft) ?? -1) ?? [])(condition),
  };
}

/** Values that a batch hands from one record to another are free, whichever of the two comes first in it. */
function uniqueness(
  object: ObjectModel,
  index: ReadonlyMap<Draft, number>,
  { taken }: CheckRow,
  batch: BatchFacts | undefined,
): Pick<Facts, 'isTaken' | 'claim' | 'holder'> {
  const fields = new Map(
    uniqueFields(object).map((name, at) => {
      const givenUp = batch ? [...index.keys()].filter((draft) => givesUp(draft, name)).map(({ id }) => id) : [];
      const asked = new Map((taken[at] ?? []).map(([number, key, holder]) => [number, { key, holder }]));
      return [name, { asked, owners: new Map<string, string>(), free: new Set([...(batch?.leaving ?? []), ...givenUp]) }];
    }),
  );
  const askedOf = (draft: Draft, name: string) => fields.get(name)?.asked.get(index.get(draft) ?? -1);
  return {
    isTaken(draft, name) {
      const value = askedOf(draft, name);
      const field = fields.get(name);
      if (!value || !field) return false;
      const owner = field.owners.get(value.key) ?? draft.id;
      return owner !== draft.id || (value.holder !== null && !field.free.has(value.holder));
    },
    claim(draft) {
      for (const [name, { owners, free }] of fields) {
        const value = askedOf(draft, name);
        if (value && !owners.has(value.key)) owners.set(value.key, draft.id);
        if (givesUp(draft, name)) free.add(draft.id);
      }
    },
    holder: (draft, name) => askedOf(draft, name)?.holder ?? null,
  };
}

const givesUp = ({ before, changed, broken }: Draft, name: string): boolean =>
  before !== null && changed.includes(name) && !broken.has(name);
