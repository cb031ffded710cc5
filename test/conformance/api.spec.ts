/** Every sample of every field type through the API: written, read, filtered by every operator, sorted, grouped, refused. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { SchemaValidateFunction } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { formats, keywords } from '../../metadata/values/formats.js';
import { formatDocument } from '../../server/compile/compile.js';
import type { Operator } from '../../server/compile/field-types/field-type.js';
import type { Caller } from '../support/caller.js';
import { startTestServer, type TestServer } from '../support/server.js';
import { documents, targets, titled, type Probe } from './probe.js';

interface Problem {
  readonly code: string;
  readonly errors?: readonly { readonly pointer: string; readonly code: string; readonly message: string }[];
}
type Row = Readonly<Record<string, unknown>> & { readonly id: string; readonly version: number };
interface One {
  readonly data: Row;
}
interface List {
  readonly data: readonly Row[];
}

const records = '/api/records/probe';
let server: TestServer;
let caller: Caller;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'conformance-'));
  for (const { file, content } of documents) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), formatDocument(content));
  }
  server = await startTestServer({ project: folder });
  caller = await server.user(['all']);
  for (const id of targets) await addTarget(id);
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

/** A record and a user with an id that samples know. */
async function addTarget(id: string): Promise<void> {
  const { admin } = server.database;
  const { id: workspace, schema } = server.workspace;
  await admin.query(`insert into platform."user" ("id", "email", "name", "password_hash") values ($1, $2, $3, '')`, [
    id,
    `${id}@example.com`,
    id,
  ]);
  await admin.query(`insert into platform.membership ("workspace_id", "user_id") values ($1, $2)`, [workspace, id]);
  await admin.query(
    `insert into "${schema}"."target" ("id", "name", "owner", "created_at", "created_by", "updated_at", "updated_by", "version") values ($1, $2, $3, now(), $3, now(), $3, 1)`,
    [id, `Target ${id}`, caller.id],
  );
}

const inOrder = (values: readonly unknown[]): readonly unknown[] => [
  ...new Map(values.map((value) => [JSON.stringify(value), value])).values(),
];

/** Canonical values that the samples come to, each once; empty is not among them. */
const outcomes = ({ sample }: Probe): readonly unknown[] =>
  inOrder([...sample.valid, ...sample.extreme].flatMap(({ out }) => (out === null ? [] : [out])));

const isWritable = ({ field }: Probe): boolean => field.readonly !== true;
const whole = (probe: Probe): Readonly<Record<string, unknown>> =>
  probe.type.name === 'master_detail' ? {} : { master_detail_n0: targets[0] };

/** References read as `{id, label}`; ids are what samples speak of. */
function wire(value: unknown, { field }: Probe): unknown {
  const isReference = field.to !== undefined || field.type === 'user';
  if (!isReference || value === null) return value;
  return Array.isArray(value) ? value.map((one: { id: string }) => one.id) : (value as { id: string }).id;
}

const writable = titled.filter(([, probe]) => isWritable(probe));

