import type { AppInfo } from '../../server/contract/app.js';
import type { Problem } from '../../server/contract/problem.js';
import { readDocuments } from '../../server/publish/folder.js';
import { publish } from '../../server/publish/publish.js';
import type { Caller } from '../support/caller.js';
import { startTestServer, type TestServer } from '../support/server.js';

let server: TestServer;
let planner: Caller;
let technician: Caller;

beforeAll(async () => {
  server = await startTestServer();
  [planner, technician] = [await server.user(['planner']), await server.user(['technician'])];
});
afterAll(() => server.close());

test('the application is answered as each caller may see it', async () => {
  const [all, some] = await Promise.all([planner.get<AppInfo>('/api/app'), technician.get<AppInfo>('/api/app')]);
  expect(all.status).toBe(200);
  expect(all.headers.get('content-type')).toMatch(/^application\/json/);
  expect(Object.keys(all.body.objects)).toEqual(['machine', 'work_order']);
  const names = (info: AppInfo): string[] => info.objects.work_order?.fields.map(({ name }) => name) ?? [];
  expect(names(all.body)).toContain('cost');
  expect(names(some.body)).not.toContain('cost');
  expect(some.text).not.toContain('cost');
  expect(some.body.objects.machine?.rights).toMatchObject({ create: false, update: false });
  expect(all.body.objects.machine?.layouts[0]?.related).toMatchObject([{ object: 'work_order', field: 'machine' }]);
});

test('in the language asked for', async () => {
  const { body } = await planner.get<AppInfo>('/api/app', { 'accept-language': 'zh-CN,zh;q=0.9' });
  expect(body.objects.machine?.label).toBe('设备');
});

test('an answer at hand need not be sent again, until something else would be answered', async () => {
  const first = await planner.get('/api/app');
  const etag = first.headers.get('etag') ?? '';
  expect(etag).toMatch(/^"[\w-]+"$/);
  const again = await planner.get('/api/app', { 'if-none-match': etag });
  expect([again.status, again.text]).toEqual([304, '']);
  const other = await planner.get('/api/app', { 'if-none-match': etag, 'accept-language': 'zh-CN' });
  expect(other.status).toBe(200);
  expect((await technician.get('/api/app', { 'if-none-match': etag })).status).toBe(200);
});

test('a long answer goes out packed to whoever takes it so, under an ETag of its own', async () => {
  const [plain, packed] = await Promise.all(
    ['identity', 'gzip'].map((encoding) => planner.get('/api/app', { 'accept-encoding': encoding })),
  );
  expect(plain!.headers.get('content-encoding')).toBeNull();
  expect(packed!.headers.get('content-encoding')).toBe('gzip');
  expect(packed!.text).toBe(plain!.text);
  expect(packed!.headers.get('vary')).toContain('accept-encoding');
  const tags = [plain!, packed!].map(({ headers }) => headers.get('etag') ?? '');
  expect(tags[1]).toBe(tags[0]!.replace(/"$/, '-gzip"'));
  for (const tag of tags) expect((await planner.get('/api/app', { 'if-none-match': tag })).status).toBe(304);
  const refused = await planner.get('/api/app', { 'accept-encoding': 'gzip;q=0' });
  expect(refused.headers.get('content-encoding')).toBeNull();
});

test('a release is told of as soon as it is published, by whatever process', async () => {
  const { documents } = await readDocuments(new URL('../projects/equipment', import.meta.url).pathname);
  const renamed = documents.map(({ file, content }) =>
    file === 'template.json' ? { file, content: { ...(content as object), label: { en: 'Renamed' } } } : { file, content },
  );
  const before = await planner.get<AppInfo>('/api/app');
  const { release } = await publish(server.database.admin, server.workspace, {
    documents: renamed,
    author: 'test',
    message: 'Rename',
  });
  const paths = ['/api/app', '/api/openapi.json', '/api/objects/machine/form'];
  const after = await Promise.all(paths.map((path) => planner.get(path, { 'if-none-match': before.headers.get('etag') ?? '' })));
  expect(after.map(({ status }) => status)).toEqual([200, 200, 200]);
  expect(after.map(({ body }) => body)).toMatchObject([
    { release, label: 'Renamed' },
    { info: { title: 'Renamed' } },
    { release },
  ]);
});

test('without roles there is an application without objects', async () => {
  const nobody = await server.user([]);
  const { body } = await nobody.get<AppInfo>('/api/app');
  expect([body.objects, body.navigation]).toEqual([{}, []]);
});

test('a stranger is asked to sign in', async () => {
  for (const path of ['/api/app', '/api/objects/machine/form']) {
    const { status, body } = await server.stranger().get<Problem>(path);
    expect([status, body.code]).toEqual([401, 'session.required']);
  }
});
