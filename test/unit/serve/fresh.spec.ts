/** What is planned again under a newer release, and what is not. */
import { Failure } from '../../../server/errors/define.js';
import type { Call, Release } from '../../../server/contract/call.js';
import { onFresh, Stale } from '../../../server/serve/fresh.js';

const release = (number: number): Release => ({
  workspace: { id: 'w', name: 'w', schema: 'w_w' },
  number,
  model: {} as Release['model'],
});
const call: Call = {
  actor: {
    user: { id: 'u', department: null, department_users: [], department_tree_users: [], roles: [] },
    displayName: 'U',
    workspace: release(1).workspace,
    roles: [],
  },
  release: release(1),
  language: 'en',
  now: new Date(0),
};
const sqlError = (code: string): Error => Object.assign(new Error(code), { code });

/** Runs against a database at release `current`; `failing` throws for what is planned under an older one. */
async function runAt(current: number, failing: (planned: number, run: number) => Error | null): Promise<readonly number[]> {
  const planned: number[] = [];
  await onFresh(call, { releases: { refresh: () => Promise.resolve(release(current)) } }, ({ release: { number } }) => {
    planned.push(number);
    const error = failing(number, planned.length);
    return error ? Promise.reject(error) : Promise.resolve();
  });
  return planned;
}

test('what holds runs once', async () => {
  expect(await runAt(1, () => null)).toEqual([1]);
});

test('what is stale runs again under the newer release', async () => {
  expect(await runAt(3, (planned) => (planned < 3 ? new Stale() : null))).toEqual([1, 3]);
});

test.each(['42703', '42P01', '42883', '42804', '0A000'])('so does what meets %s, when there is a newer release', async (code) => {
  expect(await runAt(2, (planned) => (planned < 2 ? sqlError(code) : null))).toEqual([1, 2]);
});

test('a changed plan runs again under the same release, for its connection is gone', async () => {
  expect(await runAt(1, (_, run) => (run === 1 ? sqlError('0A000') : null))).toEqual([1, 1]);
});

test.each(['42703', '42P01'])('%s without a newer release is our fault and is said', async (code) => {
  await expect(runAt(1, () => sqlError(code))).rejects.toMatchObject({ code });
});

test('other errors are passed on at once', async () => {
  let runs = 0;
  await expect(runAt(2, () => (runs++, sqlError('57014')))).rejects.toMatchObject({ code: '57014' });
  expect(runs).toBe(1);
});

test('what never holds ends in a failure that says when to come back', async () => {
  const failure = await runAt(2, () => new Stale()).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(Failure);
  expect(failure).toMatchObject({ code: 'release.changing', params: { retry_after: 1 } });
});

test('a refusal made under an old release is judged again under the newer one', async () => {
  expect(await runAt(2, (planned) => (planned < 2 ? new Failure('request.invalid') : null))).toEqual([1, 2]);
});

test('a refusal under the current release stands', async () => {
  let runs = 0;
  await expect(runAt(1, () => (runs++, new Failure('request.invalid')))).rejects.toMatchObject({ code: 'request.invalid' });
  expect(runs).toBe(1);
});
