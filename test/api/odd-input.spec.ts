/** Whatever is sent to whichever route, the server says what is wrong with it: no answer is 500 or above. */
import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { request } from 'node:http';
import type { Problem } from '../../server/contract/problem.js';
import type { Caller } from '../support/caller.js';
import { extent, SEED } from '../support/extent.js';
import { routesOf, type Route } from '../support/routes.js';
import { startTestServer, testPassword, type TestServer } from '../support/server.js';
import { project } from '../support/workspace.js';

/** Requests a route. */
const RUNS = extent({ usual: 8, full: 300 });

let server: TestServer;
let routes: readonly Route[];
let curator: Caller;
let piece: string;

beforeAll(async () => {
  server = await startTestServer({ project: project('gallery') });
  routes = routesOf(server.app);
  curator = await server.user(['curator']);
  piece = (await curator.post<{ data: { id: string } }>('/api/records/piece', { name: 'Sunrise' })).body.data.id;
});
afterAll(() => server.close());

interface Answer {
  readonly status: number;
  readonly text: string;
}

/** As the bytes stand: neither address nor body is put right on the way, as a client would. */
function send(method: string, path: string, body?: Buffer, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(server.url);
    const length = body === undefined ? {} : { 'content-length': String(body.length) };
    const all = { origin: server.url, cookie: curator.cookie, ...length, ...headers };
    const sent = request({ hostname, port, method, path, headers: all }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text: Buffer.concat(parts).toString() }));
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

const codeOf = ({ text }: Answer): string => (JSON.parse(text) as Problem).code;
const json = { 'content-type': 'application/json' };
const at = ({ path }: Route, values: Readonly<Record<string, string>> = {}): string =>
  path.replaceAll(/:(\w+)|\*/g, (_, name: string | undefined) => values[name ?? ''] ?? (name === 'object' ? 'piece' : piece));

test('the router is read: the routes of records, of people and of the studio are there', () => {
  const all = routes.map(({ method, path }) => `${method} ${path}`);
  for (const one of ['POST /api/records/:object/bulk', 'PATCH /api/users/:id', 'POST /api/studio/draft', 'POST /api/session'])
    expect(all).toContain(one);
  expect(all.length).toBeGreaterThan(80);
});

describe('JSON that nests', () => {
  const deep = (levels: number, [open, close]: readonly [string, string] = ['[', ']']): string =>
    open.repeat(levels) + '1' + close.repeat(levels);

  test('is refused before anything walks it, by every route that takes a body', async () => {
    const taking = routes.filter(({ method }) => !['GET', 'HEAD'].includes(method));
    for (const route of taking) {
      for (const body of [deep(5000), deep(100_000), `{"filter":${deep(5000, ['{"a":', '}'])}}`, '['.repeat(5000)]) {
        const answer = await send(route.method, at(route), Buffer.from(body), json);
        expect([route, answer.status, codeOf(answer)]).toEqual([route, 400, 'body.too_deep']);
      }
    }
  });

  test('is refused in an address', async () => {
    for (const path of ['/api/records/piece', '/api/records/piece/aggregate']) {
      for (const filter of [deep(5000), deep(2000, ['{"!":', '}'])]) {
        const answer = await send('GET', `${path}?filter=${encodeURIComponent(filter).slice(0, 15_000)}`);
        expect([path, answer.status, codeOf(answer)]).toEqual([path, 400, 'body.too_deep']);
      }
    }
  });

  test('is refused in a file of a bundle, at the file', async () => {
    const zip = zipSync({ 'template.json': strToU8('{"kind":"app","id":"a"}'), 'roles/a.json': strToU8(deep(100_000)) });
    const answer = await send('POST', '/api/studio/bundle', Buffer.from(zip), { 'content-type': 'application/zip' });
    expect([answer.status, (JSON.parse(answer.text) as Problem).errors]).toMatchObject([
      422,
      [{ pointer: '/roles/a.json', code: 'format.too_deep' }],
    ]);
  });

  test('is no matter within a text, nor where it is what may be kept', async () => {
    const answer = await curator.post<{ data: { id: string } }>('/api/records/piece', {
      name: '['.repeat(50),
      extra: JSON.parse(deep(60)) as unknown,
    });
    expect(answer.status).toBe(201);
    const escaped = await curator.post<Problem>('/api/records/piece', `{"name":"\\"${'[\\\\'.repeat(20)}"}`);
    expect(escaped.status).toBe(201);
  });
});

