/** The project `deals` with a few records whose every value is known. */
import type { Call } from '../../server/contract/call.js';
import { idOf, insertRow } from './rows.js';
import type { TestWorkspace } from './workspace.js';

export const ann = '0197aaaa-0000-7000-8000-00000000000a';
export const bob = '0197bbbb-0000-7000-8000-00000000000b';
export const cleo = '0197cccc-0000-7000-8000-00000000000c';

const people: Readonly<Record<string, string>> = { [ann]: 'Ann', [bob]: 'Bob', [cleo]: 'Cleo' };

/** A call by one of them. Ann and Bob are in a department; Cleo in one below it. */
export async function callBy(workspace: TestWorkspace, user: string, ...roles: readonly string[]): Promise<Call> {
  const department = user === cleo ? [cleo] : [ann, bob];
  const tree = user === cleo ? [cleo] : [ann, bob, cleo];
  return workspace.call(roles, { id: user, department: null, department_users: department, department_tree_users: tree });
}

export async function insertDeals({ database, release }: TestWorkspace): Promise<void> {
  const pool = database.records;
  for (const [id, name] of Object.entries(people)) {
    await database.admin.query(`insert into platform."user" ("id", "email", "name", "password_hash") values ($1, $2, $3, '')`, [
      id,
      `${name.toLowerCase()}@example.com`,
      name,
    ]);
  }
  const account = (number: number, owner: string, values: object): Promise<void> =>
    insertRow(pool, release, 'account', { id: idOf(number), owner, ...values });
  await account(1, ann, {
    name: 'Alpha',
    industry: 'retail',
    revenue: 500,
    secret_code: 'zebra',
    phone: '+8613812345678',
    tags: ['a', 'b'],
    vip: true,
  });
  await account(2, bob, {
    name: 'Beta',
    industry: 'energy',
    revenue: 100,
    parent: idOf(1),
    opened_on: '2026-01-31',
    employees: 12,
    manager: ann,
  });
  await account(3, cleo, {
    name: '北京',
    industry: 'retail',
    revenue: 300,
    parent: idOf(2),
    phone: '+8613900000003',
    note: '100 % Zebra_crossing',
  });
  await account(4, cleo, { name: '阿里', revenue: null, opened_on: '2026-03-01', tags: ['b'] });
  await account(5, bob, {
    name: 'Gone',
    industry: 'banking',
    revenue: 900,
    deleted_at: '2026-02-01T00:00:00.000Z',
    deleted_by: bob,
  });
  const deal = (number: number, owner: string, values: object): Promise<void> =>
    insertRow(pool, release, 'deal', { id: idOf(number), owner, ...values });
  await deal(11, ann, {
    subject: 'First',
    account: idOf(1),
    amount: 10.5,
    closes_on: '2026-01-15',
    decided_at: '2025-12-31T17:00:00.000Z',
    partners: [idOf(2), idOf(5)],
    kinds: ['a', 'b'],
  });
  await deal(12, bob, { subject: 'Second', account: idOf(2), amount: 20, stage: 'won', rating: 3, calls_at: '14:30:00' });
  await deal(13, cleo, { subject: 'Third', account: idOf(5), amount: 30, decided_at: '2026-02-10T00:00:00.000Z' });
  const memo = (number: number, values: object): Promise<void> =>
    insertRow(pool, release, 'memo', { id: idOf(number), owner: cleo, ...values });
  await memo(21, { body: 'About the first', deal: idOf(11), weight: 1 });
  await memo(22, { body: 'About the third', deal: idOf(13), weight: 2 });
}
