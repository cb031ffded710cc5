/** Which rows and fields each kind of grant shows: own, department, tree, condition, what is pointed to, and several roles. */
import { ann, bob, callBy, cleo, insertDeals } from '../support/deals.js';
import { dataOf, readingOf, type Reading } from '../support/reading.js';
import { idOf } from '../support/rows.js';
import { openWorkspace, project, type TestWorkspace } from '../support/workspace.js';

let workspace: TestWorkspace;
let reading: Reading;
beforeAll(async () => {
  workspace = await openWorkspace(project('deals'));
  await insertDeals(workspace);
  reading = readingOf(workspace);
});
afterAll(() => workspace.close());

async function titles(user: string, roles: string, object: string, query = ''): Promise<readonly unknown[]> {
  const call = await callBy(workspace, user, ...roles.split('+'));
  const title = { account: 'name', deal: 'subject', memo: 'body' }[object] ?? '';
  return dataOf(await reading.list(call, object, `sort=id&fields=${title}${query}`)).map((record) => record[title]);
}

test.each([
  [ann, 'rep', 'account', ['Alpha']],
  [cleo, 'rep', 'account', ['北京', '阿里']],
  [ann, 'team', 'account', ['Alpha', 'Beta']],
  [cleo, 'team', 'account', ['北京', '阿里']],
  [ann, 'tree', 'account', ['Alpha', 'Beta', '北京', '阿里']],
  [cleo, 'tree', 'account', ['北京', '阿里']],
  // Over a lookup; that the account lies in the recycle bin does not matter to the scope.
  [ann, 'tree', 'deal', ['First', 'Second', 'Third']],
  [cleo, 'tree', 'deal', []],
  [ann, 'rep', 'memo', ['About the first']],
  [bob, 'rep', 'memo', []],
  [cleo, 'rep', 'memo', ['About the third']],
  [ann, 'retail', 'account', ['Alpha', '北京']],
  [ann, 'retail+energy', 'account', ['Alpha', 'Beta', '北京']],
  [bob, 'rep+retail', 'account', ['Alpha', 'Beta', '北京']],
  [bob, 'rep+admin', 'account', ['Alpha', 'Beta', '北京', '阿里']],
] as const)('%s as %s: %s', async (user, roles, object, expected) => {
  expect(await titles(user, roles, object)).toEqual(expected);
});

test('one record is found where the list has it, and nowhere else', async () => {
  const call = await callBy(workspace, ann, 'rep');
  expect((await reading.one(call, 'account', idOf(1))).status).toBe(200);
  for (const id of [idOf(2), idOf(5), idOf(99), 'x', ''])
    await expect(reading.one(call, 'account', id)).rejects.toMatchObject({ code: 'record.unknown' });
});

test('two roles do not add up across rows', async () => {
  const call = await callBy(workspace, ann, 'retail', 'energy');
  const records = dataOf(await reading.list(call, 'account', 'sort=id&fields=name,revenue,employees'));
  expect(records.map(({ name, revenue, employees }) => [name, revenue, employees])).toEqual([
    ['Alpha', 500, null],
    ['Beta', null, 12],
    ['北京', 300, null],
  ]);
  // Nor as operands: Beta has a revenue of 100, which only the other role could see.
  expect(await titles(ann, 'retail+energy', 'account', '&revenue.lte=300')).toEqual(['北京']);
  expect(await titles(ann, 'retail+energy', 'account', '&revenue.empty=true')).toEqual(['Beta']);
  const total = await reading.aggregate(call, 'account', { measures: [{ sum: 'revenue' }, { max: 'employees' }] });
  expect(dataOf(total)).toEqual([{ sum_revenue: 800, max_employees: 12 }]);
});

test('in the clear on own rows, masked or empty on others', async () => {
  const call = await callBy(workspace, cleo, 'split');
  const records = dataOf(await reading.list(call, 'account', 'sort=id&fields=name,phone,revenue,parent'));
  expect(records.map(({ name, phone, revenue }) => [name, phone, revenue])).toEqual([
    ['Alpha', '138****5678', null],
    ['Beta', null, null],
    ['北京', '+8613900000003', 300],
    ['阿里', null, null],
  ]);
  expect(records[2]?.parent).toEqual({ id: idOf(2), label: 'Beta' });
});

test('labels are what the caller may see of the title', async () => {
  const accounts = async (user: string, role: string) =>
    dataOf(await reading.list(await callBy(workspace, user, role), 'deal', 'sort=id&fields=account')).map(
      ({ account }) => (account as { readonly label: unknown }).label,
    );
  // The third deal's account lies in the recycle bin.
  expect(await accounts(ann, 'admin')).toEqual(['Alpha', 'Beta', null]);
  expect(await accounts(ann, 'masked')).toEqual(['A***', 'B***', null]);
  expect(await accounts(cleo, 'rep')).toEqual([null]);
});

test('over a lookup nothing is read that may not be read there', async () => {
  const call = await callBy(workspace, cleo, 'rep');
  const [deal] = dataOf(await reading.list(call, 'deal', 'fields=account.name,account.revenue'));
  expect(deal).toMatchObject({ 'account.name': null, 'account.revenue': null });
  expect(await titles(cleo, 'rep', 'deal', '&account.name.empty=true')).toEqual(['Third']);
});

test('the recycle bin shows what the caller may delete', async () => {
  expect(await titles(ann, 'admin', 'account', '&deleted=true')).toEqual(['Gone']);
  expect(await titles(bob, 'rep', 'account', '&deleted=true')).toEqual(['Gone']);
  expect(await titles(ann, 'rep', 'account', '&deleted=true')).toEqual([]);
  expect(await titles(bob, 'split', 'account', '&deleted=true')).toEqual([]);
  const call = await callBy(workspace, bob, 'rep');
  expect((await reading.one(call, 'account', idOf(5), 'deleted=true')).status).toBe(200);
});

test('records counted and pointed to in filters are those the caller may read', async () => {
  const quiet = `&filter=${JSON.stringify({ '==': [{ related_count: ['deal.account'] }, 0] })}`;
  expect(await titles(ann, 'admin', 'account', quiet)).toEqual(['北京', '阿里']);
  // Ann's own deal counts for her, Bob's with Beta does not.
  expect(await titles(bob, 'rep', 'account', quiet)).toEqual([]);
  const seen = `&filter=${JSON.stringify({ sees: ['account'] })}`;
  expect(await titles(ann, 'admin', 'deal', seen)).toEqual(['First', 'Second']);
  expect(await titles(cleo, 'rep', 'deal', seen)).toEqual([]);
});
