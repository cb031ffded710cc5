/** Fills a workspace that runs the touchpoint CRM with a year of invented business. */
import type { Pool, PoolClient } from 'pg';
import type { Model } from '../../compile/model.js';
import { inTransaction } from '../../platform/db/checkout.js';
import type { Workspace } from '../../contract/call.js';
import { tidyStatement, takenStatement } from '../../serve/sql/copy.js';
import { Calendar } from './calendar.js';
import { Companies, nameKey, type Locate } from './company.js';
import { CopySink, objectOf, ORDER } from './copy.js';
import { tellCustomer } from './customer.js';
import { tellDeals } from './deals.js';
import { tellLooseLeads, tellOrigin } from './leads.js';
import { Numbers } from './numbers.js';
import { campaignsOfTheYear, mapOfTouchpoints } from './reference.js';
import { readSample } from './sample.js';
import { Staff, type DemoUser } from './staff.js';
import { storyOf } from './story.js';
import { tellTasks } from './tasks.js';
import { tellTickets } from './tickets.js';
import { tellTouchpoints } from './touchpoints.js';
import type { World } from './world.js';

interface DemoRequest {
  readonly customers: number;
  readonly touchpoints: number;
  /** The same seed, users and instant give the same data. */
  readonly seed: number;
  readonly now: Date;
  readonly users: readonly DemoUser[];
}

type Progress = (line: string) => void;

/** For this transaction only. Search indexes gather what is new and sort it in at once; tidying ends that. */
const SETTINGS = [
  'set local statement_timeout = 0',
  'set local idle_in_transaction_session_timeout = 0',
  "set local gin_pending_list_limit = '64MB'",
];

/** All in one transaction; adds to what is there. `pool` must be allowed to write the workspace's schema. */
export async function fillWithDemoData(
  pool: Pool,
  workspace: Workspace,
  model: Model,
  request: DemoRequest,
  progress: Progress,
): Promise<void> {
  await inTransaction(pool, async (client) => {
    for (const setting of SETTINGS) await client.query(setting);
    await fill(client, workspace.schema, model, request, progress);
  });
  for (const name of [...ORDER, '_history']) await pool.query(tidyStatement(workspace.schema, name));
}

async function fill(client: PoolClient, schema: string, model: Model, request: DemoRequest, progress: Progress): Promise<void> {
  const began = performance.now();
  const calendar = new Calendar(request.now, model.app.timezone);
  const sink = new CopySink(client, schema, model);
  const taken = await takenNames(client, schema, 'customer');
  const seed = `${request.seed}.${taken.size}`;
  const outline = outlineOf(seed, request, calendar);
  const sample = readSample();
  const staff = new Staff(request.users);
  const existing = {
    touchpoint_type: await takenNames(client, schema, 'touchpoint_type'),
    campaign: await takenNames(client, schema, 'campaign'),
  };
  const numbers = {
    order: new Numbers(model, 'order', outline.orders, calendar),
    ticket: new Numbers(model, 'ticket', outline.tickets, calendar),
  };
  for (const drawn of Object.values(numbers)) await drawn.draw(client, schema);
  const setting = { seed, sample, calendar, staff, sink, existing };
  const world: World = {
    ...setting,
    companies: new Companies(sample, locateIn(model), new Set([...taken.keys()].map(nameKey))),
    types: mapOfTouchpoints(setting),
    campaigns: campaignsOfTheYear(setting),
    numbers,
    probability: probabilities(model),
  };
  let told = 0;
  for (let index = 0; index < request.customers; index++) {
    told += tellAll(index, outline, world);
    await sink.drain();
    if ((index + 1) % 10_000 === 0)
      progress(`${counted(index + 1, 'customer')} of ${request.customers}, ${counted(told, 'touchpoint')} · ${seconds(began)} s`);
  }
  await sink.flush();
  progress([...sink.written].map(([name, count]) => `${name} ${count}`).join(', '));
  progress(`Demo data is ready after ${seconds(began)} s.`);
}

const counted = (count: number, noun: string): string => `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`;
const seconds = (began: number): string => ((performance.now() - began) / 1000).toFixed(1);

/** Everything about one customer; answers how many touchpoints it has. */
function tellAll(index: number, outline: Outline, world: World): number {
  const story = storyOf(world.seed, index, world.calendar);
  const account = tellCustomer(story, world);
  const deals = tellDeals(account, world);
  const tickets = tellTickets(account, world);
  const touches = outline.touchpointsOf(index);
  tellOrigin(account, deals, world);
  tellTouchpoints({ account, deals, tickets }, touches, world);
  tellTasks(account, { deals, tickets }, world);
  tellLooseLeads(index, world);
  return touches;
}

interface Outline {
  readonly orders: Float64Array;
  readonly tickets: Float64Array;
  /** How many touchpoints fall to a customer. */
  touchpointsOf(index: number): number;
}

/** A first telling of all stories, to share out the touchpoints and to know which numbers come when. */
function outlineOf(seed: string, { customers, touchpoints }: DemoRequest, calendar: Calendar): Outline {
  const sums = new Float64Array(customers + 1);
  const orders: number[] = [];
  const tickets: number[] = [];
  for (let index = 0; index < customers; index++) {
    const story = storyOf(seed, index, calendar);
    sums[index + 1] = (sums[index] ?? 0) + story.weight;
    for (const deal of story.deals) orders.push(...deal.orders);
    for (const { steps } of story.tickets) tickets.push(steps[0]?.at ?? calendar.now);
  }
  const upTo = (index: number): number => Math.round(((sums[index] ?? 0) / (sums[customers] || 1)) * touchpoints);
  return {
    orders: Float64Array.from(orders),
    tickets: Float64Array.from(tickets),
    touchpointsOf: (index) => upTo(index + 1) - upTo(index),
  };
}

/** Ids by name of the records that are there already. */
async function takenNames(client: PoolClient, schema: string, object: string): Promise<ReadonlyMap<string, string>> {
  const { rows } = await client.query<{ id: string; value: string | null }>(takenStatement(schema, object, 'name'));
  return new Map(rows.flatMap(({ id, value }) => (value === null ? [] : [[value, id]])));
}

/** Cities and provinces are called what the picklists call them. */
function locateIn(model: Model): Locate {
  const { province, city } = objectOf(model, 'customer').fields;
  const provinces = new Map(province?.values?.map(({ code, label }) => [code, label['zh-CN'] ?? label.en]));
  const cities = new Map(city?.values?.map((value) => [value.code, value]));
  return (code) => {
    const found = cities.get(code);
    const home = found?.when?.[0] ?? '';
    if (!found) throw new Error(`The picklist of cities has no "${code}"`);
    return { cityName: found.label['zh-CN'] ?? found.label.en, province: home, provinceName: provinces.get(home) ?? home };
  };
}

function probabilities(model: Model): World['probability'] {
  const stages = objectOf(model, 'opportunity').flow?.stages ?? [];
  return Object.fromEntries(
    stages.flatMap(({ name, set }) => {
      const value = set.probability && 'value' in set.probability ? set.probability.value : undefined;
      return typeof value === 'number' ? [[name, value] as const] : [];
    }),
  );
}