test('a NUL in an address is refused by every route, and named', async () => {
  for (const route of routes) {
    const answer = await send(route.method, `${at(route)}?search=a%00b&limit=10&role=%00`);
    const { errors } = JSON.parse(answer.text || '{}') as Problem;
    expect([route, answer.status, errors?.map(({ pointer, code }) => [pointer, code])]).toEqual([
      route,
      400,
      route.method === 'HEAD'
        ? undefined
        : [
            ['/search', 'request.parameter.text'],
            ['/role', 'request.parameter.text'],
          ],
    ]);
  }
});

const scalars = [
  'null',
  'true',
  '0',
  '-0',
  '1e400',
  '-1e400',
  '1e-400',
  '9007199254740993',
  '0.1e-7',
  '123456789012345678901234567890',

  '""',
  '" "',
  '"\\u0000"',
  '"a\\u0000b"',
  '"\\ud800"',
  '"\\udfff\\ud800"',
  '"\\u202e"',
  '"NaN"',
  '"12"',
  '"null"',
  '"%00"',
  '"[object Object]"',

  '"0000-00-00"',
  '"9999-12-31T23:59:60Z"',
  '"-000001-01-01"',
  '"24:00:00"',
  '"P1000000Y"',
  '"+86"',
  '"a@b"',
  '"http://[::1]:99999/"',

  '"018f3b1e-0000-7000-8000-000000000001"',
  '"00000000-0000-0000-0000-000000000000"',
  '"018f3b1e"',
  '"__proto__"',
  '"constructor"',
  '"*"',
  '"piece"',
  '"name"',
  '"-name"',
  '"artist.name"',
  JSON.stringify('x'.repeat(100_000)),
  JSON.stringify('😀'.repeat(3000)),
  '"\\ud83d"',
];
const wide = ['[' + '1,'.repeat(5000) + '1]', `{${Array.from({ length: 3000 }, (_, index) => `"k${index}":1`).join()}}`];
const words =
  'name email password current new roles role_ids active locale department parent workspace fields filter sort limit after count group measures search view mode rows op id version base edits label kind content digest message confirm object field from to rule values record transition reason user role record_type expires_at code technique artist influences keeper year weight price framed made_on seen_at opens_at viewing phone page keywords styles beauty description story origin place extra stage owner deleted detail q and or == var in has contains date_add constructor toString'.split(
    ' ',
  );

/** JSON as text, so that it may say what no value of the language can. */
const { value: oddJson } = fc.letrec<{ value: string; list: string; object: string }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    { weight: 6, arbitrary: fc.constantFrom(...scalars) },
    { weight: 2, arbitrary: tie('list') },
    { weight: 4, arbitrary: tie('object') },
    { weight: 1, arbitrary: fc.constantFrom(...wide) },
  ),
  list: fc.array(tie('value'), { maxLength: 4 }).map((parts) => `[${parts.join()}]`),
  object: fc
    .uniqueArray(fc.tuple(fc.constantFrom(...words), tie('value')), { maxLength: 6, selector: ([key]) => key })
    .map((entries) => `{${entries.map(([key, value]) => `${JSON.stringify(key)}:${value}`).join()}}`),
}));

