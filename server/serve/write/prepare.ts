/** Commands → what is to be written: records found and locked, drafts made of them; or why a command fails by itself. */
import { v7 } from 'uuid';
import { Failure } from '../../errors/define.js';
import type { Model, ObjectModel } from '../../compile/model.js';
import type { Lock } from '../sql/find.js';
import { rightFor, type Command } from './command.js';
import { draftOf } from './draft-of.js';
import type { Draft, Found, Target } from './draft.js';
import { environmentOf } from './environment.js';
import { findRecords } from './find.js';
import { readMove, type MoveBody } from './move-body.js';
import { draftMove } from './moves.js';
import { transitionsFrom } from './stage.js';
import { forbidden, targetOf } from './target.js';
import type { Transaction } from './transaction.js';
import { objectOf } from './values.js';
import { matchVersion } from './version.js';

interface Aimed {
  readonly command: Command;
  readonly target: Target;
}

/** A record to be stored. */
export interface Storing extends Aimed {
  readonly draft: Draft;
  readonly move?: MoveBody;
}

/** A record to be put into the recycle bin or taken out of it. */
export interface Binning extends Aimed {
  readonly found: Found;
}

/** A command that cannot be carried out, or what could not be read as one. */
export interface Refused {
  readonly command: Pick<Command, 'at'>;
  readonly failure: Failure;
}

export type Request = Command | Refused;

export type Prepared = Storing | Binning | Refused;

export const isStoring = <S extends Storing>(one: S | Binning | Refused): one is S => 'draft' in one;
export const isBinning = (one: Prepared): one is Binning => 'found' in one;
export const isRefused = (one: object): one is Refused => 'failure' in one;
export const isNotRefused = <T extends object>(one: T | Refused): one is T => !isRefused(one);

/** In the order of the requests. Locks what is there already, in the one order in which every write does. */
export async function prepare(tx: Transaction, requests: readonly Request[]): Promise<readonly Prepared[]> {
  const aimed = requests.map((request) => (isRefused(request) ? request : aim(tx, request)));
  const found = await findAll(tx, aimed);
  const known = new Set<string>();
  const prepared: Prepared[] = [];
  for (const one of aimed) prepared.push(isRefused(one) ? one : await draftFor(tx, one, found, known));
  return prepared;
}

/** Locks what the requests are about; nothing else is made of them. */
export async function hold(tx: Transaction, requests: readonly Request[]): Promise<void> {
  await findAll(
    tx,
    requests.map((request) => (isRefused(request) ? request : aim(tx, request))),
  );
}

function aim(tx: Transaction, command: Command): Aimed | Refused {
  try {
    return { command, target: targetOf(tx, command.object, rightFor[command.verb], pointerOfFields(command)) };
  } catch (error) {
    return refusedBy(command, error);
  }
}

/** A failure is the answer to its command; everything else is a fault. */
export function refusedBy(command: Refused['command'], error: unknown): Refused {
  if (error instanceof Failure) return { command, failure: error };
  throw error;
}

const pointerOfFields = ({ verb, at, under = '' }: Command): string => at + (verb === 'move' ? '/values' : under);

type FoundRecords = ReadonlyMap<string, ReadonlyMap<string, Found>>;

/** Parents before children, then by name and id: writers that meet on the same records wait for each other in a line. */
async function findAll(tx: Transaction, aimed: readonly (Aimed | Refused)[]): Promise<FoundRecords> {
  const existing = aimed
    .filter<Aimed>(isNotRefused)
    .flatMap(({ command, target }) => (command.verb === 'create' ? [] : [{ command, target }]));
  const found = new Map<string, ReadonlyMap<string, Found>>();
  for (const [object, group] of byObject(tx.sight.model, existing)) {
    const lock: Lock = group.some(({ command: { verb } }) => verb === 'delete' || verb === 'restore') ? 'delete' : 'change';
    const ids = group.map(({ command }) => command.id);
    found.set(object.name, await findRecords(tx, group[0]!.target, ids, lock));
  }
  return found;
}

/** Masters before their details, then by name. */
export function byObject<T extends { readonly target: Target }>(
  model: Model,
  list: readonly T[],
): readonly (readonly [ObjectModel, readonly T[]])[] {
  const groups = new Map<ObjectModel, T[]>();
  for (const one of list) {
    const group = groups.get(one.target.object);
    if (group) group.push(one);
    else groups.set(one.target.object, [one]);
  }
  if (groups.size < 2) return [...groups];
  const depths = new Map([...groups.keys()].map((object) => [object, depthOf(model, object)]));
  return [...groups].toSorted(([a], [b]) => depths.get(a)! - depths.get(b)! || (a.name < b.name ? -1 : 1));
}

/** How many masters stand above the object. */
function depthOf(model: Model, object: ObjectModel, seen: readonly string[] = []): number {
  const masters = Object.values(object.fields).filter(({ type, to }) => type === 'master_detail' && to !== object.name);
  const above = masters.flatMap(({ to }) => (to && !seen.includes(to) ? (model.objects[to] ?? []) : []));
  return Math.max(0, ...above.map((master) => 1 + depthOf(model, master, [...seen, object.name])));
}

async function draftFor(tx: Transaction, aimed: Aimed, records: FoundRecords, known: Set<string>): Promise<Prepared> {
  const { command, target } = aimed;
  try {
    if (command.verb === 'create') return created(tx, command, target);
    const found = records.get(command.object)?.get(command.id.toLowerCase());
    if (!found || (found.deleted && command.verb !== 'restore')) throw new Failure('record.unknown');
    if (known.has(found.id)) throw new Failure('bulk.repeated');
    known.add(found.id);
    return await ofFound(tx, command, target, found);
  } catch (error) {
    return refusedBy(command, error);
  }
}

function created(tx: Transaction, command: Command & { readonly verb: 'create' }, target: Target): Storing {
  const environment = environmentOf(tx.call, null);
  const draft = draftOf({ ...target, verb: 'create', id: v7(), before: null, body: objectOf(command.body), environment });
  return { command, target, draft };
}

async function ofFound(
  tx: Transaction,
  command: Exclude<Command, { readonly verb: 'create' }>,
  target: Target,
  found: Found,
): Promise<Prepared> {
  const environment = environmentOf(tx.call, found.values);
  switch (command.verb) {
    case 'update': {
      const body = objectOf(command.body);
      if (!found.verdict.update) throw forbidden(target, 'update');
      await matchVersion(tx, target, found, command.ifMatch);
      const draft = draftOf({ ...target, verb: 'update', id: found.id, before: found, body, environment });
      return { command, target, draft };
    }
    case 'move': {
      await matchVersion(tx, target, found, command.ifMatch);
      const move = readMove(command.body, transitionsFrom({ object: target.object, before: found }), target, command.at);
      // Values are judged whether or not the move itself is possible, so that all that is wrong is said at once.
      const draft = move.transition
        ? draftMove({ target, before: found, transition: move.transition, values: move.values, environment })
        : draftOf({ ...target, verb: 'move', id: found.id, before: found, body: move.values, environment });
      return { command, target, draft, move };
    }
    case 'delete':
      if (!found.verdict.delete) throw forbidden(target, 'delete');
      await matchVersion(tx, target, found, command.ifMatch);
      return { command, target, found };
    case 'restore':
      if (!found.deleted) throw new Failure('record.not_deleted');
      if (!found.verdict.delete) throw forbidden(target, 'delete');
      return { command, target, found };
  }
}
