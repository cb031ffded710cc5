/**
 * The write core. Every channel brings commands over any objects; here they are locked, judged on the state after all of
 * them, and stored with their history, in the transaction of the caller.
 *
 *     commands → prepare (find, lock, draft) → judge → store → what was written
 */
import { Failure, type Violation } from '../../errors/define.js';
import type { ObjectModel } from '../../compile/model.js';
import { check, type Checks } from './check.js';
import type { Command } from './command.js';
import type { Draft, Target } from './draft.js';
import { admit, environmentAt, judge, refuse, warningsOf } from './judge.js';
import { guardViolation, isGuarded } from './moves.js';
import { drawNumbers, type Numbers } from './numbers.js';
import {
  byObject,
  hold,
  isBinning,
  isNotRefused,
  isRefused,
  isStoring,
  prepare,
  refusedBy,
  type Binning,
  type Prepared,
  type Refused,
  type Request,
  type Storing,
} from './prepare.js';
import { putInBin, type Removal } from './bin.js';
import { takeOutOfBin } from './unbin.js';
import { insertDrafts, nextVersion, park, updateDrafts } from './store.js';
import { moveOf, type Move } from './timeline.js';
import type { Transaction } from './transaction.js';

/** What a command has made of its record. */
export interface Written {
  readonly command: Command;
  readonly target: Target;
  readonly id: string;
  readonly version: number;
  readonly warnings: readonly Violation[];
}

/**
 * One command. Throws what refuses it, as its own answer says it.
 * @param respond Started when the last statement is under way, so that what it asks for travels with it.
 */
export const apply = <T>(tx: Transaction, command: Command, respond: (written: Written) => Promise<T>): Promise<T> =>
  together(
    tx,
    [command],
    ([written]) => respond(written!),
    ([{ failure }]) => failure,
  );

/** All of them or none. Throws `record.invalid` with the violations of every command; what stands against one as a whole points to it. */
export const applyAll = <T>(
  tx: Transaction,
  requests: readonly Request[],
  respond: (written: readonly Written[]) => Promise<T>,
): Promise<T> => together(tx, requests, respond, invalid);

/** Each by itself, one after the other: those that are refused say why, and the others are written. In their order. */
export async function applyEach(tx: Transaction, requests: readonly Request[]): Promise<readonly (Written | Refused)[]> {
  const commands = requests.filter<Command>(isNotRefused);
  const ids = commands.flatMap((command) => ('id' in command ? [command.id.toLowerCase()] : []));
  const isPlain = commands.every(({ verb }) => verb === 'create' || verb === 'update') && new Set(ids).size === ids.length;
  if (isPlain) return eachAtOnce(tx, requests);
  const written = commands.every(({ verb }) => verb === 'delete') ? await part(tx, commands) : null;
  return oneByOne(tx, requests, written ?? []);
}

type Refusals = readonly [Refused, ...Refused[]];

async function together<T>(
  tx: Transaction,
  requests: readonly Request[],
  respond: (written: readonly Written[]) => Promise<T>,
  failureOf: (refused: Refusals) => Failure,
): Promise<T> {
  const prepared = await prepare(tx, requests);
  const judged = await judgeTogether(tx, prepared);
  const [first, ...more] = judged.filter(isRefused);
  if (first) throw failureOf([first, ...more]);
  return store(tx, judged.filter<Judged>(isNotRefused), respond);
}

function invalid(refused: Refusals): Failure {
  const violations = refused.flatMap(({ command, failure: { code, params, violations: own } }) =>
    code === 'record.invalid' ? own : [{ pointer: command.at, code, params }],
  );
  return new Failure('record.invalid', { count: violations.length }, violations);
}

/** Judged, with what is said of it all the same. */
type Judged = JudgedDraft | Binning;
type JudgedDraft = Storing & { readonly warnings: readonly Violation[]; readonly checks: Checks };

const draftsIn = (prepared: readonly Prepared[]): readonly Draft[] =>
  prepared.flatMap((one) => (isStoring(one) ? [one.draft] : []));

/** On the state after all of them. */
async function judgeTogether(tx: Transaction, prepared: readonly Prepared[]): Promise<readonly (Judged | Refused)[]> {
  const batch = {
    leaving: new Set(prepared.flatMap((one) => (isBinning(one) && one.command.verb === 'delete' ? [one.found.id] : []))),
    arriving: new Map(draftsIn(prepared).flatMap(({ before, id, object }) => (before ? [] : [[id, object.name] as const]))),
  };
  return verdictsOn(tx, prepared, await checksFor(tx, prepared, batch), { isClaiming: () => true });
}

