/** The write pipelines on a test workspace, without HTTP. */
import { Failure } from '../../server/errors/define.js';
import { problemOf, type ProblemDocument } from '../../server/errors/problem.js';
import type { Call } from '../../server/contract/call.js';
import type { Answer } from '../../server/serve/answer.js';
import { SightCache } from '../../server/serve/sight/sight-cache.js';
import { bulkWrite, type BulkInput } from '../../server/serve/write/bulk.js';
import { changeRecord, type ChangeInput } from '../../server/serve/write/change.js';
import { createRecord, type CreateInput } from '../../server/serve/write/create.js';
import { readHistory } from '../../server/serve/write/history.js';
import { moveRecord, type MoveInput } from '../../server/serve/write/move.js';
import { removeRecord, type RemoveInput } from '../../server/serve/write/remove.js';
import { restoreRecord, type RestoreInput } from '../../server/serve/write/restore.js';
import { recordRights } from '../../server/serve/write/rights.js';
import { listTransitions } from '../../server/serve/write/transitions.js';
import type { WriteDeps } from '../../server/serve/write/transaction.js';
import { validateRecord, type ValidateInput } from '../../server/serve/write/validate.js';
import type { TestWorkspace } from './workspace.js';

type Of<T, K extends keyof T> = Omit<T, K>;
type Fields = Readonly<Record<string, unknown>>;

export interface Writing {
  readonly deps: WriteDeps;
  create(call: Call, object: string, body: unknown, more?: Of<CreateInput, 'object' | 'body'>): Promise<Answer>;
  change(
    call: Call,
    object: string,
    id: string,
    body: unknown,
    more?: Of<ChangeInput, 'object' | 'id' | 'body'>,
  ): Promise<Answer>;
  remove(call: Call, object: string, id: string, more?: Of<RemoveInput, 'object' | 'id'>): Promise<Answer>;
  restore(call: Call, object: string, id: string, more?: Of<RestoreInput, 'object' | 'id'>): Promise<Answer>;
  move(call: Call, object: string, id: string, body: unknown, more?: Of<MoveInput, 'object' | 'id' | 'body'>): Promise<Answer>;
  bulk(call: Call, object: string, body: unknown, more?: Of<BulkInput, 'object' | 'body'>): Promise<Answer>;
  validate(call: Call, input: ValidateInput): Promise<Answer>;
  transitions(call: Call, object: string, id: string): Promise<Answer>;
  history(call: Call, object: string, id: string, query?: Fields): Promise<Answer>;
  rights(call: Call, object: string, id: string): Promise<Answer>;
}

/** Every request has its own time, as over HTTP. */
const later = (call: Call): Call => ({ ...call, now: new Date(Math.max(Date.now(), call.now.getTime())) });

export function writingOf({ database, releases }: TestWorkspace): Writing {
  const deps: WriteDeps = { records: database.records, releases, sights: new SightCache() };
  return {
    deps,
    create: (call, object, body, more) => createRecord(later(call), deps, { object, body, ...more }),
    change: (call, object, id, body, more) => changeRecord(later(call), deps, { object, id, body, ...more }),
    remove: (call, object, id, more) => removeRecord(later(call), deps, { object, id, ...more }),
    restore: (call, object, id, more) => restoreRecord(later(call), deps, { object, id, ...more }),
    move: (call, object, id, body, more) => moveRecord(later(call), deps, { object, id, body, ...more }),
    bulk: (call, object, body, more) => bulkWrite(later(call), deps, { object, body, ...more }),
    validate: (call, input) => validateRecord(later(call), deps, input),
    transitions: (call, object, id) => listTransitions(later(call), deps, { object, id }),
    history: (call, object, id, query = {}) => readHistory(later(call), deps, { object, id, query }),
    rights: (call, object, id) => recordRights(later(call), deps, { object, id }),
  };
}

export const bodyOf = <T = { readonly data: Fields & { readonly id: string; readonly version: number } }>({ body }: Answer): T =>
  JSON.parse(body) as T;

/** The record of an answer. */
export const recordOf = (answer: Answer): Fields & { readonly id: string; readonly version: number } => bodyOf(answer).data;

/** What a refused request is answered with. */
export async function problem(run: Promise<unknown>, language: Call['language'] = 'en'): Promise<ProblemDocument> {
  const outcome = await run.then(
    (answer) => ({ answer }),
    (error: unknown) => ({ error }),
  );
  if ('answer' in outcome) throw new Error(`It was not refused: ${JSON.stringify(outcome.answer)}`);
  if (!(outcome.error instanceof Failure)) throw outcome.error;
  return problemOf(outcome.error, language, 'test');
}

/** `code pointer` of every violation, in the order of the answer. */
export const faultsOf = ({ errors = [] }: ProblemDocument): readonly string[] =>
  errors.map(({ code, pointer }) => `${code} ${pointer}`);
