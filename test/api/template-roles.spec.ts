/** The roles of the touchpoint CRM at work: who sees, who changes, and what stays masked. */
import { dependenciesOn } from '../../server/serve/sight/dependencies.js';
import { sightOf } from '../../server/serve/sight/sight-of.js';
import type { Caller } from '../support/caller.js';
import { startTestServer, type TestServer } from '../support/server.js';
import { folder, model } from '../unit/template/template.js';

let server: TestServer;
let administrator: Caller;
let rep: Caller;
let colleague: Caller;
let manager: Caller;
let otherManager: Caller;
let agent: Caller;
let secondAgent: Caller;
let marketer: Caller;
let analyst: Caller;

type Values = Readonly<Record<string, unknown>>;
interface One {
  readonly data: Values & { readonly id: string };
}

async function create(caller: Caller, object: string, values: Values): Promise<One['data']> {
  const answer = await caller.post<One>(`/api/records/${object}`, values);
  if (answer.status !== 201) throw new Error(`${object}: ${answer.status} ${answer.text}`);
  return answer.body.data;
}

const read = (caller: Caller, object: string, { id }: { id: string }) => caller.get<One>(`/api/records/${object}/${id}`);
const listed = async (caller: Caller, object: string): Promise<readonly string[]> =>
  (await caller.get<{ data: { id: string }[] }>(`/api/records/${object}`)).body.data.map(({ id }) => id);

const phone = '+8613812345678';
const masked = '138****5678';
const told = { phone, email: 'li.lei@example.com', wechat: 'lilei_88' };

let customer: One['data'];
let contact: One['data'];
let order: One['data'];
let ticket: One['data'];

beforeAll(async () => {
  server = await startTestServer({ project: folder });
  const sales = await server.department('Sales');
  const east = await server.department('East', sales);
  const south = await server.department('South');
  const service = await server.department('Service');
  administrator = await server.user(['administrator']);
  rep = await server.user(['sales_rep'], { department: east });
  colleague = await server.user(['sales_rep'], { department: east });
  manager = await server.user(['sales_manager'], { department: sales });
  otherManager = await server.user(['sales_manager'], { department: south });
  agent = await server.user(['service_agent'], { department: service });
  secondAgent = await server.user(['service_agent'], { department: service });
  marketer = await server.user(['marketing']);
  analyst = await server.user(['analyst']);
  customer = await create(rep, 'customer', {
    name: '杭州云岚科技有限公司',
    budget_amount: 500000,
    budget_period: 'year',
    core_need: '统一客户档案',
  });
  contact = await create(rep, 'contact', { customer: customer.id, name: '李雷', ...told });
  order = await create(rep, 'order', { customer: customer.id, amount: 120000, paid_amount: 0 });
  ticket = await create(agent, 'ticket', {
    customer: customer.id,
    subject: '无法登录',
    channel: 'phone',
    category: 'fault',
    description: '移动端无法登录',
  });
}, 120_000);

afterAll(() => server.close());

describe('phone, e-mail and WeChat of a contact', () => {
  test('are in the clear for the owner of the customer, the manager above and the administrator', async () => {
    for (const caller of [rep, manager, administrator])
      expect((await read(caller, 'contact', contact)).body.data).toMatchObject(told);
  });

  test('are masked for everyone else who sees the contact', async () => {
    for (const caller of [agent, marketer, analyst]) {
      const { data } = (await read(caller, 'contact', contact)).body;
      expect(data).toMatchObject({ name: '李雷', phone: masked });
      expect(data.email).toMatch(/^l\*+@example\.com$/);
      expect(data.wechat).not.toBe(told.wechat);
      expect(JSON.stringify(data)).not.toContain('13812345678');
    }
  });

  test('are no operands for those who see them masked', async () => {
    for (const query of [`phone=${encodeURIComponent(phone)}`, 'sort=phone', `email.starts_with=li`]) {
      expect((await analyst.get(`/api/records/contact?${query}`)).status).toBe(400);
    }
    expect(
      (await rep.get<{ data: unknown[] }>(`/api/records/contact?phone=${encodeURIComponent(phone)}`)).body.data,
    ).toHaveLength(1);
  });

  test('follow the customer to its new owner', async () => {
    const moving = await create(rep, 'customer', { name: 'Brightwater Data Ltd', country: 'GB' });
    const person = await create(rep, 'contact', { customer: moving.id, name: 'Amelia Shaw', phone });
    expect((await manager.patch(`/api/records/customer/${moving.id}`, { owner: colleague.id })).status).toBe(200);
    expect((await read(colleague, 'contact', person)).body.data.phone).toBe(phone);
    expect((await read(rep, 'contact', person)).status).toBe(404);
  });
});

