/** What happens to documents happens to those of every kind, and the schemas say all that it takes. */
import { strFromU8, unzipSync } from 'fflate';
import { formatDocument } from '../../metadata/documents/canonical.js';
import { remove, rename } from '../../metadata/documents/refactor.js';
import { referenceKind, referenceKinds } from '../../metadata/documents/reference-kinds.js';
import { documentKinds, fileOf, isSingle, kindAt, kinds } from '../../metadata/kinds/index.js';
import { partKinds, partNamed } from '../../metadata/kinds/parts.js';
import { annotations, type Schema } from '../../metadata/kinds/schema.js';
import { places, type Place } from '../../metadata/kinds/shape.js';
import type { Problem } from '../../server/contract/problem.js';
import type { ImportAnswer } from '../../server/contract/bundle.js';
import type { Draft, DraftDocument, PublishAnswer, SaveAnswer, StudioPlan } from '../../server/contract/draft.js';
import type { Caller } from '../support/caller.js';
import { startTestServer, type TestServer } from '../support/server.js';

type Content = Readonly<Record<string, unknown>> & { readonly name: string };

describe('the schemas', () => {
  const properties = places.filter(({ path }) => path.length > 0);
  const placeOf = ({ kind, path }: Pick<Place, 'kind' | 'path'>): string => `${kind}/${path.join('/')}`;

  test('say of every name, path and rule what it stands for', () => {
    const naming = new Set(properties.filter(({ schema }) => schema['x-names']).map(placeOf));
    const silent = properties.filter(({ definition, path, ...place }) => {
      const isName = definition === 'path' || definition === 'rule' || (definition === 'name' && path.at(-1) !== 'name');
      // Of a list the list says it.
      return isName && !naming.has(placeOf({ ...place, path })) && !naming.has(placeOf({ ...place, path: path.slice(0, -1) }));
    });
    expect(silent.map(placeOf)).toEqual([]);
    expect(naming.size).toBeGreaterThan(30);
  });

  test('say of every reference where it stands and what becomes of it, in both languages', () => {
    const known = ['field', 'path', 'rule', 'given', 'code', 'controlling_code', 'tab', ...partKinds, ...documentKinds];
    for (const how of referenceKinds) {
      const { to, place, use, fix, onRemove } = referenceKind(how);
      expect([how, known]).toEqual([how, expect.arrayContaining([to])]);
      expect([how, place, use]).toEqual([how, bothLanguages, bothLanguages]);
      expect([how, fix]).toEqual([how, onRemove === 'person' ? undefined : bothLanguages]);
      expect(['entry', 'unit', 'component', 'person', 'inline', 'independent']).toContain(onRemove);
    }
  });

  test('give every property and every kind of component words in both languages', () => {
    for (const kind of partKinds) {
      const part = partNamed(kind)!;
      expect([kind, { en: part.en, 'zh-CN': part['zh-CN'] }]).toEqual([kind, bothLanguages]);
      for (const [name, schema] of part.properties) {
        if (schema.const !== undefined || ['id', 'name', 'kind'].includes(name)) continue;
        expect([kind, name, schema['x-words']?.label]).toEqual([kind, name, bothLanguages]);
        for (const option of Object.values(schema['x-words']?.options ?? {})) expect(option).toEqual(bothLanguages);
      }
    }
  });

  test('use no annotation that nothing reads', () => {
    const used = new Set<string>();
    const look = (schema: unknown): void => {
      if (typeof schema !== 'object' || schema === null) return;
      for (const [key, value] of Object.entries(schema)) {
        if (key.startsWith('x-')) used.add(key);
        look(value);
      }
    };
    for (const { root } of places) look(root);
    expect([...used].toSorted()).toEqual([...annotations].toSorted());
  });
});

const bothLanguages = {
  en: expect.stringMatching(/\S/) as unknown,
  'zh-CN': expect.stringMatching(/[\u4e00-\u9fff\d]/) as unknown,
};

test.each(kinds.map((kind) => [kind.name, kind] as const))(
  'the file of a document tells that it is a kind of %s',
  (name, kind) => {
    const file = fileOf(name, isSingle(kind) ? '' : 'sample');
    expect(kindAt(file)).toBe(name);
    for (const other of [
      `x/${file}`,
      `${file}/x`,
      file.replace('.json', '.txt'),
      file.replace('sample', 'a/b'),
      file.replace('sample', ''),
    ])
      if (other !== file) expect([other, kindAt(other)]).toEqual([other, null]);
  },
);

