/** The configuration as a zip file: out and in again, byte by byte, and files that mean harm. */
import { strFromU8, strToU8, unzipSync, zipSync, type Zippable } from 'fflate';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Problem } from '../../../server/contract/problem.js';
import type { ImportAnswer } from '../../../server/contract/bundle.js';
import type { Draft } from '../../../server/contract/draft.js';
import { importBundle } from '../../../server/publish/bundle/import-bundle.js';
import { unzip, zipDocuments } from '../../../server/publish/bundle/zip.js';
import { filesOf } from '../../../server/publish/draft/files.js';
import { DraftStore } from '../../../server/publish/draft/store.js';
import { createWorkspace } from '../../../server/publish/workspace.js';
import { readDocuments } from '../../../server/publish/folder.js';
import type { Caller } from '../../support/caller.js';
import { startTestServer, type TestServer } from '../../support/server.js';
import { editDraft } from './drafting.js';

const template = new URL('../../../metadata/templates/touchpoint-crm', import.meta.url).pathname;
const path = '/api/studio/bundle';

let server: TestServer;
let admin: Caller;
let technician: Caller;
beforeAll(async () => {
  server = await startTestServer();
  [admin, technician] = [await server.user(['planner']), await server.user(['technician'])];
});
afterAll(() => server.close());
beforeEach(() => admin.delete('/api/studio/draft'));

const download = async (query = ''): Promise<Uint8Array> => {
  const answer = await fetch(`${server.url}${path}${query}`, { headers: { cookie: admin.cookie } });
  expect(answer.headers.get('content-type')).toBe('application/zip');
  return new Uint8Array(await answer.arrayBuffer());
};

async function upload<T = Problem>(
  zip: Uint8Array,
  headers: Readonly<Record<string, string>> = {},
): Promise<{ status: number; body: T }> {
  const answer = await fetch(`${server.url}${path}`, {
    method: 'POST',
    body: Buffer.from(zip),
    headers: { 'content-type': 'application/zip', cookie: admin.cookie, origin: server.url, ...headers },
  });
  return { status: answer.status, body: (await answer.json()) as T };
}

const app = strToU8(JSON.stringify({ kind: 'app', id: 'x', name: 'x' }));
const zipOf = (files: Zippable): Uint8Array => zipSync(files);

test('what is exported is the folder it was made from, and the same bytes each time', async () => {
  const zip = await download();
  const files = unzipSync(zip);
  const project = new URL('../../projects/equipment', import.meta.url).pathname;
  const { documents } = await readDocuments(project);
  expect(Object.keys(files)).toEqual(documents.map(({ file }) => file).toSorted());
  for (const [file, bytes] of Object.entries(files))
    expect(Buffer.from(bytes).toString()).toBe(readFileSync(join(project, file), 'utf8'));
  expect(await download()).toEqual(zip);
  expect(await download('?release=1')).toEqual(zip);
});

test('the template comes out of a workspace as it went in, byte by byte: into one that is there, and into an empty one', async () => {
  const { documents } = await readDocuments(template);
  const zip = zipDocuments(documents);
  const there = await upload<ImportAnswer>(zip);
  expect(there.status).toBe(200);
  expect(there.body).toMatchObject({ removed: 8, changed: 0, added: documents.length, ignored: [] });
  expect(there.body.draft.documents).toHaveLength(documents.length);
  const once = await download();
  expect(once).toEqual(zip);
  expect((await upload<ImportAnswer>(once)).body).toMatchObject({ added: 0, changed: 0, removed: 0 });
  expect(await download()).toEqual(zip);

  const empty = await createWorkspace(server.database.admin, { name: 'empty', label: 'Empty' });
  const store = new DraftStore(server.database.admin);
  await importBundle(store, { workspace: empty.id, by: admin.id }, zip);
  expect(zipDocuments(filesOf(await store.read(empty.id)))).toEqual(zip);
});

test('an import is a draft like any other: nothing is served until it is published, and it can be discarded', async () => {
  const { documents } = await readDocuments(template);
  await upload(zipDocuments(documents));
  expect((await admin.get('/api/records/machine')).status).toBe(200);
  const { body } = await admin.delete<Draft>('/api/studio/draft');
  expect(body.documents.every(({ state }) => state === null)).toBe(true);
  expect(body.removed).toEqual([]);
});

test('a folder that was zipped whole is read as well, and what is no document is named', async () => {
  const files = unzipSync(await download());
  const inside = Object.fromEntries(Object.entries(files).map(([name, bytes]) => [`plant/${name}`, bytes]));
  const { status, body } = await upload<ImportAnswer>(
    zipOf({ ...inside, 'plant/README.md': strToU8('hello'), '__MACOSX/plant/._template.json': app, 'plant/sample/a.json': app }),
  );
  expect(status).toBe(200);
  expect(body).toMatchObject({ added: 0, changed: 0, removed: 0 });
  expect(body.ignored.toSorted()).toEqual(['__MACOSX/plant/._template.json', 'plant/README.md', 'plant/sample/a.json']);
});

test('unfinished and hostile documents go out and come in again as they are', async () => {
  const content = JSON.parse(
    '{"kind":"object","id":"odd","name":5,"fields":"none","label":{"en":"<b>\\"\u202e","constructor":{"x":1}},"views":[{"type":"__proto__"},null],"toString":1}',
  ) as object;
  await editDraft(admin, 'object', 'odd', () => content);
  await editDraft(admin, 'role', 'technician', () => null);
  const zip = await download();
  const file = unzipSync(zip)['objects/odd/object.json'];
  expect(JSON.stringify(JSON.parse(strFromU8(file!)))).toContain('"constructor":{"x":1}');
  await admin.delete('/api/studio/draft');
  expect((await upload<ImportAnswer>(zip)).body).toMatchObject({ added: 1, changed: 0, removed: 1 });
  expect(await download()).toEqual(zip);
});

