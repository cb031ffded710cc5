/** What the API document says of the studio's calls is what they answer. */
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { Draft, StudioPlan } from '../../../server/contract/draft.js';
import type { Caller } from '../../support/caller.js';
import { startTestServer, type TestServer } from '../../support/server.js';

type Json = Readonly<Record<string, unknown>>;
interface ApiDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Answering>>>>;
}
interface Answering {
  readonly responses: Readonly<Record<string, { readonly content?: { readonly 'application/json': { readonly schema: Json } } }>>;
}

let server: TestServer;
let ann: Caller;
let api: ApiDocument;
const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true });
beforeAll(async () => {
  server = await startTestServer();
  ann = await server.user(['planner']);
  api = (await ann.get<ApiDocument>('/api/openapi.json')).body;
  ajv.addSchema(api, 'api');
});
afterAll(() => server.close());

/** Nothing that the document promises may be missing or of another form. */
async function expectDescribed(method: string, path: string, body?: unknown, template = path.split('?')[0]!): Promise<unknown> {
  const answer = await ann.send(method, path, body);
  expect([path, answer.status]).toEqual([path, 200]);
  const pointer = `api#/paths/${template.replaceAll('/', '~1').replaceAll('{', '%7B').replaceAll('}', '%7D')}/${method.toLowerCase()}/responses/200/content/application~1json/schema`;
  const isDescribed = ajv.getSchema(pointer)!;
  expect(isDescribed({})).toBe(false);
  expect([path, isDescribed(answer.body) ? [] : isDescribed.errors]).toEqual([path, []]);
  return answer.body;
}

test('every answer of the studio is as it is described', async () => {
  const draft = (await expectDescribed('GET', '/api/studio/draft')) as Draft;
  const { kind, id, content } = draft.documents.find((document) => (document.content as Json).name === 'machine')!;
  const fields = (content as { fields: Json[] }).fields.filter(({ name }) => name !== 'running_hours');
  const field = { id: 'new', name: 'new', type: 'text', label: { en: 'New' }, index: true };
  const broken = { kind, id, content: { ...(content as Json), fields } };
  const picklist = { kind: 'picklist', id: 'p', name: 'p', label: { en: 'P' } };
  const edits = [broken, { kind: 'picklist', id: 'p', content: picklist }];
  await expectDescribed('POST', '/api/studio/draft', { base: draft.seq, edits, label: 'Test' });
  await expectDescribed('GET', '/api/studio/check');
  await expectDescribed('POST', '/api/studio/plan');
  await expectDescribed('DELETE', '/api/studio/draft/picklist/p', undefined, '/api/studio/draft/{kind}/{id}');
  await expectDescribed('DELETE', '/api/studio/draft');
  const sound = { kind, id, content: { ...(content as Json), fields: [...(content as { fields: Json[] }).fields, field] } };
  await ann.post('/api/studio/draft', { base: draft.seq + 3, edits: [sound] });
  const { digest } = (await expectDescribed('POST', '/api/studio/plan')) as StudioPlan;
  await expectDescribed('POST', '/api/studio/publish', { digest, message: 'Test' });
  await expectDescribed('GET', '/api/studio/releases');
  await expectDescribed('GET', '/api/studio/releases/diff?from=1&to=2');
  await expectDescribed('POST', '/api/studio/releases/1/restore', undefined, '/api/studio/releases/{number}/restore');
  await expectDescribed('GET', '/api/studio/audit');
  await expectDescribed('GET', '/api/studio/jobs');
});

test('who does not administer reads nothing of it', async () => {
  const technician = await server.user(['technician']);
  expect((await technician.get('/api/openapi.json')).text).not.toContain('/api/studio');
});