const bodies: fc.Arbitrary<Buffer | undefined> = fc.oneof(
  { weight: 8, arbitrary: oddJson.map((text) => Buffer.from(text)) },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 60 }).map((bytes) => Buffer.from(bytes)) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      Buffer.from('{"name":"\xff\xfe"}', 'latin1'),
      Buffer.from('{"a":1,"a":2}'),
      Buffer.from('\uFEFF{}'),
    ),
  },
  { weight: 1, arbitrary: fc.constant(undefined) },
);
const types = fc.oneof(
  { weight: 8, arbitrary: fc.constant('application/json') },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      'application/merge-patch+json',
      'application/json; charset=utf-16',
      'text/plain',
      'application/zip',
      'multipart/form-data',
      ';',
      'application/json;;;=',
    ),
  },
);
const segments = fc.constantFrom(
  'piece',
  'artist',
  'Piece',
  '__proto__',
  'constructor',
  '%00',
  'a%00b',
  '%ff',
  '%zz',
  '%',
  '%ED%A0%80',
  '..',
  '%2e%2e%2f',
  'x'.repeat(3000),

  '018f3b1e-0000-7000-8000-000000000001',
  '018F3B1E-0000-7000-8000-00000000000G',
  '0',
  '-1',
  '1e400',
  '99999999999999999999',
  'object',
  'role',
  '*',
  ',',
  "'",
);
const encoded = (text: string): string => encodeURIComponent(text.replaceAll(/\p{Surrogate}/gu, '�')).slice(0, 6000);
const queries = fc.oneof(
  { weight: 2, arbitrary: fc.constant('') },
  {
    weight: 4,
    arbitrary: fc
      .array(
        fc.tuple(
          fc.oneof(
            fc.constantFrom(...words),
            fc.constantFrom(...words).map((word) => `${word}.in`),
            fc.constantFrom(...words).map((word) => `${word}.gte`),
          ),
          fc.oneof(oddJson, segments),
        ),
        { maxLength: 3 },
      )
      .map((pairs) => `?${pairs.map(([key, value]) => `${encoded(key)}=${encoded(value)}`).join('&')}`),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '?%',
      '?filter=%zz',
      '?a=%00',
      '?%ff=%ff',
      '?=',
      '?&&&',
      '?limit=1&limit=2',
      '?after=WzFd',
      '?fields[]=a',
    ),
  },
);
const headers = fc.oneof(
  { weight: 4, arbitrary: fc.constant({}) },
  {
    weight: 1,
    arbitrary: fc.constantFrom<Readonly<Record<string, string>>>(
      { 'if-match': '*' },
      { 'if-match': '"999999999999999999999"' },
      { 'if-none-match': '"\xff"' },
      { 'idempotency-key': 'x'.repeat(3000) },
      { 'idempotency-key': '\xe9' },
      { 'accept-language': `${'a,'.repeat(2000)};q=x` },
      { 'x-request-id': '\xff' },
      { authorization: 'Bearer \xff' },
      { 'accept-encoding': 'br;q=z, gzip;q=-1' },
    ),
  },
);

test(`odd requests to every route, ${RUNS} each`, async () => {
  const odd = fc.record({
    object: segments,
    id: segments,
    kind: segments,
    number: segments,
    name: segments,
    rest: segments,
    real: fc.boolean(),
    query: queries,
    body: bodies,
    type: types,
    headers,
  });
  const bad: string[] = [];
  let answered = 0;
  for (const route of routes) {
    await fc.assert(
      fc.asyncProperty(odd, async ({ real, query, body, type, headers: more, rest, ...values }) => {
        // What ends the session or looks with other eyes would make all that follows a 401 or 403.
        if (/session|view-as/.test(route.path)) curator.cookie = (await signedIn()).cookie;
        const path = at({ ...route, path: route.path.replace('*', rest) }, real ? {} : values) + query;
        const takesBody = !['GET', 'HEAD'].includes(route.method);
        const answer = await send(route.method, path, takesBody ? body : undefined, {
          ...(takesBody && { 'content-type': type }),
          ...more,
        });
        answered += 1;
        if (answer.status >= 500)
          bad.push(
            `${answer.status} ${route.method} ${path.slice(0, 300)} ${type} ${body?.toString().slice(0, 300)} ${JSON.stringify(more).slice(0, 80)}`,
          );
      }),
      { numRuns: RUNS, seed: SEED },
    );
  }
  expect(bad).toEqual([]);
  expect(answered).toBe(routes.length * RUNS);
  // It was looked at with the rights to do harm, and the application stands.
  expect((await (await signedIn()).get('/api/me')).status).toBe(200);
}, 600_000);

async function signedIn(): Promise<Caller> {
  const fresh = server.stranger();
  await fresh.signIn(curator.email, testPassword);
  return fresh;
}
