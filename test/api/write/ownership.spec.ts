/** A write never widens its writer's view: on every way to write, over paths, `sees` and counts, alone and in one batch. */
import type { SourceDocument } from '../../../server/compile/compile.js';
import type { Call } from '../../../server/contract/call.js';
import { changeRecord } from '../../../server/serve/write/change.js';
import { openWorkspaceFrom, type TestWorkspace } from '../../support/workspace.js';
import { readingOf, type Reading } from '../../support/reading.js';
import { bodyOf, faultsOf, problem, recordOf, writingOf, type Writing } from '../../support/writing.js';

type Json = Record<string, unknown>;
const label = (en: string): Json => ({ en });
const me = { user: ['id'] };
const counted = (operator: string, number: number): Json => ({ [operator]: [{ related_count: ['member.team'] }, number] });
const is = (path: string, value: unknown): Json => ({ '==': [{ var: path }, value] });

const object = (name: string, fields: Json[], more: Json = {}): SourceDocument => ({
  file: `objects/${name}/object.json`,
  content: {
    kind: 'object',
    id: name,
    name,
    label: label(name),
    title: 'name',
    fields: [{ name: 'name', type: 'text', required: true }, ...fields].map((field) => ({
      id: field.name,
      label: label(String(field.name)),
      ...field,
    })),
    ...more,
  },
});
const lookup = (to: string, name = to): Json => ({ name, type: 'lookup', to });
const role = (name: string, objects: Json): SourceDocument => ({
  file: `roles/${name}.json`,
  content: { kind: 'role', id: name, name, label: label(name), objects },
});
const all = (rights: string[], fields: Json, more: Json = {}): Json => ({ rows: 'all', rights, fields, ...more });
const stage = (name: string, more: Json = {}): Json => ({ id: name, name, label: label(name), ...more });
const move = (name: string, from: string, to: string, more: Json = {}): Json => ({
  id: name,
  name,
  label: label(name),
  from: [from],
  to,
  ...more,
});

const change = ['read', 'update'];
const full = ['create', 'read', 'update', 'delete'];
const ownLeads = { rows: 'own', rights: full, fields: { '*': 'edit', owner: 'edit' }, transitions: ['*'] };
const maskedLeads = (more: string[] = []): Json =>
  all([...change, ...more], { '*': 'edit', owner: 'edit', phone: 'masked' }, { transitions: ['*'] });

const documents: readonly SourceDocument[] = [
  { file: 'template.json', content: { kind: 'app', id: 'crm', name: 'crm', version: '1.0.0', label: label('CRM') } },
  object(
    'lead',
    [
      { name: 'phone', type: 'phone' },
      { name: 'agent', type: 'user' },
    ],
    {
      flow: {
        stages: [stage('new', { initial: true }), stage('taken'), stage('closed', { kind: 'lost' })],
        transitions: [
          move('claim', 'new', 'taken', { set: { owner: me } }),
          move('pass', 'new', 'taken'),
          move('close', 'taken', 'closed'),
        ],
      },
    },
  ),
  object('customer', [
    { name: 'region', type: 'text' },
    { name: 'phone', type: 'phone' },
  ]),
  object('contact', [{ name: 'phone', type: 'phone' }, lookup('customer'), lookup('customer', 'partner')]),
  object('note', [lookup('contact')]),
  object('team', [{ name: 'plan', type: 'text' }]),
  object('member', [lookup('team')]),
  role('admin', { '*': [all(full, { '*': 'edit', owner: 'edit' }, { transitions: ['*'] })] }),
  role('star', { lead: [all(full, { '*': 'edit' })] }),
  role('marketing', { lead: [ownLeads, maskedLeads()] }),
  role('taker', { lead: [ownLeads, maskedLeads(['take'])] }),
  role('giver', { lead: [{ ...ownLeads, rights: [...full, 'transfer'] }, maskedLeads()] }),
  role('agents', {
    lead: [
      all(change, { name: 'read', agent: 'edit', phone: 'masked' }),
      { rows: is('agent', me), rights: ['read'], fields: { '*': 'read' } },
    ],
  }),
  role('seller', {
    customer: [all(full, { '*': 'edit', owner: 'edit' })],
    contact: [
      { rows: is('customer.owner', me), rights: full, fields: { '*': 'edit' } },
      all(change, { name: 'edit', customer: 'edit', phone: 'masked' }),
    ],
    note: [{ rows: { sees: ['contact'] }, rights: ['read'], fields: { '*': 'read' } }],
  }),
  role('hidden_contacts', {
    customer: [all(full, { '*': 'edit', owner: 'edit' })],
    contact: [{ rows: is('customer.owner', me), rights: ['read'], fields: { '*': 'read' } }],
    note: [{ rows: { sees: ['contact'] }, rights: ['read'], fields: { '*': 'read' } }],
  }),
  role('notes_only', {
    customer: [all(full, { '*': 'edit', owner: 'edit' })],
    contact: [{ rows: is('customer.region', 'north'), rights: ['read'], fields: { name: 'read' } }],
    note: [{ rows: { sees: ['contact'] }, rights: ['read'], fields: { '*': 'read' } }],
  }),
  role('both_sides', {
    customer: [all(full, { '*': 'edit' })],
    contact: [
      {
        rows: { and: [is('customer.region', 'north'), is('partner.region', 'south')] },
        rights: ['read'],
        fields: { '*': 'read' },
      },
    ],
  }),
  role('counting', {
    team: [all(['read'], { name: 'read' }), { rows: counted('>', 0), rights: ['read'], fields: { plan: 'read' } }],
    member: [all(full, { '*': 'edit' })],
  }),
  role('leftover', {
    team: [all(['read'], { name: 'read' }), { rows: counted('==', 0), rights: ['read'], fields: { plan: 'read' } }],
    member: [all(full, { '*': 'edit' })],
  }),
  role('desk', {
    lead: [all(['create'], { '*': 'edit', owner: 'edit' }), { rows: 'own', rights: ['read'], fields: { '*': 'read' } }],
  }),
  role('front_desk', {
    lead: [
      all(['create', 'transfer'], { '*': 'edit', owner: 'edit' }),
      { rows: 'own', rights: ['read'], fields: { '*': 'read' } },
    ],
  }),
];