/** One after the other; what is refused neither claims a value nor gives one up. */
const judgeInTurn = (tx: Transaction, prepared: readonly Prepared[], checks: ChecksOf): readonly (Judged | Refused)[] =>
  verdictsOn(tx, prepared, checks, { isClaiming: (verdict) => !isRefused(verdict) });

const verdictsOn = (
  tx: Transaction,
  prepared: readonly Prepared[],
  checks: ChecksOf,
  { isClaiming }: { readonly isClaiming: (verdict: Judged | Refused) => boolean },
): readonly (Judged | Refused)[] =>
  prepared.map((one) => {
    if (!isStoring(one)) return one;
    const facts = checks.get(one.draft)!;
    const verdict = verdictOn(tx, one, facts);
    if (isClaiming(verdict)) facts.claim(one.draft);
    return verdict;
  });

type ChecksOf = ReadonlyMap<Draft, Checks>;

/** Asked once per object. */
async function checksFor(
  tx: Transaction,
  prepared: readonly Prepared[],
  batch?: Parameters<typeof check>[3]['batch'],
): Promise<ChecksOf> {
  const checks = new Map<Draft, Checks>();
  for (const [, group] of byObject(tx.sight.model, prepared.filter(isStoring))) {
    const drafts = group.map(({ draft }) => draft);
    const count = group.some(({ move }) => move !== undefined);
    const facts = await check(tx, group[0]!.target, drafts, { lock: true, count, ...(batch && { batch }) });
    for (const draft of drafts) checks.set(draft, facts);
  }
  return checks;
}

function verdictOn(tx: Transaction, one: Storing, checks: Checks): Judged | Refused {
  const { command, draft, move } = one;
  const { transition = null } = move ?? {};
  const guarded = transition && isGuarded(transition, draft.record, environmentAt(draft, checks, tx.call));
  try {
    refuse([
      ...(move?.violations ?? []),
      ...(guarded ? [guardViolation(transition, `${command.at}/transition`)] : []),
      ...judge(draft, checks, tx.call, transition?.required),
    ]);
    admit(draft, checks);
    return { ...one, checks, warnings: isUnchanged(draft) ? [] : warningsOf(tx, draft, checks) };
  } catch (error) {
    return refusedBy(command, error);
  }
}

const writtenOf = ({ command, target, draft, warnings }: JudgedDraft): Written => ({
  command,
  target,
  id: draft.id,
  version: isUnchanged(draft) ? draft.before!.version : nextVersion(draft),
  warnings,
});

const binned = ({ command, target, found }: Binning): Written => ({
  command,
  target,
  id: found.id,
  version: found.version + 1,
  warnings: [],
});

const isUnchanged = ({ before, changed }: Draft): boolean => before !== null && changed.length === 0;

/** What leaves makes room first; what comes back, and what is left without something, is seen when all the rest is stored. */
async function store<T>(
  tx: Transaction,
  judged: readonly Judged[],
  respond: (written: readonly Written[]) => Promise<T>,
): Promise<T> {
  const written = judged.map((one) => (isStoring(one) ? writtenOf(one) : binned(one)));
  const bin = judged.filter(isBinning);
  const stored = judged.filter<JudgedDraft>(isStoring);
  const removals = await putAllInBin(
    tx,
    bin.filter(({ command }) => command.verb === 'delete'),
  );
  await parkHandedOver(tx, stored);
  const numbers = await numbersFor(tx, stored);
  if (bin.length === 0) {
    const [, answer] = await Promise.all([storeDrafts(tx, stored, numbers), respond(written)]);
    return answer;
  }
  await storeDrafts(tx, stored, numbers);
  for (const removal of removals) await removal.settle(removals);
  for (const [, group] of byObject(
    tx.sight.model,
    bin.filter(({ command }) => command.verb === 'restore'),
  ))
    for (const { target, found } of group) await takeOutOfBin(tx, target, found);
  return respond(written);
}

/** A detail that goes with its master goes once. */
async function putAllInBin(tx: Transaction, bin: readonly Binning[]): Promise<readonly Removal[]> {
  const removals: Removal[] = [];
  const gone = new Set<string>();
  for (const [, group] of byObject(tx.sight.model, bin)) {
    const records = group.map(({ found }) => found).filter(({ id }) => !gone.has(id));
    if (records.length === 0) continue;
    const removal = await putInBin(tx, group[0]!.target, records);
    for (const { id } of removal.batches.flatMap((batch) => batch.records)) gone.add(id);
    removals.push(removal);
  }
  return removals;
}