describe('a document', () => {
  let server: TestServer;
  let ann: Caller;
  let bob: Caller;
  beforeAll(async () => {
    server = await startTestServer();
    [ann, bob] = [await server.user(['planner']), await server.user(['planner'])];
  });
  afterAll(() => server.close());
  beforeEach(() => ann.delete('/api/studio/draft'));

  const draft = async (): Promise<Draft> => (await ann.get<Draft>('/api/studio/draft')).body;
  const save = (who: Caller, base: number, edits: readonly unknown[]) =>
    who.post<SaveAnswer & Problem>('/api/studio/draft', { base, edits });
  async function planned(language: string): Promise<string> {
    const { body } = await ann.post<StudioPlan>('/api/studio/plan', {}, { 'accept-language': language });
    expect(body.findings.filter(({ level }) => level === 'error')).toEqual([]);
    return body.changes.map(({ text }) => text).join('\n');
  }
  async function publish(): Promise<number> {
    const { digest } = (await ann.post<StudioPlan>('/api/studio/plan')).body;
    const answer = await ann.post<PublishAnswer>('/api/studio/publish', { digest, message: 'Test', confirm: true });
    expect([answer.status, answer.text]).toEqual([200, expect.any(String)]);
    return answer.body.release;
  }

  test.each(kinds.map((kind) => [kind.name, kind] as const))(
    'of the kind %s is written, read, planned in words, published, bundled, renamed, merged, removed and restored',
    async (name, kind) => {
      const word = partNamed(name)!;
      // Of the only one of its kind the sample takes the place.
      const present = (await draft()).documents.find((document) => document.kind === name);
      const id = isSingle(kind) ? present!.id : kind.sample.id;
      const documentIn = ({ documents }: Draft): DraftDocument | undefined =>
        documents.find((document) => document.kind === name && document.id === id);

      // Written and read
      const sample = { ...kind.sample, id };
      expect((await save(ann, (await draft()).seq, [{ kind: name, id, content: sample }])).status).toBe(200);
      const file = fileOf(name, isSingle(kind) ? '' : 'sample');
      expect(documentIn(await draft())).toMatchObject({ file, content: sample, state: isSingle(kind) ? 'changed' : 'added' });

      // Planned in words, and published
      expect((await planned('en')).toLowerCase()).toContain(`${word.en} “sample”`);
      expect(await planned('zh-CN')).toContain(`${word['zh-CN']}“示例”`);
      const release = await publish();

      // Bundled: out, and in again without a change
      const zip = await bundle();
      expect(strFromU8(unzipSync(zip)[file]!)).toBe(formatDocument(sample));
      expect((await imported(zip)).changed).toBe(0);

      // Renamed everywhere, and said so
      const { edits } = rename((await draft()).documents, { kind: name, id, path: [] }, 'renamed');
      expect((await save(ann, (await draft()).seq, edits)).status).toBe(200);
      expect((documentIn(await draft())!.content as Content).name).toBe('renamed');
      expect(await planned('en')).toContain('is renamed from sample to renamed');

      // Merged: two people, two languages of one label
      const { seq } = await draft();
      const now = documentIn(await draft())!.content as Content;
      const labelled = (label: object) => [{ kind: name, id, content: { ...now, label: { ...kind.sample.label, ...label } } }];
      expect((await save(ann, seq, labelled({ en: 'Ann’s' }))).status).toBe(200);
      expect((await save(bob, seq, labelled({ 'zh-CN': '鲍勃' }))).status).toBe(200);
      expect(documentIn(await draft())!.content).toMatchObject({ label: { en: 'Ann’s', 'zh-CN': '鲍勃' } });
      const clash = await save(bob, seq, labelled({ en: 'Bob’s' }));
      expect([clash.status, clash.body.code]).toEqual([409, 'studio.conflict']);

      // Removed with what names it; the last of its kind nobody can do without
      const removal = remove((await draft()).documents, { kind: name, id, path: [] });
      expect((await save(ann, (await draft()).seq, removal.edits)).status).toBe(200);
      expect(documentIn(await draft())).toBeUndefined();
      if (!isSingle(kind)) {
        expect((await planned('en')).toLowerCase()).toContain(`${word.en} “sample” is removed`);
        await publish();
      }

      // Restored
      expect((await ann.post(`/api/studio/releases/${release}/restore`)).status).toBe(200);
      expect(documentIn(await draft())!.content).toEqual(sample);
    },
  );

  async function bundle(): Promise<Uint8Array> {
    const answer = await fetch(`${server.url}/api/studio/bundle`, { headers: { cookie: ann.cookie } });
    return new Uint8Array(await answer.arrayBuffer());
  }
  async function imported(zip: Uint8Array): Promise<ImportAnswer> {
    const answer = await fetch(`${server.url}/api/studio/bundle`, {
      method: 'POST',
      body: Buffer.from(zip),
      headers: { 'content-type': 'application/zip', cookie: ann.cookie, origin: server.url },
    });
    expect(answer.status).toBe(200);
    return (await answer.json()) as ImportAnswer;
  }
});

test('a schema is annotated with what the vocabulary has', () => {
  const emptied = new Set(places.flatMap(({ schema }: { schema: Schema }) => schema['x-emptied'] ?? []));
  const allowed = ['goes', 'owner', 'component', 'floor', 'person', 'title', 'inactive', 'types', 'untab', 'layout'];
  expect([...emptied].filter((one) => !allowed.includes(one))).toEqual([]);
});