let workspace: TestWorkspace;
let writing: Writing;
let reading: Reading;
let admin: Call;
const calls: Record<string, Call> = {};
const as = (name: string): Call => calls[name]!;
const idOf = (call: Call): string => call.actor.user.id;
const phone = '+8613812345678';

beforeAll(async () => {
  workspace = await openWorkspaceFrom(documents);
  writing = writingOf(workspace);
  reading = readingOf(workspace);
  for (const { content } of documents) {
    const { kind, name } = content as { kind: string; name: string };
    if (kind === 'role') calls[name] = await workspace.call([name]);
  }
  admin = as('admin');
});
afterAll(() => workspace.close());

const made = async (name: string, values: Json = {}, by = admin) =>
  recordOf(await writing.create(by, name, { name: `A ${name}`, ...values }));
const foreignLead = () => made('lead', { phone });
const ownLead = (by: Call) => made('lead', { phone }, by);
const read = async (call: Call, name: string, id: string): Promise<Json> =>
  (JSON.parse((await reading.one(call, name, id)).body) as { data: Json }).data;
const refused = async (run: Promise<unknown>): Promise<readonly string[]> => faultsOf(await problem(run));
const widened = ['record.widens /owner'];

describe('the owner', () => {
  test('is read at most by whom only “*” is granted', async () => {
    const { id } = await foreignLead();
    expect(await refused(writing.change(as('star'), 'lead', id, { owner: idOf(as('star')) }))).toEqual(['field.readonly /owner']);
    expect(await refused(writing.create(as('star'), 'lead', { name: 'A', owner: idOf(admin) }))).toEqual([
      'field.readonly /owner',
    ]);
    const { edit } = bodyOf<{ data: { edit: string[] } }>(await writing.rights(as('star'), 'lead', id)).data;
    expect(edit).toContain('phone');
    expect(edit).not.toContain('owner');
  });

  test('of a new record may be said to be oneself by anybody', async () => {
    const lead = await made('lead', { owner: idOf(as('star')) }, as('star'));
    expect(lead.owner).toMatchObject({ id: idOf(as('star')) });
  });

  test('cannot be taken to see or do more, on any way to write', async () => {
    const by = as('marketing');
    const mine = { owner: idOf(by) };
    const { id } = await foreignLead();
    const bulk = (mode: string) => writing.bulk(by, 'lead', { mode, rows: [{ op: 'update', id, fields: mine }] });
    expect(await refused(writing.change(by, 'lead', id, mine))).toEqual(widened);
    expect(await refused(writing.move(by, 'lead', id, { transition: 'pass', values: mine }))).toEqual([
      'record.widens /values/owner',
    ]);
    expect(await refused(writing.move(by, 'lead', id, { transition: 'claim' }))).toEqual(['record.widens /values']);
    expect(await refused(bulk('all'))).toEqual(['record.widens /rows/0/fields/owner']);
    expect(bodyOf<{ data: Json[] }>(await bulk('each')).data).toMatchObject([
      { error: { errors: [{ code: 'record.widens', pointer: '/rows/0/fields/owner' }] } },
    ]);
    expect(await read(by, 'lead', id)).toMatchObject({ owner: { id: idOf(admin) }, phone: '138****5678', version: 1 });
  });

  test('is judged alike without the write, where it hangs on what the writer sees', async () => {
    const by = as('marketing');
    const { id } = await foreignLead();
    const { data } = bodyOf<{ data: { valid: boolean; errors: Json[] } }>(
      await writing.validate(by, { object: 'lead', id, body: { owner: idOf(by) } }),
    );
    expect(data).toMatchObject({ valid: false, errors: [{ code: 'record.widens', pointer: '/owner' }] });
    const { transitions } = bodyOf<{ data: { transitions: { name: string; ready: boolean; blocked: string[] }[] } }>(
      await writing.transitions(by, 'lead', id),
    ).data;
    expect(transitions.map(({ name, ready }) => [name, ready])).toEqual([
      ['claim', false],
      ['pass', true],
    ]);
    expect(transitions[0]?.blocked).toEqual([expect.stringContaining('would let you see or do more')]);
  });

  test('is taken by whoever may take, to whom everything opens', async () => {
    const by = as('taker');
    const [first, second] = [await foreignLead(), await foreignLead()];
    expect(recordOf(await writing.change(by, 'lead', first.id, { owner: idOf(by) }))).toMatchObject({ phone });
    expect(recordOf(await writing.move(by, 'lead', second.id, { transition: 'claim' }))).toMatchObject({ phone, stage: 'taken' });
  });

  test('becomes another freely where the writer may do as much as before', async () => {
    const { id } = await foreignLead();
    const other = idOf(as('giver'));
    expect(recordOf(await writing.change(as('marketing'), 'lead', id, { owner: other })).owner).toMatchObject({ id: other });
  });

  test('is handed over by whoever may transfer, changed or new', async () => {
    const other = { owner: idOf(admin) };
    const kept = await ownLead(as('marketing'));
    expect(await refused(writing.change(as('marketing'), 'lead', kept.id, other))).toEqual(['record.handed_over /owner']);
    const given = await ownLead(as('giver'));
    expect(recordOf(await writing.change(as('giver'), 'lead', given.id, other))).toMatchObject({ phone: '138****5678' });
    // To come back, it would have to be taken.
    expect(await refused(writing.change(as('giver'), 'lead', given.id, { owner: idOf(as('giver')) }))).toEqual(widened);
  });

  test('of a new record is another where the writer loses nothing by it, or may transfer', async () => {
    const other = { name: 'A', owner: idOf(as('seller')) };
    expect((await writing.create(admin, 'lead', other)).status).toBe(201);
    expect(await refused(writing.create(as('desk'), 'lead', other))).toEqual(['record.handed_over /owner']);
    expect((await writing.create(as('desk'), 'lead', { name: 'A' })).status).toBe(201);
    expect((await writing.create(as('front_desk'), 'lead', other)).status).toBe(201);
    expect((await writing.create(as('seller'), 'customer', { name: 'A', owner: idOf(admin) })).status).toBe(201);
  });
});

