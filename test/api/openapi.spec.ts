/** The API document: as each caller has it, valid, and good enough to make a client of. Slow: it runs the tools people use. */
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Problem } from '../../server/contract/problem.js';
import { fixedEndpoints, perObject } from '../../server/contract/all.js';
import type { Endpoint } from '../../server/contract/endpoint.js';
import type { Caller } from '../support/caller.js';
import { startTestServer, type TestServer } from '../support/server.js';
import { long } from '../support/extent.js';

const root = new URL('../..', import.meta.url).pathname;
const run = promisify(execFile);

let server: TestServer;
let planner: Caller;
let technician: Caller;

beforeAll(async () => {
  server = await startTestServer();
  [planner, technician] = [await server.user(['planner']), await server.user(['technician'])];
});
afterAll(() => server.close());

interface Document {
  readonly openapi: string;
  readonly info: { readonly title: string; readonly description: string };
  readonly paths: Readonly<
    Record<
      string,
      Readonly<Record<string, { readonly operationId: string; readonly parameters: readonly { readonly name?: string }[] }>>
    >
  >;
  readonly components: {
    readonly schemas: Readonly<
      Record<string, { readonly properties: Readonly<Record<string, unknown>>; readonly required?: readonly string[] }>
    >;
  };
}

const unknownId = '0198c0de-0000-7000-8000-000000000001';

const documentOf = async (caller: Caller, language = 'en'): Promise<Document> =>
  (await caller.get<Document>('/api/openapi.json', { 'accept-language': language })).body;

test('every object has its schemas as this caller has them', async () => {
  const [all, some] = await Promise.all([documentOf(planner), documentOf(technician)]);
  expect(all.openapi).toBe('3.1.0');
  const { schemas } = all.components;
  expect(Object.keys(schemas)).toEqual(
    expect.arrayContaining([
      'machine',
      'machine.create',
      'machine.change',
      'work_order',
      'work_order.create',
      'work_order.change',
    ]),
  );
  expect(schemas['machine.create']?.required).toEqual(['name', 'asset_number', 'line']);
  expect(schemas['machine.create']?.properties).toMatchObject({
    name: { title: 'Name', type: 'string', maxLength: 80 },
    asset_number: { pattern: '^[A-Z]{2}-\\d{4}$' },
    manual: { type: ['string', 'null'], format: 'uri' },
    running_hours: { minimum: 0, multipleOf: 0.1 },
  });
  const lines = (name: string): unknown => (schemas[name]?.properties.line as { enum: unknown } | undefined)?.enum;
  expect(lines('machine.create')).toEqual(expect.not.arrayContaining(['line_5']));
  expect(lines('machine')).toContain('line_5');
  expect(Object.keys(some.components.schemas)).not.toContain('machine.create');
  expect(Object.keys(some.paths['/api/records/machine'] ?? {})).toEqual(['get']);
  expect(JSON.stringify(some)).not.toContain('cost');
  expect(Object.keys(some.paths)).not.toContain('/api/users/{id}');
  expect(Object.keys(all.paths)).toContain('/api/users/{id}');
});

test('filters stand among the parameters of a list', async () => {
  const { paths } = await documentOf(planner);
  const names = paths['/api/records/work_order']?.get?.parameters.map(({ name }) => name);
  expect(names).toEqual(
    expect.arrayContaining(['fields', 'sort', 'after', 'stage', 'stage.in', 'cost.gte', 'due_on.lte', 'summary.contains']),
  );
});

test('in the language asked for, with an etag', async () => {
  expect((await documentOf(planner, 'zh-CN')).components.schemas.machine).toMatchObject({ title: '设备' });
  const first = await planner.get('/api/openapi.json');
  const again = await planner.get('/api/openapi.json', { 'if-none-match': first.headers.get('etag') ?? '' });
  expect(again.status).toBe(304);
});

test('a stranger is shown how to sign in and nothing of the application', async () => {
  const answer = await server.stranger().get<Document>('/api/openapi.json');
  expect(answer.status).toBe(200);
  expect(Object.keys(answer.body.paths)).toEqual([
    '/api/session',
    '/api/invitation',
    '/api/invitation/accept',
    '/health/live',
    '/health/ready',
  ]);
  expect(answer.body.info.description).toContain('/app');
  expect(answer.text).not.toContain('machine');
});