describe.each(writable)('%s', (name, probe) => {
  const { type, field, sample } = probe;
  /** One record for each outcome, and an empty one where the field may be empty. */
  const stored: { readonly id: string; readonly value: unknown }[] = [];
  const mine = (rows: readonly Row[]): readonly Row[] => rows.filter(({ id }) => stored.some((one) => one.id === id));
  const listed = async (query: string): Promise<readonly Row[]> => {
    const answer = await caller.get<List>(`${records}?${query}&fields=${name}&limit=200`);
    if (answer.status !== 200) throw new Error(`${query}: ${answer.text}`);
    return answer.body.data;
  };
  const isolated = (query: string): string => `marker=${marker}${query === '' ? '' : `&${query}`}`;
  const marker = `T-${titled.findIndex(([one]) => one === name)}`;
  const create = (value: unknown) => caller.post<One & Problem>(records, { marker, ...whole(probe), [name]: value });

  test('written and read', async () => {
    for (const { in: value, out } of [...sample.valid, ...sample.extreme]) {
      const answer = await create(value);
      expect([value, answer.status, wire(answer.body.data?.[name] ?? null, probe)]).toEqual([value, 201, out]);
      const { id } = answer.body.data;
      const read = await caller.get<One>(`${records}/${id}`);
      expect(wire(read.body.data[name], probe)).toEqual(out);
      const known = stored.some((one) => JSON.stringify(one.value) === JSON.stringify(out));
      if (known) await caller.delete(`${records}/${id}`, { 'if-match': '*' });
      else stored.push({ id, value: out });
    }
    const empty = await create(null);
    if (field.required === true) expect(empty.body.errors).toMatchObject([{ pointer: `/${name}`, code: 'value.required' }]);
    else if (stored.some(({ value }) => value === null))
      await caller.delete(`${records}/${empty.body.data.id}`, { 'if-match': '*' });
    else stored.push({ id: empty.body.data.id, value: null });
  });

  test('changed, emptied, and told in history', async () => {
    const [first, second = first] = outcomes(probe);
    const made = await create(first);
    const { id } = made.body.data;
    const changes = [second, ...(field.required === true ? [] : [null]), first];
    for (const value of changes) {
      const answer = await caller.patch<One>(`${records}/${id}`, { [name]: value });
      expect([answer.status, wire(answer.body.data[name] ?? null, probe)]).toEqual([200, value]);
    }
    const history = await caller.get<{ data: { kind: string; changes: { field: string }[] }[] }>(`${records}/${id}/history`);
    expect(history.body.data.some(({ changes: all }) => all.some((one) => one.field === name))).toBe(true);
    await caller.delete(`${records}/${id}`, { 'if-match': '*' });
  });

  test('bad values are refused by create, change and validate alike, at the field, in both languages', async () => {
    const made = await create(outcomes(probe)[0]);
    for (const { in: value, code } of sample.invalid) {
      const body = { ...whole(probe), [name]: value };
      const answers = [
        await caller.post<Problem>(records, body),
        await caller.post<Problem>(records, body, { 'accept-language': 'zh-CN' }),
        await caller.patch<Problem>(`${records}/${made.body.data.id}`, { [name]: value }),
      ];
      for (const { status, body: problem } of answers) {
        expect([value, status]).toEqual([value, 422]);
        const at = problem.errors!.filter(({ pointer }) => pointer === `/${name}` || pointer.startsWith(`/${name}/`));
        expect([value, at.map((error) => error.code)]).toEqual([value, expect.arrayContaining([code])]);
        expect(at.every(({ message }) => message.length > 0)).toBe(true);
      }
    }
    await caller.delete(`${records}/${made.body.data.id}`, { 'if-match': '*' });
  });

  test('filtered by every operator it offers, and by no other', async () => {
    for (const operator of type.operators) {
      for (const { query, expected } of questions(operator)) {
        const rows = mine(await listed(isolated(query)));
        expect([query, rows.map(({ id }) => id).toSorted()]).toEqual([query, expected.map(({ id }) => id).toSorted()]);
      }
    }
    const every: readonly Operator[] = ['eq', 'gt', 'contains', 'has', 'in', 'empty'];
    for (const operator of every.filter((one) => !type.operators.includes(one))) {
      const answer = await caller.get<Problem>(`${records}?${name}.${operator}=x`);
      expect([operator, answer.status, answer.body.errors?.[0]?.code]).toEqual([operator, 400, 'request.operator']);
    }
  });

  /** What to ask with an operator, and who answers, by the meaning of the operator. */
  function questions(operator: Operator): readonly { readonly query: string; readonly expected: typeof stored }[] {
    const filled = stored.filter(({ value }) => value !== null);
    const ask = (text: string, holds: (value: never) => boolean, ofEmpty = false) => ({
      query: `${name}.${operator}=${encodeURIComponent(text)}`,
      expected: stored.filter(({ value }) => (value === null ? ofEmpty : holds(value as never))),
    });
    const text = (value: unknown): string => type.toText(value, field);
    const below = (a: never, b: unknown): boolean => a < (b as never);
    const plain = filled.filter(({ value }) => !/[,\n]/.test(text(value)) && text(value).length <= 500);
    switch (operator) {
      case 'eq':
        return plain.map(({ value }) => ask(text(value), (one) => one === value));
      case 'ne':
        return plain.map(({ value }) => ask(text(value), (one) => one !== value, true));
      case 'gt':
        return plain.map(({ value }) => ask(text(value), (one) => !below(one, value) && one !== value));
      case 'gte':
        return plain.map(({ value }) => ask(text(value), (one) => !below(one, value)));
      case 'lt':
        return plain.map(({ value }) => ask(text(value), (one) => below(one, value)));
      case 'lte':
        return plain.map(({ value }) => ask(text(value), (one) => below(one, value) || one === value));
      case 'in':
      case 'not_in': {
        const some = plain.slice(0, 2).map(({ value }) => value);
        return [ask(some.map(text).join(','), (one) => some.includes(one) === (operator === 'in'), operator === 'not_in')];
      }
      case 'contains':
        return filled
          .map(({ value }) => [...String(value)].slice(1, 9).join(''))
          .filter(Boolean)
          .map((part) => ask(part, (one: string) => one.toLowerCase().includes(part.toLowerCase())));
      case 'starts_with':
        return filled
          .map(({ value }) => [...String(value)].slice(0, 8).join(''))
          .map((part) => ask(part, (one: string) => one.toLowerCase().startsWith(part.toLowerCase())));
      case 'has':
        return filled.flatMap(({ value }) =>
          (value as readonly string[]).map((part) => ask(part, (one: readonly string[]) => one.includes(part))),
        );
      case 'empty':
        return [ask('true', () => false, true), ask('false', () => true)];
    }
  }

  test('sorted both ways, empty last, and through pages', async () => {
    if (!type.sortable) {
      const answer = await caller.get<Problem>(`${records}?sort=${name}`);
      return expect(answer.status).toBe(400);
    }
    const value = (row: Row): unknown => wire(row[name], probe);
    const up = (await listed(isolated(`sort=${name}`))).map(value);
    const down = (await listed(isolated(`sort=-${name}`))).map(value);
    const filled = up.filter((one) => one !== null);
    expect(up).toEqual([...filled, ...up.slice(filled.length).map(() => null)]);
    expect(down).toEqual([...filled.toReversed(), ...up.slice(filled.length).map(() => null)]);
    const order = field.values?.map(({ code }) => code);
    if (type.ruleType !== 'text')
      expect(filled).toEqual(filled.toSorted((a, b) => (a === b ? 0 : (a as number) < (b as number) ? -1 : 1)));
    else if (order) expect(filled).toEqual(filled.toSorted((a, b) => order.indexOf(a as string) - order.indexOf(b as string)));
    const paged: unknown[] = [];
    let after = '';
    do {
      const page = await caller.get<List & { page: { next: string | null } }>(
        `${records}?${isolated(`sort=${name}&limit=2&fields=${name}${after}`)}`,
      );
      paged.push(...page.body.data.map(value));
      after = page.body.page.next === null ? '' : `&after=${encodeURIComponent(page.body.page.next)}`;
    } while (after !== '');
    expect(paged).toEqual(up);
    return undefined;
  });

  test('grouped and measured', async () => {
    const body = { group: [name], measures: [{ count: true }], filter: { '==': [{ var: 'marker' }, marker] } };
    const answer = await caller.post<{ data: Record<string, unknown>[] } & Problem>(`${records}/aggregate`, body);
    if (!type.groupable) return expect(answer.status).toBe(400);
    const groups = answer.body.data.map((row) => [JSON.stringify(wire(row[name], probe)), row.count]);
    expect(groups.toSorted()).toEqual(stored.map(({ value }) => [JSON.stringify(value), 1]).toSorted());
    const sums = await caller.post<{ data: Record<string, unknown>[] } & Problem>(`${records}/aggregate`, {
      ...body,
      group: [],
      measures: [{ sum: name }, { avg: name }],
    });
    expect([name, sums.status]).toEqual([name, type.numeric ? 200 : 400]);
    return undefined;
  });
});