describe('a sales representative', () => {
  test('sees the own customers and what belongs to them, nobody else’s', async () => {
    expect(await listed(rep, 'customer')).toContain(customer.id);
    expect(await listed(colleague, 'customer')).not.toContain(customer.id);
    for (const [object, record] of [
      ['customer', customer],
      ['contact', contact],
      ['order', order],
      ['ticket', ticket],
    ] as const) {
      expect((await read(colleague, object, record)).status).toBe(404);
      expect((await read(rep, object, record)).status).toBe(200);
    }
  });

  test('records a touchpoint for an own customer only', async () => {
    const body = { channel: 'phone', subject: '电话沟通', summary: '确认需求' };
    expect((await rep.post('/api/records/touchpoint', { ...body, customer: customer.id })).status).toBe(201);
    expect((await colleague.post('/api/records/touchpoint', { ...body, customer: customer.id })).status).toBe(422);
  });

  test('deletes no customer and cannot give one away by creating it', async () => {
    expect((await rep.delete(`/api/records/customer/${customer.id}`)).status).toBe(403);
    expect((await rep.post('/api/records/customer', { name: '别人的客户', owner: colleague.id })).status).not.toBe(201);
  });
});

describe('a sales manager', () => {
  test('sees the customers of the departments below, not those of others', async () => {
    expect(await listed(manager, 'customer')).toContain(customer.id);
    expect(await listed(otherManager, 'customer')).not.toContain(customer.id);
  });

  test('changes them', async () => {
    expect((await manager.patch(`/api/records/customer/${customer.id}`, { value_tier: 'A' })).status).toBe(200);
  });
});

describe('a service agent', () => {
  test('reads customers without any money', async () => {
    const { data } = (await read(agent, 'customer', customer)).body;
    expect(data).toMatchObject({ name: '杭州云岚科技有限公司', core_need: '统一客户档案' });
    for (const field of ['budget_amount', 'budget_period', 'annual_revenue']) expect(data).not.toHaveProperty(field);
    for (const field of ['amount', 'paid_amount', 'currency'])
      expect((await read(agent, 'order', order)).body.data).not.toHaveProperty(field);
    expect((await agent.get('/api/records/customer?budget_amount.gte=1')).status).toBe(400);
    expect((await agent.get('/api/records/opportunity')).status).toBe(404);
  });

  test('changes no customer', async () => {
    expect((await agent.patch(`/api/records/customer/${customer.id}`, { short_name: '云岚' })).status).toBe(403);
  });

  test('works the tickets of the department through their flow', async () => {
    const move = (transition: string, values?: Values) =>
      secondAgent.post(`/api/records/ticket/${ticket.id}/transitions`, { transition, ...(values && { values }) });
    expect((await move('assign')).status).toBe(200);
    expect((await move('start')).status).toBe(200);
    expect((await move('resolve')).status).toBe(422);
    expect((await move('resolve', { resolution: '已修复' })).status).toBe(200);
    expect((await read(rep, 'ticket', ticket)).body.data).toMatchObject({ stage: 'resolved', resolution: '已修复' });
  });
});

describe('marketing', () => {
  test('runs campaigns and leads, keeps the contact data of own leads in sight only', async () => {
    const campaign = await create(marketer, 'campaign', {
      name: 'Webinar 3',
      type: 'webinar',
      starts_on: '2026-03-01',
      budget: 20000,
    });
    const lead = await create(marketer, 'lead', { name: '韩梅梅', source_channel: 'webinar', campaign: campaign.id, phone });
    expect((await read(marketer, 'lead', lead)).body.data.phone).toBe(phone);
    expect((await marketer.patch(`/api/records/lead/${lead.id}`, { owner: rep.id })).status).toBe(200);
    expect((await read(marketer, 'lead', lead)).body.data.phone).toBe(masked);
    expect((await read(rep, 'lead', lead)).body.data.phone).toBe(phone);
    expect((await read(rep, 'campaign', campaign)).body.data).not.toHaveProperty('budget');
  });

  test('neither writes customers nor sees orders', async () => {
    expect((await marketer.post('/api/records/customer', { name: '不允许' })).status).toBe(403);
    expect((await marketer.get('/api/records/order')).status).toBe(404);
  });
});