test('there is a route for every operation', async () => {
  const { paths } = await documentOf(planner);
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => [method.toUpperCase(), path] as const),
  );
  expect(operations.length).toBeGreaterThan(40);
  for (const [method, path] of operations) {
    // Signing out would end what the rest of the test needs.
    if (method === 'DELETE' && path === '/api/session') continue;
    const address = path.replace('{object}', 'machine').replace('{id}', unknownId);
    const { body } = await planner.send<Partial<Problem> | null>(
      method,
      address,
      method === 'POST' || method === 'PATCH' ? '[]' : undefined,
    );
    expect([method, path, body?.code]).not.toEqual([method, path, 'route.unknown']);
  }
}, 60_000);

describe('who may call an endpoint is what it declares', () => {
  const address = ({ path }: Endpoint): string =>
    path
      .replace('{object}', 'machine')
      .replace('{kind}', 'object')
      .replace('{number}', '1')
      .replace(/\{\w+\}/, unknownId);
  const send = async (caller: Caller, endpoint: Endpoint, headers: Readonly<Record<string, string>>) => {
    const method = endpoint.method.toUpperCase();
    const { body } = await caller.send<Partial<Problem> | null>(method, address(endpoint), endpoint.body && '{}', headers);
    return [method, endpoint.path, body?.code];
  };
  const refusedWith = async (code: string, these: readonly Endpoint[], caller: Caller, headers = {}): Promise<void> => {
    expect(these.length).toBeGreaterThan(3);
    const answers = [];
    for (const endpoint of these) answers.push(await send(caller, endpoint, headers));
    expect(answers).toEqual(these.map(({ method, path }) => [method.toUpperCase(), path, code]));
  };

  test('a stranger, nothing that needs a session', async () => {
    const all = [...fixedEndpoints, ...perObject].filter(({ who }) => who !== 'anyone');
    await refusedWith('session.required', all, server.stranger());
  }, 60_000);

  test('who does not administer, nothing for administrators', async () => {
    const all = fixedEndpoints.filter(({ who }) => who === 'administrator');
    await refusedWith('administer.required', all, technician);
  }, 60_000);

  test('a bearer token, nothing that only a session may do', async () => {
    const { body } = await planner.post<{ data: { token: string } }>('/api/tokens', { name: 'Program' });
    const all = fixedEndpoints.filter(({ sessionOnly }) => sessionOnly);
    await refusedWith('session.needed', all, server.stranger(), { authorization: `Bearer ${body.data.token}` });
  });
});

describe('the pages', () => {
  test('the API is shown by a script of our own, which the policy admits', async () => {
    const page = await server.stranger().get<string>('/api/docs');
    expect(page.headers.get('content-type')).toMatch(/^text\/html/);
    expect(page.headers.get('content-security-policy')).toContain("script-src 'self'");
    const sources = [...page.text.matchAll(/<script src="([^"]+)"><\/script>/g)].map(([, source]) => source ?? '');
    expect(sources).toHaveLength(2);
    const [source = ''] = sources;
    const script = await server.stranger().get<string>(source);
    expect([script.status, script.headers.get('cache-control')]).toEqual([200, 'public, max-age=31536000, immutable']);
    expect(script.text).toContain('SwaggerUIBundle');
    expect((await server.stranger().get('/api/docs/assets/package.json')).status).toBe(404);
    const plain = await server.stranger().get<string>(source, { 'accept-encoding': 'identity' });
    expect(plain.text).toBe(script.text);
  });

  test('every error has a place to which problems point', async () => {
    const { body: problem } = await server.stranger().get<Problem>('/api/me');
    const [path, code] = problem.type.split('#');
    const page = await server.stranger().get<string>(path ?? '', { 'accept-language': 'zh' });
    expect(page.text).toContain(`<tr id="${code}">`);
    expect(page.text).toContain('<html lang="zh-CN">');
    expect(page.text).toContain('请先登录。');
    expect(page.text).toContain('Sign in first.');
  });
});

