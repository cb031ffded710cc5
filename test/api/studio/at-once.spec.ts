/** Many at once on one workspace: saves, publishes, discards and releases from elsewhere. No edit is lost, none twice. */
import { publish } from '../../../server/publish/publish.js';
import type { Draft, SaveAnswer, StudioPlan } from '../../../server/contract/draft.js';
import { listen, startTestServer, type TestServer } from '../../support/server.js';
import { Caller } from '../../support/caller.js';

type Json = Readonly<Record<string, unknown>>;
type ObjectDocument = Json & { readonly id: string; readonly fields: readonly Json[] };

let server: TestServer;
let other: Awaited<ReturnType<typeof listen>>;
let people: readonly Caller[];
beforeAll(async () => {
  server = await startTestServer();
  // A second process would have caches of its own; a second server in this one has them too.
  other = await listen(server.database);
  const ann = await server.user(['planner']);
  const bob = Object.assign(new Caller(other.url), { cookie: (await server.user(['planner'])).cookie });
  people = [ann, bob];
});
afterAll(async () => {
  await other.app.close();
  await server.close();
});

const draftOf = async (who: Caller): Promise<Draft> => (await who.get<Draft>('/api/studio/draft')).body;
const machineIn = ({ documents }: Draft): ObjectDocument =>
  documents.find(({ content }) => (content as Json).name === 'machine')!.content as ObjectDocument;

/** As the studio does it: on a conflict of versions load again and repeat. */
async function addField(who: Caller, name: string): Promise<void> {
  const now = await draftOf(who);
  const machine = machineIn(now);
  const field = { id: name, name, type: 'text', label: { en: name } };
  const edits = [{ kind: 'object', id: machine.id, content: { ...machine, fields: [...machine.fields, field] } }];
  const { status, text } = await who.post<SaveAnswer>('/api/studio/draft', { base: now.seq, edits });
  if (status !== 200) throw new Error(text);
}

/** Answers whether this one was it. */
async function publishNow(who: Caller): Promise<boolean> {
  const { body } = await who.post<StudioPlan>('/api/studio/plan');
  const { status, text } = await who.post('/api/studio/publish', { digest: body.digest, message: 'Test', confirm: true });
  if (status !== 200 && status !== 409) throw new Error(text);
  return status === 200;
}

/** As the command line does: the release in force, with an object of its own changed. */
async function applyElsewhere(round: number): Promise<void> {
  const { rows } = await server.database.admin.query<{ number: number; documents: { file: string; content: Json }[] }>(
    `select number, documents from platform.release where workspace_id = $1 order by number desc limit 1`,
    [server.workspace.id],
  );
  const { number, documents } = rows[0]!;
  const next = documents.map((document) =>
    document.content.kind === 'app' ? { ...document, content: { ...document.content, version: `2.0.${round}` } } : document,
  );
  const request = { documents: next, message: 'From files', author: 'cli', basedOn: number };
  await publish(server.database.admin, server.workspace, request).catch((error: { code?: string }) => {
    if (error.code !== 'publish.conflict') throw error;
  });
}

test('what sixty saves add is there in the end, whoever publishes in between', async () => {
  const names = Array.from({ length: 60 }, (_, index) => `extra_${index}`);
  const work = names.map((name, index) => async () => {
    const who = people[index % 2]!;
    await addField(who, name);
    if (index % 5 === 0) await publishNow(people[(index + 1) % 2]!);
    if (index % 7 === 0) await applyElsewhere(index);
  });
  // Six at a time.
  await Promise.all(
    Array.from({ length: 6 }, async () => {
      for (let next = work.shift(); next; next = work.shift()) await next();
    }),
  );
  for (const who of people) {
    const fields = machineIn(await draftOf(who)).fields.map(({ name }) => name);
    expect(fields.filter((name) => names.includes(String(name))).toSorted()).toEqual(names.toSorted());
  }
  while (!(await publishNow(people[0]!)));
  const { rows } = await server.database.admin.query<{ column_name: string }>(
    `select column_name from information_schema.columns where table_schema = $1 and table_name = 'machine'`,
    [server.workspace.schema],
  );
  expect(rows.map((row) => row.column_name)).toEqual(expect.arrayContaining(names));
  expect((await draftOf(people[1]!)).documents.filter(({ state }) => state !== null)).toEqual([]);
});

test('a save on an old base loses nothing that was published, and brings back nothing that was discarded', async () => {
  const [ann, bob] = people as [Caller, Caller];
  const old = await draftOf(ann);
  await addField(bob, 'published_meanwhile');
  await publishNow(bob);
  const machine = machineIn(old);
  const edits = [{ kind: 'object', id: machine.id, content: { ...machine, icon: 'star' } }];
  expect((await ann.post('/api/studio/draft', { base: old.seq, edits })).status).toBe(200);
  const now = machineIn(await draftOf(bob));
  expect([now.icon, now.fields.some(({ name }) => name === 'published_meanwhile')]).toEqual(['star', true]);
  await bob.delete('/api/studio/draft');
  expect(machineIn(await draftOf(ann)).icon).toBe(machine.icon);
});
