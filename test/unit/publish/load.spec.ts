/** People read and write while releases are published: no request fails, and nothing that was answered is lost. */
import type { SourceDocument } from '../../../server/compile/compile.js';
import { publish } from '../../../server/publish/publish.js';
import { startTestServer, type TestServer } from '../../support/server.js';
import { changed, machine, text } from '../compile/project.js';
import { field, object } from './shop.js';

const CLIENTS = 8;
const order = object('z1', 'parcel', [
  field('n', 'name', 'text'),
  ...Array.from({ length: 27 }, (_, n) => field(`f${n}`, `field${n}`, ['text', 'integer', 'date'][n % 3]!)),
  field('l1', 'first', 'lookup', { to: 'machine' }),
  field('l2', 'second', 'lookup', { to: 'machine' }),
  field('l3', 'third', 'lookup', { to: 'work_order' }),
]);

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
}, 60_000);
afterAll(() => server.close());

test('under load', async () => {
  const caller = await server.user(['planner']);
  const add = async (number: number): Promise<string> => {
    const given = { name: `machine ${number}`, asset_number: `AB-${1000 + number}`, line: 'stamping' };
    const { status, body } = await caller.post<{ data: { id: string } }>('/api/records/machine', given);
    expect([status, body]).toEqual([201, expect.anything()]);
    return body.data.id;
  };
  const failures: unknown[] = [];
  const written = new Map<string, string>();
  let isOver = false;
  const client = async (number: number): Promise<void> => {
    const id = await add(number);
    for (let n = 0; !isOver; n++) {
      const name = `machine ${number} write ${n}`;
      const patched = await caller.patch(`/api/records/machine/${id}`, { name });
      if (patched.status === 200) written.set(id, name);
      const read = await caller.get(`/api/records/machine/${id}`);
      const list = await caller.get('/api/records/machine?limit=20&sort=-created_at');
      for (const answer of [patched, read, list]) if (answer.status !== 200) failures.push([answer.status, answer.text]);
    }
  };
  const clients = Array.from({ length: CLIENTS }, (_, number) => client(number));
  const publishing = (documents: readonly SourceDocument[]) =>
    publish(server.database.admin, server.workspace, { documents, message: 'load', author: 'test' });
  const extra = (type: string): SourceDocument[] => changed([machine, '/fields/-', { ...text('extra'), type }]);
  const releases = [];
  for (const documents of [
    [...changed(), order],
    [...extra('text'), order],
    [...extra('integer'), order],
    extra('text'),
    changed(),
  ]) {
    releases.push((await publishing(documents)).release);
  }
  isOver = true;
  await Promise.all(clients);
  expect(failures).toEqual([]);
  expect(releases).toEqual([2, 3, 4, 5, 6]);
  expect(written.size).toBe(CLIENTS);
  for (const [id, name] of written) {
    const { body } = await caller.get<{ data: { name: string } }>(`/api/records/machine/${id}`);
    expect(body.data.name).toBe(name);
  }
}, 120_000);
