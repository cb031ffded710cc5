/** Two server processes on one database: what one is told of a release, and that neither answers from an old one. */
import type { SourceDocument } from '../../server/compile/compile.js';
import { publish } from '../../server/publish/publish.js';
import { readDocuments } from '../../server/publish/folder.js';
import { Caller } from '../support/caller.js';
import { buildServer, startProcess, type ServerProcess } from '../support/process.js';
import { startTestServer, type TestServer } from '../support/server.js';
import { project } from '../support/workspace.js';

jest.setTimeout(120_000);

let first: TestServer;
let second: ServerProcess;
let documents: readonly SourceDocument[];
beforeAll(async () => {
  buildServer();
  first = await startTestServer({ project: project('equipment') });
  second = await startProcess({ DATABASE_URL: first.databaseUrl, DEMO: 'off', ADMIN_PASSWORD: 'an admin of the tests' });
  ({ documents } = await readDocuments(project('equipment')));
});
afterAll(async () => {
  await second.end('SIGTERM');
  await first.close();
});

const withField = (name: string): SourceDocument[] =>
  documents.map((document) => {
    const content = document.content as { kind: string; name: string; fields: unknown[] };
    if (content.kind !== 'object' || content.name !== 'machine') return document;
    const field = { id: `x_${name}`, name, type: 'text', label: { en: name } };
    return { ...document, content: { ...content, fields: [...content.fields, field] } };
  });

const release = (from: readonly SourceDocument[]) =>
  publish(first.database.admin, first.workspace, { documents: from, message: 'test', author: 'test' });

test('once a publish has returned, every process answers from it, in thirty rounds', async () => {
  const { model } = await first.runtime.releases.current(first.workspace.id);
  const caller = await first.user(Object.values(model.roles).map((role) => role.name));
  const elsewhere = new Caller(second.url);
  elsewhere.cookie = caller.cookie;
  for (let round = 0; round < 30; round++) {
    const name = `extra_${round}`;
    await release(withField(name));
    const answers = await Promise.all(
      [caller, elsewhere].flatMap((one) => [
        one.get(`/api/records/machine?fields=${name}&limit=1`),
        one.get(`/api/records/machine?fields=extra_${round - 1}&limit=1`),
        one.get<{ objects: { machine: { fields: { name: string }[] } } }>('/api/app'),
      ]),
    );
    for (const [fresh, old, app] of [answers.slice(0, 3), answers.slice(3)]) {
      expect(fresh!.status).toBe(200);
      expect(old!.status).toBe(400);
      expect(
        (app!.body as { objects: { machine: { fields: { name: string }[] } } }).objects.machine.fields.map((field) => field.name),
      ).toContain(name);
    }
  }
});
