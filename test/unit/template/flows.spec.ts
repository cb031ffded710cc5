/** The stage flows of the touchpoint CRM: what leads where, and what it takes. */
import { model } from './template.js';

/** `from → to`, with what the move asks for. */
const EXPECTED: Readonly<Record<string, readonly string[]>> = {
  customer: [
    'prospect → first_contact',
    'first_contact → needs_confirmed (counts contact.customer)',
    'needs_confirmed → proposal',
    'proposal → negotiation',
    'negotiation → won (counts order.customer)',
    'won → after_sales',
    'prospect, first_contact, needs_confirmed, proposal, negotiation → lost (reason)',
    'first_contact → prospect (reason)',
    'needs_confirmed → first_contact (reason)',
    'proposal → needs_confirmed (reason)',
    'negotiation → proposal (reason)',
    'won → negotiation (reason)',
    'after_sales → won (reason)',
    'lost → first_contact (reason)',
  ],
  opportunity: [
    'qualify → needs',
    'needs → proposal',
    'proposal → negotiation',
    'negotiation → won',
    'qualify, needs, proposal, negotiation → lost',
    'won → paid (counts order.opportunity)',
    'needs → qualify (reason)',
    'proposal → needs (reason)',
    'negotiation → proposal (reason)',
    'won → negotiation (reason)',
    'lost → qualify (reason)',
  ],
  ticket: [
    'new → assigned',
    'assigned → in_progress',
    'in_progress → resolved',
    'resolved → closed',
    'resolved → in_progress (reason)',
    'assigned → new (reason)',
    'in_progress → assigned (reason)',
  ],
  lead: [
    'new → contacted',
    'contacted → qualified',
    'qualified → converted',
    'new, contacted, qualified → discarded',
    'contacted → new (reason)',
    'qualified → contacted (reason)',
    'discarded → contacted (reason)',
  ],
};

const flows = Object.values(model.objects).flatMap(({ name, flow }) => (flow ? [{ name, flow }] : []));

test('these objects have a flow', () => {
  expect(flows.map(({ name }) => name).toSorted()).toEqual(Object.keys(EXPECTED).toSorted());
});

describe.each(flows)('$name', ({ name, flow }) => {
  test('moves', () => {
    const moves = flow.transitions.map(({ from, to, guard, reason }) => {
      const asks = [...(guard?.counts.map((count) => `counts ${count}`) ?? []), ...(reason ? ['reason'] : [])];
      return `${from.join(', ')} → ${to}${asks.length > 0 ? ` (${asks.join(', ')})` : ''}`;
    });
    expect(moves).toEqual(EXPECTED[name]);
  });

  test('begins in one stage and leads to every other', () => {
    expect(flow.stages.filter(({ initial }) => initial)).toHaveLength(1);
    const reached = new Set(flow.transitions.map(({ to }) => to));
    expect(flow.stages.filter((stage) => !stage.initial && !reached.has(stage.name))).toEqual([]);
  });

  test('says why a guarded move is not possible', () => {
    expect(flow.transitions.filter(({ guard, message }) => guard && !message)).toEqual([]);
  });
});

test.each([
  ['customer', 'needs_confirmed', ['core_need']],
  ['customer', 'proposal', ['core_need', 'budget_amount']],
  ['opportunity', 'lost', ['lost_reason']],
  ['ticket', 'resolved', ['resolution']],
  ['lead', 'discarded', ['discard_reason']],
])('%s in stage %s must have %j', (object, stage, required) => {
  expect(model.objects[object]?.flow?.stages.find(({ name }) => name === stage)?.required).toEqual(
    expect.arrayContaining(required),
  );
});

test('stages say how likely a deal is and how long a record may wait', () => {
  const stages = (object: string) => model.objects[object]!.flow!.stages;
  // A stage writes its probability into the record, where it may be changed; both are one figure.
  for (const { name, probability, set } of stages('opportunity'))
    expect([name, set.probability]).toEqual([name, { value: probability }]);
  const limits = Object.fromEntries(stages('ticket').map(({ name, timeLimit }) => [name, timeLimit]));
  expect(limits).toEqual({ new: 2, assigned: 8, in_progress: 72, resolved: 168, closed: null });
});