test('what the platform numbers cannot be given', async () => {
  for (const [name, probe] of titled.filter(([, one]) => !isWritable(one))) {
    const value = outcomes(probe)[0];
    const answer = await caller.post<Problem>(records, { master_detail_n0: targets[0], [name]: value });
    expect([answer.status, answer.body.errors]).toMatchObject([422, [{ pointer: `/${name}`, code: 'field.readonly' }]]);
  }
});

test('a number is given instead', async () => {
  const numbers: unknown[] = [];
  for (let turn = 0; turn < 3; turn += 1)
    numbers.push((await caller.post<One>(records, { master_detail_n0: targets[0] })).body.data.auto_number_n0);
  expect(numbers.every((number) => /^WO-\d{4}-\d{5}$/.test(String(number)))).toBe(true);
  expect(new Set(numbers).size).toBe(3);
  expect(numbers).toEqual(numbers.toSorted());
});

test('the schema that forms are served has the same verdict', async () => {
  const { body: form } = await caller.get<{ schema: { properties: Record<string, object> } }>('/api/objects/probe/form');
  const ajv = new Ajv2020({ strict: false, formats: { ...formats } });
  for (const [keyword, { type, holds }] of Object.entries(keywords)) {
    ajv.removeKeyword(keyword);
    ajv.addKeyword({ keyword, type, validate: holds as SchemaValidateFunction });
  }
  for (const [name, { sample }] of writable) {
    const accepts = ajv.compile(form.schema.properties[name]!);
    for (const { in: value } of [...sample.valid, ...sample.extreme])
      expect([name, value, accepts(value)]).toEqual([name, value, true]);
    for (const { in: value } of sample.invalid) expect([name, value, accepts(value)]).toEqual([name, value, false]);
  }
});

test('all bad values of a record are refused in one answer', async () => {
  const wrong = writable.filter(([, { type, sample }]) => type.name !== 'master_detail' && sample.invalid[0] !== undefined);
  const body = {
    master_detail_n0: targets[0],
    ...Object.fromEntries(wrong.map(([name, { sample }]) => [name, sample.invalid[0]!.in])),
  };
  const { status, body: problem } = await caller.post<Problem>(records, body);
  const named = new Set(problem.errors!.map(({ pointer }) => pointer.split('/')[1]));
  expect([status, [...named].toSorted()]).toEqual([422, wrong.map(([name]) => name).toSorted()]);
});