/** Unique indexes look at each row by itself: a value that another record of the batch still has is taken out of it first. */
async function parkHandedOver(tx: Transaction, stored: readonly JudgedDraft[]): Promise<void> {
  if (stored.length < 2) return;
  for (const [object, group] of byObject(tx.sight.model, stored)) {
    const ids = new Map(group.map((one) => [one.draft.id, one]));
    for (const { name } of Object.values(object.fields).filter(({ unique }) => unique !== false)) {
      const holders = group.flatMap(({ draft, checks }) => checks.holder(draft, name) ?? []);
      const handing = [...new Set(holders)].filter((id) => ids.get(id)?.draft.changed.includes(name));
      if (handing.length > 0) await park(tx, group[0]!.target, name, handing);
    }
  }
}

async function numbersFor(tx: Transaction, stored: readonly Storing[]): Promise<ReadonlyMap<ObjectModel, Numbers>> {
  const numbers = new Map<ObjectModel, Numbers>();
  const created = stored.filter(({ draft }) => draft.before === null);
  for (const [object, group] of byObject(tx.sight.model, created)) {
    const drafts = group.map(({ draft }) => draft);
    numbers.set(object, await drawNumbers(tx, drafts));
  }
  return numbers;
}

/** Sent before it first waits. */
async function storeDrafts(
  tx: Transaction,
  stored: readonly Storing[],
  numbers: ReadonlyMap<ObjectModel, Numbers>,
): Promise<void> {
  const writes = byObject(tx.sight.model, stored).flatMap(([object, group]) => {
    const drafts = group.map(({ draft }) => draft);
    const created = drafts.filter(({ before }) => before === null);
    const changed = drafts.filter((draft) => draft.before !== null && !isUnchanged(draft));
    return [insertDrafts(tx, created, numbers.get(object) ?? new Map()), updateDrafts(tx, changed, movesIn(tx, group))];
  });
  await Promise.all(writes);
}

const movesIn = ({ call }: Transaction, group: readonly Storing[]): ReadonlyMap<string, Move> =>
  new Map(
    group.flatMap(({ draft, move }) =>
      move ? [[draft.id, moveOf(call.now, draft.before!.values, draft.record.stage, move.reason)]] : [],
    ),
  );

/**
 * Creates and changes, judged in turn and stored together. What a write opens to its writer depends on what is stored with
 * it: where some are refused, those that are left are judged again.
 */
async function eachAtOnce(tx: Transaction, requests: readonly Request[]): Promise<readonly (Written | Refused)[]> {
  let judged: readonly (Judged | Refused)[] = [];
  let left: readonly Prepared[] = await prepare(tx, requests);
  for (let isOpen = true; isOpen;) {
    const checks = await checksFor(tx, left);
    judged = judgeInTurn(tx, left, checks);
    const refused = judged.filter(isRefused).length;
    isOpen = refused > left.filter(isRefused).length && draftsIn(left).some((draft) => checks.get(draft)?.widening(draft));
    left = judged;
  }
  return store(tx, judged.filter<Judged>(isNotRefused), async (written) => {
    const byCommand = new Map(written.map((one) => [one.command, one]));
    return judged.map((one) => (isRefused(one) ? one : byCommand.get(one.command)!));
  });
}

/** Under a savepoint; null where any of them is refused. */
async function part(tx: Transaction, commands: readonly Command[]): Promise<readonly Written[] | null> {
  try {
    return await tx.nested(() => applyAll(tx, commands, async (written) => written));
  } catch (error) {
    if (error instanceof Failure) return null;
    throw error;
  }
}

/** Everything is locked before the first of them is written, as in any other write. */
async function oneByOne(
  tx: Transaction,
  requests: readonly Request[],
  done: readonly Written[],
): Promise<readonly (Written | Refused)[]> {
  const outcomes = new Map<object, Written | Refused>(done.map((one) => [one.command, one]));
  if (done.length === 0) await hold(tx, requests);
  for (const request of requests.filter((one) => !outcomes.has(one)))
    outcomes.set(request, isRefused(request) ? request : await underSavepoint(tx, request));
  return requests.map((request) => outcomes.get(request)!);
}

async function underSavepoint(tx: Transaction, command: Command): Promise<Written | Refused> {
  try {
    return await tx.nested(() => apply(tx, command, async (written) => written));
  } catch (error) {
    return refusedBy(command, error);
  }
}