describe('a field that rows are chosen by', () => {
  test('opens the record itself', async () => {
    const by = as('agents');
    const { id } = await foreignLead();
    expect(await refused(writing.change(by, 'lead', id, { agent: idOf(by) }))).toEqual(['record.widens /agent']);
    expect((await writing.change(by, 'lead', id, { agent: idOf(admin) })).status).toBe(200);
  });

  test('may be a lookup, to what is one’s own', async () => {
    const by = as('seller');
    const foreign = await made('customer');
    const own = await made('customer', {}, by);
    const contact = await made('contact', { customer: foreign.id, phone });
    expect(await refused(writing.change(by, 'contact', contact.id, { customer: own.id }))).toEqual(['record.widens /customer']);
    expect(await read(by, 'contact', contact.id)).toMatchObject({ phone: '138****5678' });
    const second = await made('customer', {}, by);
    const mine = await made('contact', { customer: own.id, phone }, by);
    expect((await writing.change(by, 'contact', mine.id, { customer: second.id })).status).toBe(200);
  });

  test('opens what leads to the record, over any number of steps', async () => {
    const by = as('hidden_contacts');
    const mine = { owner: idOf(by) };
    const alone = await made('customer');
    expect((await writing.change(by, 'customer', alone.id, mine)).status).toBe(200);
    const led = await made('customer');
    await made('contact', { customer: led.id });
    expect(await refused(writing.change(by, 'customer', led.id, mine))).toEqual(widened);
    // Asked without the write, it would tell that a hidden record leads here.
    for (const { id } of [alone, led]) {
      const answer = await writing.validate(by, { object: 'customer', id, body: { region: 'east', owner: idOf(by) } });
      expect(bodyOf<{ data: Json }>(answer).data).toEqual({ valid: true, errors: [] });
    }
    expect((await writing.change(by, 'customer', led.id, { owner: idOf(as('seller')) })).status).toBe(200);

    const far = await made('customer');
    const contact = await made('contact', { customer: far.id });
    await made('note', { contact: contact.id });
    expect(await refused(writing.change(as('notes_only'), 'customer', far.id, { region: 'north' }))).toEqual([
      'record.widens /region',
    ]);
    expect((await writing.change(as('notes_only'), 'customer', far.id, { region: 'west' })).status).toBe(200);
  });

  test('opens by two changes of one batch what neither opens alone', async () => {
    const by = as('both_sides');
    const [one, two, free] = [await made('customer'), await made('customer'), await made('customer')];
    await made('contact', { customer: one.id, partner: two.id });
    const rows = [
      { op: 'update', id: one.id, fields: { region: 'north' } },
      { op: 'update', id: two.id, fields: { region: 'south' } },
      { op: 'update', id: free.id, fields: { region: 'south' } },
    ];
    expect(await refused(writing.bulk(by, 'customer', { rows }))).toEqual([
      'record.widens /rows/0/fields/region',
      'record.widens /rows/1/fields/region',
    ]);
    const each = bodyOf<{ data: Json[] }>(await writing.bulk(by, 'customer', { mode: 'each', rows })).data;
    expect(each.map((row) => 'error' in row)).toEqual([true, true, false]);
    expect((await writing.change(by, 'customer', one.id, { region: 'north' })).status).toBe(200);
    expect(await refused(writing.change(by, 'customer', two.id, { region: 'south' }))).toEqual(['record.widens /region']);
  });

  test('opens by two writes at the same time no more than by one after the other', async () => {
    const by = as('both_sides');
    const [one, two] = [await made('customer'), await made('customer')];
    const contact = await made('contact', { customer: one.id, partner: two.id });
    await Promise.allSettled([
      writing.change(by, 'customer', one.id, { region: 'north' }),
      writing.change(by, 'customer', two.id, { region: 'south' }),
    ]);
    expect((await problem(reading.one(by, 'contact', contact.id))).code).toBe('record.unknown');
  });

  test('may be one that records are counted by: new, changed or deleted', async () => {
    const by = as('counting');
    const [empty, full] = [await made('team', { plan: 'secret' }), await made('team')];
    const member = await made('member', { team: full.id });
    expect(await refused(writing.create(by, 'member', { name: 'M', team: empty.id }))).toEqual(['record.widens /team']);
    expect(await refused(writing.change(by, 'member', member.id, { team: empty.id }))).toEqual(['record.widens /team']);
    expect((await writing.create(by, 'member', { name: 'M', team: full.id })).status).toBe(201);
    expect(await read(by, 'team', empty.id)).toMatchObject({ plan: null });

    const last = await made('member', { team: (await made('team')).id });
    expect(await refused(writing.remove(as('leftover'), 'member', last.id))).toEqual(['record.widens ']);
    expect((await writing.remove(as('leftover'), 'member', member.id)).status).toBe(204);
  });
});

test('writes that change no such field ask the database nothing more', async () => {
  const by = as('marketing');
  const { id } = await ownLead(by);
  const statements = async (fields: Json): Promise<number> => {
    let count = 0;
    const counting = { ...writing.deps, records: { connect: async () => counted(await workspace.database.records.connect()) } };
    const counted = (client: object): object =>
      new Proxy(client, {
        get: (target, key) => {
          const value: unknown = Reflect.get(target, key);
          if (key === 'query') count += 1;
          return typeof value === 'function' ? value.bind(target) : value;
        },
      });
    await changeRecord({ ...by, now: new Date() }, counting as never, { object: 'lead', id, body: fields }).catch(() => {});
    return count;
  };
  // begin, find, update, history, answer, commit; a refused change: begin, find, rollback.
  expect(await statements({ name: 'B' })).toBe(6);
  // The writer's lock and the comparison.
  expect(await statements({ owner: idOf(as('taker')) })).toBe(6);
});