describe('an analyst', () => {
  test('reads everything and writes nothing', async () => {
    for (const object of [
      'customer',
      'contact',
      'touchpoint',
      'lead',
      'opportunity',
      'campaign',
      'ticket',
      'order',
      'task',
      'touchpoint_type',
    ]) {
      expect((await analyst.get(`/api/records/${object}`)).status).toBe(200);
    }
    expect((await read(analyst, 'customer', customer)).body.data.budget_amount).toBe(500000);
    expect((await analyst.patch(`/api/records/customer/${customer.id}`, { short_name: 'x' })).status).toBe(403);
    expect((await analyst.post('/api/records/customer', { name: 'x' })).status).toBe(403);
  });
});

describe('rules of the template', () => {
  const refused = async (caller: Caller, object: string, values: Values): Promise<readonly string[]> => {
    const answer = await caller.post<{ errors: { pointer: string; code: string }[] }>(`/api/records/${object}`, values);
    expect(answer.status).toBe(422);
    return answer.body.errors.map(({ pointer }) => pointer);
  };

  test('no two customers are called alike', async () => {
    expect(await refused(rep, 'customer', { name: '杭州云岚科技 有限公司' })).toEqual(['/name']);
  });

  test('a city lies in its province', async () => {
    expect(await refused(rep, 'customer', { name: '城市测试', province: 'zhejiang', city: 'suzhou' })).toEqual(['/city']);
  });

  test('marketing needs consent, a touchpoint has happened, identity numbers stay out', async () => {
    expect(await refused(rep, 'contact', { customer: customer.id, name: '王芳', marketing_channels: ['email'] })).toContain(
      '/marketing_channels',
    );
    const tomorrow = new Date(Date.now() + 86_400_000).toISOString();
    expect(
      await refused(rep, 'touchpoint', {
        customer: customer.id,
        channel: 'visit',
        subject: '拜访',
        summary: '证件 11010519491231002X',
        happened_at: tomorrow,
        next_step: '回访',
      }),
    ).toEqual(expect.arrayContaining(['/happened_at', '/summary', '/next_step_on']));
  });

  test('a customer moves on when needs, contact, budget and order are there', async () => {
    const fresh = await create(rep, 'customer', { name: '流程测试有限公司' });
    const move = (transition: string, more: Values = {}) =>
      rep.post(`/api/records/customer/${fresh.id}/transitions`, { transition, ...more });
    expect((await move('make_contact')).status).toBe(422);
    expect((await move('make_contact', { values: { industry: 'finance', source_channel: 'expo' } })).status).toBe(200);
    expect((await move('confirm_needs', { values: { core_need: '统一档案' } })).status).toBe(422);
    await create(rep, 'contact', { customer: fresh.id, name: '李雷' });
    expect((await move('confirm_needs', { values: { core_need: '统一档案' } })).status).toBe(200);
    expect((await move('propose')).status).toBe(422);
    expect((await move('propose', { values: { budget_amount: 100000, budget_period: 'once' } })).status).toBe(200);
    expect((await move('back_to_needs')).status).toBe(422);
    expect((await move('back_to_needs', { reason: '范围有变' })).status).toBe(200);
    expect((await move('propose')).status).toBe(200);
    expect((await move('negotiate')).status).toBe(200);
    expect((await move('win')).status).toBe(422);
    await create(rep, 'order', { customer: fresh.id, amount: 100000 });
    expect((await move('win')).status).toBe(200);
    expect((await read(rep, 'customer', fresh)).body.data).toMatchObject({ stage: 'won', customer_type: 'existing' });
  });

  test('probability and closing date follow the stage of an opportunity', async () => {
    const deal = await create(rep, 'opportunity', { name: '云岚一期', customer: customer.id, expected_close_on: '2030-01-01' });
    expect(deal.probability).toBe(10);
    const lose = (body: Values) =>
      rep.post<One>(`/api/records/opportunity/${deal.id}/transitions`, { transition: 'lose', ...body });
    expect((await lose({})).status).toBe(422);
    const lost = await lose({ values: { lost_reason: 'price' } });
    expect(lost.status).toBe(200);
    expect((await read(rep, 'opportunity', deal)).body.data).toMatchObject({
      stage: 'lost',
      probability: 0,
      closed_on: expect.stringMatching(/^\d{4}-/),
    });
  });
});