describe('tools', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(root, 'node_modules', '.openapi-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  test.each(['planner', 'technician', 'stranger'])(
    'redocly finds no error in the document of a %s',
    async (who) => {
      const caller = who === 'planner' ? planner : who === 'technician' ? technician : server.stranger();
      const file = join(folder, `${who}.json`);
      await writeFile(file, (await caller.get('/api/openapi.json')).text);
      const { stdout } = await run('npx', ['redocly', 'lint', file, '--format=json'], { cwd: root });
      const { totals } = JSON.parse(stdout) as { totals: { errors: number; warnings: number } };
      expect(totals).toMatchObject({ errors: 0, warnings: 0 });
    },
    60_000,
  );

  /** The client below is type-checked against generated types, then used; so are the shapes of `server/contract`. */
  long(
    'openapi-typescript makes a client of it',
    async () => {
      await writeFile(join(folder, 'api.json'), (await planner.get('/api/openapi.json')).text);
      await run('npx', ['openapi-typescript', join(folder, 'api.json'), '-o', join(folder, 'api.d.ts')], { cwd: root });
      await writeFile(join(folder, 'client.mts'), client);
      const compiler = [
        'tsc',
        '--noEmit',
        'false',
        '--strict',
        '--module',
        'nodenext',
        '--target',
        'es2022',
        '--skipLibCheck',
        '--ignoreConfig',
        '--types',
        'node',
        '--noUncheckedIndexedAccess',
      ];
      await run('npx', [...compiler, '--rootDir', root, '--outDir', join(folder, 'out'), join(folder, 'client.mts')], {
        cwd: root,
      }).catch((error: { stdout: string }) => Promise.reject(new Error(error.stdout)));
      const made = join(folder, 'out', folder.slice(root.length), 'client.mjs');
      const { stdout } = await run('node', [made, server.url, planner.cookie], { cwd: root });
      expect(JSON.parse(stdout)).toEqual({
        created: 'AB-0001',
        stage: 'stamping',
        listed: ['Drill'],
        refused: ['/asset_number'],
        changed: 2,
        releases: 1,
      });
    },
    120_000,
  );
});

const client = `
import createClient from 'openapi-fetch';
import type { components, paths } from './api.js';
import type { AppInfo, FormInfo, SearchAnswer } from '../../server/contract/app.js';
import type { Invitation, UsersAnswer } from '../../server/contract/people.js';
import type { HistoryAnswer, Reference, TransitionsAnswer } from '../../server/contract/records.js';
import type { Me, OpenInvitation } from '../../server/contract/session.js';

type Schemas = components['schemas'];
type Same<A, B> = [A] extends [B] ? ([Writable<B>] extends [A] ? true : never) : never;
type Writable<T> = T extends readonly (infer I)[] ? Writable<I>[] : T extends object ? { -readonly [K in keyof T]: Writable<T[K]> } : T;
const agreed: [
  Same<Schemas['Me'], Me>,
  Same<Schemas['AppInfo'], AppInfo>,
  Same<Schemas['FormInfo'], FormInfo>,
  Same<Schemas['Reference'], Reference>,
  Same<Schemas['HistoryEntry'], HistoryAnswer['data'][number]>,
  Same<Schemas['Transitions'], TransitionsAnswer['data']>,
  Same<Schemas['User'], UsersAnswer['data'][number]>,
  Same<Schemas['SearchHit'], SearchAnswer['data'][number]>,
  Same<Schemas['Invitation'], Invitation>,
  Same<Schemas['OpenInvitation'], OpenInvitation>,
] = [true, true, true, true, true, true, true, true, true, true];
if (agreed.includes(false as never)) throw new Error();

const [url = '', cookie = ''] = process.argv.slice(2);
const api = createClient<paths>({ baseUrl: url, headers: { cookie, origin: url }, querySerializer: { array: { style: 'form', explode: false } } });

const { data: created } = await api.POST('/api/records/machine', {
  body: { name: 'Drill', asset_number: 'AB-0001', line: 'stamping', running_hours: 12.5 },
});
const id: string = created?.data.id ?? '';
const { error } = await api.POST('/api/records/machine', {
  body: { name: 'Drill', asset_number: 'wrong', line: 'stamping' },
});
// @ts-expect-error There is no such line.
await api.POST('/api/records/machine', { body: { name: 'x', asset_number: 'AB-0002', line: 'moon' } });
// @ts-expect-error A machine needs a name.
await api.POST('/api/records/machine', { body: { asset_number: 'AB-0003', line: 'stamping' } });

const { data: list } = await api.GET('/api/records/machine', {
  params: { query: { line: 'stamping', 'running_hours.gte': 10, sort: ['-name'], fields: ['name', 'owner'], count: 'exact' } },
});
const { data: changed } = await api.PATCH('/api/records/machine/{id}', {
  params: { path: { id }, header: { 'If-Match': '"1"' } },
  body: { model: 'X 500', owner: created?.data.owner ?? null },
});
const { data: app } = await api.GET('/api/app');

console.log(
  JSON.stringify({
    created: created?.data.asset_number,
    stage: created?.data.line,
    listed: list?.data.map(({ name }) => name),
    refused: error?.errors?.map(({ pointer }) => pointer),
    changed: changed?.data.version,
    releases: app?.release,
  }),
);
`;