const object = (id: string): Uint8Array => strToU8(JSON.stringify({ kind: 'object', id, name: id }));
const bomb = zipSync({ 'template.json': [new Uint8Array(60_000_000), { level: 9 }] });

test.each<[string, Uint8Array, number, string]>([
  ['nothing', new Uint8Array(0), 422, 'bundle.unreadable'],
  ['noise', strToU8('PK, but no zip at all'), 422, 'bundle.unreadable'],
  ['half a zip', zipOf({ 'template.json': app }).subarray(0, 40), 422, 'bundle.unreadable'],
  [
    'a zip without its end',
    zipOf({ 'template.json': app, 'objects/a/object.json': object('a') }).subarray(0, 150),
    422,
    'bundle.unreadable',
  ],
  ['an empty zip', zipOf({}), 422, 'bundle.unreadable'],
  ['no application', zipOf({ 'objects/a/object.json': object('a') }), 422, 'bundle.no_app'],
  ['a path upwards', zipOf({ 'template.json': app, '../../etc/passwd': app }), 422, 'bundle.path'],
  ['a path from the root', zipOf({ '/objects/a/object.json': object('a'), 'template.json': app }), 422, 'bundle.path'],
  ['a path of Windows', zipOf({ 'objects\\..\\x': app, 'template.json': app }), 422, 'bundle.path'],
  ['a bomb', bomb, 413, 'bundle.too_large'],
  [
    'many files',
    zipOf(Object.fromEntries(Array.from({ length: 5100 }, (_, n) => [`f${n}`, [new Uint8Array(0), { level: 0 }]]))),
    413,
    'bundle.too_large',
  ],
  ['no JSON', zipOf({ 'template.json': strToU8('{') }), 422, 'bundle.invalid'],
  [
    'a prototype',
    zipOf({ 'template.json': strToU8('{"kind":"app","id":"x","label":{"__proto__":{"en":"x"}}}') }),
    422,
    'bundle.invalid',
  ],
  [
    'a number that would be another one',
    zipOf({ 'template.json': strToU8('{"kind":"app","id":"x","a":[1e400]}') }),
    422,
    'bundle.invalid',
  ],
  ['no UTF-8', zipOf({ 'template.json': new Uint8Array([0xff, 0xfe]) }), 422, 'bundle.invalid'],
  ['another kind', zipOf({ 'template.json': object('a') }), 422, 'bundle.invalid'],
  ['no id', zipOf({ 'template.json': strToU8('{"kind":"app","id":"__proto__"}') }), 422, 'bundle.invalid'],
  [
    'a document twice',
    zipOf({ 'template.json': app, 'objects/a/object.json': object('a'), 'objects/b/object.json': object('a') }),
    422,
    'bundle.invalid',
  ],
  [
    'depth',
    zipOf({ 'template.json': strToU8(`{"kind":"app","id":"x","a":${'['.repeat(500)}${']'.repeat(500)}}`) }),
    422,
    'bundle.invalid',
  ],
])('%s is refused, and the draft stays as it was', async (_, zip, status, code) => {
  const answer = await upload(zip);
  expect([answer.status, answer.body.code]).toEqual([status, code]);
  expect((await admin.get<Draft>('/api/studio/draft')).body.documents.every(({ state }) => state === null)).toBe(true);
});

test('numbers that would be other ones are told with their place, all of them', async () => {
  const file = (id: string) => strToU8(`{"kind":"object","id":"${id}","fields":[{"default":9007199254740993}]}`);
  const { body } = await upload(
    zipOf({ 'template.json': app, 'objects/a/object.json': file('a'), 'objects/b/object.json': file('b') }),
  );
  expect(body.errors?.map(({ pointer, code }) => [pointer, code])).toEqual([
    ['/objects/a/object.json#/fields/0/default', 'format.inexact'],
    ['/objects/b/object.json#/fields/0/default', 'format.inexact'],
  ]);
});

test('sizes are measured, whatever the file says of itself', () => {
  const lying = Buffer.from(bomb);
  // Both headers claim that ten bytes come out.
  lying.writeUInt32LE(10, 22);
  lying.writeUInt32LE(10, lying.lastIndexOf('PK\u0001\u0002') + 24);
  expect(() => unzip(lying)).toThrow(expect.objectContaining({ code: 'bundle.too_large' }) as Error);
});

test('other bodies, other routes and other people are refused', async () => {
  expect((await admin.post<Problem>(path, {})).body.code).toBe('bundle.media_type');
  const elsewhere = await fetch(`${server.url}/api/records/machine`, {
    method: 'POST',
    body: Buffer.from(zipOf({ a: app })),
    headers: { 'content-type': 'application/zip', cookie: admin.cookie, origin: server.url },
  });
  expect(elsewhere.status).toBe(415);
  const large = await upload(new Uint8Array(10_000_001));
  expect([large.status, large.body.code, large.body.params]).toEqual([413, 'request.too_large', { limit: 10_000_000 }]);
  expect((await upload(zipOf({ 'template.json': app }), { origin: 'https://evil.example' })).body.code).toBe(
    'session.cross_site',
  );
  expect((await technician.get<Problem>(path)).body.code).toBe('administer.required');
  for (const release of ['0', '99', 'x', '1e3'])
    expect((await admin.get<Problem>(`${path}?release=${release}`)).body.code).toBe('studio.release_unknown');
});
