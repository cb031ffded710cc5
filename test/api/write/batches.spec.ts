/** Random batches over unique values, against a model of what they mean: all at once, or row after row. */
import type { Call } from '../../../server/contract/call.js';
import { Failure } from '../../../server/errors/define.js';
import { extent, SEED } from '../../support/extent.js';
import { random } from '../../support/random.js';
import { openWorkspace, project, type TestWorkspace } from '../../support/workspace.js';
import { bodyOf, writingOf, type Writing } from '../../support/writing.js';

const BATCHES = extent({ usual: 60, full: 1500 });
const names = ['Ash', 'Birch', 'Cedar', 'Elm', 'Fir'];

interface Row {
  readonly op: 'create' | 'update' | 'delete';
  readonly id?: string;
  readonly fields?: { readonly name: string };
}
type State = ReadonlyMap<string, string>;

let workspace: TestWorkspace;
let writing: Writing;
let admin: Call;

beforeAll(async () => {
  workspace = await openWorkspace(project('workshop'));
  writing = writingOf(workspace);
  admin = await workspace.call(['admin']);
});
afterAll(() => workspace.close());

const keyOf = (name: string): string => name.toLowerCase();

/** What the row makes of the state; null: it cannot be. A new record is known by its row as yet. */
function after(state: State, row: Row, number: number): State | null {
  if (row.op === 'create') return new Map(state).set(`new ${number}`, row.fields!.name);
  if (!state.has(row.id!)) return null;
  const next = new Map(state);
  if (row.op === 'delete') next.delete(row.id!);
  else next.set(row.id!, row.fields!.name);
  return next;
}

const isUnique = (state: State): boolean => new Set([...state.values()].map(keyOf)).size === state.size;

/** Null: the batch is refused. */
function allAtOnce(state: State, rows: readonly Row[]): State | null {
  const ids = rows.flatMap(({ id }) => id ?? []);
  if (new Set(ids).size < ids.length) return null;
  const end = rows.reduce<State | null>((known, row, number) => known && after(known, row, number), state);
  return end && isUnique(end) ? end : null;
}

function inTurn(state: State, rows: readonly Row[]): { readonly end: State; readonly isDone: readonly boolean[] } {
  let end = state;
  const isDone = rows.map((row, number) => {
    const next = after(end, row, number);
    if (!next || !isUnique(next)) return false;
    end = next;
    return true;
  });
  return { end, isDone };
}

async function stored(): Promise<State> {
  const { rows } = await workspace.database.admin.query<{ id: string; name: string }>(
    `select "id"::text as "id", "name" from "${workspace.release.workspace.schema}"."client" where "deleted_at" is null`,
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}

const valuesIn = (state: State): readonly string[] => [...state.values()].toSorted();
const kept = (before: State, now: State): readonly (readonly [string, string | undefined])[] =>
  [...before.keys()].map((id) => [id, now.get(id)]);

test.each(['all', 'each'] as const)(
  `%s: ${BATCHES} batches do what they mean (seed ${SEED})`,
  async (mode) => {
    const { below, of: pick } = random(SEED);
    const spelled = (): string => (below(2) === 0 ? pick(names) : pick(names).toUpperCase());
    const seen = { done: 0, refused: 0 };
    let state = await stored();
    for (let batch = 0; batch < BATCHES; batch++) {
      const ids = [...state.keys(), '01970000-0000-7000-8000-00000000dead'];
      const rows = Array.from({ length: 1 + below(5) }, (): Row => {
        const op = pick(['create', 'update', 'update', 'update', 'delete'] as const);
        if (op === 'create') return { op, fields: { name: spelled() } };
        return op === 'delete' ? { op, id: pick(ids) } : { op, id: pick(ids), fields: { name: spelled() } };
      });
      const answer = await writing.bulk(admin, 'client', { mode, rows }).catch((error: unknown) => {
        if (error instanceof Failure) return null;
        throw error;
      });
      const wanted = allAtOnce(state, rows);
      const each = inTurn(state, rows);
      if (mode === 'all') expect([batch, rows, answer !== null]).toEqual([batch, rows, wanted !== null]);
      else {
        const { data } = bodyOf<{ data: readonly { readonly error?: unknown }[] }>(answer!);
        expect([batch, rows, data.map(({ error }) => error === undefined)]).toEqual([batch, rows, each.isDone]);
      }
      const end = mode === 'all' ? (wanted ?? state) : each.end;
      const now = await stored();
      expect([batch, rows, valuesIn(now)]).toEqual([batch, rows, valuesIn(end)]);
      expect([batch, rows, kept(state, now)]).toEqual([batch, rows, kept(state, end)]);
      seen[(mode === 'all' ? wanted !== null : each.isDone.every(Boolean)) ? 'done' : 'refused'] += 1;
      state = now;
    }
    expect(Math.min(seen.done, seen.refused)).toBeGreaterThan(BATCHES / 10);
  },
  600_000,
);