describe('nobody gains by changing what rows are chosen by', () => {
  /** What of all records is seen, by record and field; what a write changes in any case is left out. */
  const seenBy = async (caller: Caller): Promise<ReadonlyMap<string, string>> => {
    const seen = new Map<string, string>();
    for (const object of Object.keys(model.objects)) {
      const { status, body } = await caller.get<{ data: Values[] }>(`/api/records/${object}?limit=200`);
      for (const { id, version: _, updated_at: _at, updated_by: _by, ...values } of status === 200 ? body.data : []) {
        for (const [field, value] of Object.entries(values)) seen.set(`${object} ${String(id)} ${field}`, JSON.stringify(value));
      }
    }
    return seen;
  };

  /** Everything of a colleague, once under a customer of theirs and once under one of the writer’s. */
  async function strew(by: Caller): Promise<{ own: One['data']; records: (readonly [string, One['data']])[] }> {
    const [own, foreign] = [
      await create(administrator, 'customer', { name: `Own ${by.id}`, owner: by.id }),
      await create(administrator, 'customer', { name: `Foreign ${by.id}`, owner: colleague.id }),
    ];
    const records: (readonly [string, One['data']])[] = [['customer', foreign]];
    const add = async (object: string, values: Values): Promise<void> => {
      records.push([object, await create(administrator, object, { owner: colleague.id, ...values })]);
    };
    for (const { id } of [own, foreign]) {
      await add('contact', { customer: id, name: '李雷', ...told });
      await add('opportunity', { customer: id, name: 'O', expected_close_on: '2030-01-01', amount: 7 });
      await add('order', { customer: id, amount: 9 });
      await add('touchpoint', { customer: id, channel: 'phone', subject: 'T', summary: 'S' });
      await add('ticket', { customer: id, subject: 'T', channel: 'phone', category: 'fault', description: 'D' });
    }
    await add('lead', { name: '韩梅梅', source_channel: 'webinar', ...told });
    await add('task', { subject: 'A', assignee: by.id, due_on: '2030-01-01' });
    await add('task', { subject: 'B', assignee: colleague.id, due_on: '2030-01-01' });
    return { own, records };
  }

  test.each([
    ['sales_rep', true],
    ['sales_manager', true],
    ['service_agent', true],
    ['marketing', true],
    ['analyst', false],
    ['administrator', false],
    ['marketing sales_rep service_agent', true],
  ])('%s', async (held, writes) => {
    const roles = held.split(' ');
    const by = await server.user(roles, { department: await server.department(`Of ${roles.join()}`) });
    const { own, records } = await strew(by);
    const sight = sightOf(model, roles);
    let before = await seenBy(by);
    let written = 0;
    for (const [object, { id }] of records) {
      const chosenBy = new Set(dependenciesOn(sight, model.objects[object]!).map(({ field }) => field));
      for (const field of chosenBy) {
        for (const value of field === 'customer' ? [own.id] : [by.id, rep.id]) {
          const could = await rightsOn(by, object, id);
          if ((await by.patch(`/api/records/${object}/${id}`, { [field]: value })).status !== 200) continue;
          expect(could).toEqual(expect.arrayContaining(await rightsOn(by, object, id)));
          const after = await seenBy(by);
          const gained = [...after].filter(([key, text]) => key !== `${object} ${id} ${field}` && before.get(key) !== text);
          // A record given away may leave empty or masked values behind.
          expect(gained.filter(([key, text]) => !before.has(key) || !(text === 'null' || text.includes('*')))).toEqual([]);
          before = after;
          written += 1;
        }
      }
    }
    expect(written > 0).toBe(writes);
  });

  const rightsOn = async (caller: Caller, object: string, id: string): Promise<string[]> => {
    const { status, body } = await caller.get<{ data: { update: boolean; delete: boolean; edit: string[] } }>(
      `/api/records/${object}/${id}/rights`,
    );
    if (status !== 200) return [];
    return [...body.data.edit, ...(body.data.update ? ['may update'] : []), ...(body.data.delete ? ['may delete'] : [])];
  };
});
