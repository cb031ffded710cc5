/** What one can do to a flow, and what is known of it without asking the server. */
import { compile } from '../../../server/compile/compile.js';
import type { FlowDocument, RoleDocument } from '../../../metadata/format/types.js';
import { addStage, addTransition, connectionsOf, disconnect, moveStage } from '../../../studio/features/flow/edit.js';
import { allow, forbid, standingOf } from '../../../studio/features/flow/grants.js';
import { deadParts, initialStages } from '../../../studio/features/flow/reach.js';
import { readableFlow } from '../../../studio/features/flow/readable.js';
import { flowFrom, templateNames } from '../../../studio/features/flow/templates.js';
import { troublesIn } from '../../../studio/features/flow/troubles-in.js';
import { changed, machine } from '../compile/project.js';

const names = (flow: FlowDocument) => flow.stages.map(({ name }) => name);

describe('templates', () => {
  test.each(templateNames)('%s passes the check on an object that has no flow, without a warning of its own', (name) => {
    const { findings, model } = compile(changed([machine, '/flow', flowFrom(name)]));
    expect(findings.filter(({ level }) => level === 'error')).toEqual([]);
    expect(findings.filter(({ code }) => code !== 'format.transition_ungranted')).toEqual([]);
    expect(model!.objects.machine!.flow!.stages.length).toBe(flowFrom(name).stages.length);
  });

  test('sales has five stages, and each use of a template is a flow of its own', () => {
    expect(names(flowFrom('sales'))).toEqual(['qualify', 'proposal', 'negotiation', 'won', 'lost']);
    expect(flowFrom('sales')).not.toBe(flowFrom('sales'));
  });
});

describe('stages and transitions', () => {
  test('a new stage follows the one named, else the last in which work goes on', () => {
    const flow = flowFrom('sales');
    addStage(flow);
    addStage(flow, { after: 'qualify' });
    expect(names(flow)).toEqual(['qualify', 'stage_7', 'proposal', 'negotiation', 'stage_6', 'won', 'lost']);
    expect(new Set(flow.stages.map(({ id }) => id)).size).toBe(7);
  });

  test.each([
    ['forward', 'qualify', 'won', { name: 'to_won', label: { en: 'Move to Won', 'zh-CN': '进入赢单' } }],
    ['back', 'won', 'proposal', { name: 'back_to_proposal', label: { en: 'Back to Proposal', 'zh-CN': '退回方案报价' } }],
  ])('a transition %s is named after where it leads', (_, from, to, said) => {
    expect(addTransition(flowFrom('sales'), [from], to)).toMatchObject({ ...said, from: [from], to });
  });

  test('a name that is taken gets a number', () => {
    const flow = flowFrom('sales');
    addTransition(flow, ['qualify'], 'won');
    expect(addTransition(flow, ['proposal'], 'won').name).toBe('to_won_2');
  });

  test('what may be meant by a connection: what leads there already, and what could also', () => {
    const flow = flowFrom('sales');
    const ids = (from: string, to: string) => {
      const { existing, joinable } = connectionsOf(flow, from, to);
      return [existing.map(({ name }) => name), joinable.map(({ name }) => name)];
    };
    expect(ids('qualify', 'lost')).toEqual([['lose'], []]);
    expect(ids('won', 'lost')).toEqual([[], ['lose']]);
    expect(ids('qualify', 'won')).toEqual([[], ['win']]);
    expect(ids('won', 'negotiation')).toEqual([[], ['negotiate']]);
  });

  test('a transition loses one of its stages; with the last it goes', () => {
    const flow = flowFrom('sales');
    const lose = flow.transitions.find(({ name }) => name === 'lose')!;
    disconnect(flow, lose.id, 'qualify');
    expect(lose.from).toEqual(['proposal', 'negotiation']);
    disconnect(flow, lose.id, 'proposal');
    disconnect(flow, lose.id, 'negotiation');
    expect(flow.transitions.some(({ name }) => name === 'lose')).toBe(false);
  });

  test('stages move within bounds', () => {
    const flow = flowFrom('approval');
    moveStage(flow, 'g1', 99);
    moveStage(flow, 'g3', -5);
    moveStage(flow, 'nobody', 0);
    expect(names(flow)).toEqual(['approved', 'submitted', 'rejected', 'draft']);
  });
});

describe('dead parts', () => {
  test('what nothing leads to, and what nothing leads from while work goes on; the check agrees', () => {
    const flow = flowFrom('sales');
    flow.transitions = flow.transitions.filter(({ name }) => name !== 'negotiate' && name !== 'lose' && name !== 'reopen');
    const dead = deadParts(flow);
    expect([...dead]).toEqual([
      ['proposal', 'dead_end'],
      ['negotiation', 'unreachable'],
      ['won', 'unreachable'],
      ['lost', 'unreachable'],
    ]);
    const { findings } = compile(changed([machine, '/flow', flow]));
    const said = findings.flatMap(({ code, pointer }) => {
      const kind = { 'format.stage_unreachable': 'unreachable', 'format.stage_dead_end': 'dead_end' }[code];
      return kind ? [[flow.stages[Number(pointer.split('/')[3])]!.name, kind]] : [];
    });
    expect(said).toEqual([...dead]);
  });

  test('where no stage says so, the first is where records begin', () => {
    const flow = flowFrom('ticket');
    delete flow.stages[0]!.initial;
    expect(initialStages(flow).map(({ name }) => name)).toEqual(['new']);
  });
});

describe('who may', () => {
  const role = (objects: RoleDocument['objects']): RoleDocument => ({
    kind: 'role',
    id: 'r',
    name: 'r',
    label: { en: 'R' },
    objects,
  });
  const grant = (rights: readonly string[], transitions?: readonly string[]) =>
    ({ rows: 'all', rights, fields: { '*': 'edit' }, ...(transitions && { transitions }) }) as never;

  test.each([
    ['by name', { deal: [grant(['update'], ['win'])] }, { holds: true, through: 'named', editable: true }],
    ['by all of the object', { deal: [grant(['update'], ['*'])] }, { holds: true, through: 'all', editable: true }],
    [
      'by its rights on every object',
      { '*': [grant(['update'], ['*'])] },
      { holds: true, through: 'every_object', editable: false },
    ],
    ['not yet', { deal: [grant(['update'])] }, { holds: false, through: null, editable: true }],
    ['no rights', {}, { holds: false, through: null, editable: false }],
    [
      'nothing by what every object has inherits only it',
      { deal: [grant(['update'])], '*': [grant(['update'], ['*'])] },
      { holds: false, through: null, editable: true },
    ],
  ])('%s', (_, objects, expected) => {
    expect(standingOf(role(objects), 'deal', 'win')).toEqual(expected);
  });

  test('a role that is unfinished or names hostile things holds nothing', () => {
    expect(standingOf({ ...role({}), objects: undefined as never }, 'deal', 'win').holds).toBe(false);
    expect(standingOf(role({ deal: 'all' as never }), 'deal', 'win').holds).toBe(false);
    expect(standingOf(role({}), '__proto__', 'win').holds).toBe(false);
  });

  test('allowing names the transition where records may be changed; forbidding takes it out of all', () => {
    const one = role({ deal: [grant(['read']), grant(['read', 'update'])] });
    allow(one, 'deal', 'win');
    expect(one.objects.deal!.map(({ transitions }) => transitions)).toEqual([undefined, ['win']]);
    forbid(one, 'deal', 'win', ['win', 'lose']);
    expect(one.objects.deal!.some((held) => 'transitions' in held)).toBe(false);
  });

  test('one of all is forbidden by naming the others', () => {
    const one = role({ deal: [grant(['update'], ['*'])] });
    forbid(one, 'deal', 'win', ['win', 'lose', 'reopen']);
    expect(one.objects.deal![0]!.transitions).toEqual(['lose', 'reopen']);
    allow(one, 'deal', 'win');
    expect(standingOf(one, 'deal', 'win')).toMatchObject({ holds: true, through: 'named' });
  });

  test('a role that only reads may be let move what it reads', () => {
    const one = role({ deal: [grant(['read'])] });
    allow(one, 'deal', 'win');
    expect(one.objects.deal![0]!.transitions).toEqual(['win']);
  });
});

describe('unfinished documents', () => {
  test.each([
    ['no flow', {}, null],
    ['a flow that is none', { flow: 'draft' }, null],
    ['no lists', { flow: {} }, { stages: [], transitions: [] }],
    ['parts that are none', { flow: { stages: [null, 3, { name: 'x' }], transitions: [[]] } }, { stages: [], transitions: [] }],
  ])('%s', (_, object, expected) => {
    expect(readableFlow(object)).toEqual(expected);
  });

  test('what is missing is filled in, and of two with one id the first is shown', () => {
    const flow = readableFlow({
      flow: {
        stages: [{ id: 'g1' }, { id: 'g1', name: 'twice' }, { id: 'g2', name: 'b', label: 'text', required: ['x', 4] }],
        transitions: [{ id: 't1', from: ['b', 'b', null] }],
      },
    });
    expect(flow).toEqual({
      stages: [
        { id: 'g1', name: '', label: { en: '' } },
        { id: 'g2', name: 'b', label: { en: 'b' }, required: ['x'] },
      ],
      transitions: [{ id: 't1', name: '', label: { en: '' }, from: ['b'], to: '' }],
    });
  });
});

test('findings stand at their stage or transition; what the diagram says itself is not said twice', () => {
  const finding = (path: readonly string[], code: string) =>
    ({ level: 'error', code, pointer: '', params: {}, message: code, at: { kind: 'object', id: 'o', path } }) as const;
  const troubles = troublesIn([
    finding(['flow', 'stages', 'g1'], 'format.field_unknown'),
    finding(['flow', 'stages', 'g1'], 'format.stage_unreachable'),
    finding(['flow', 'transitions', 't1'], 'format.stage_unknown'),
  ]);
  expect(troubles.stage('g1')).toEqual(['format.field_unknown']);
  expect(troubles.transition('t1')).toEqual(['format.stage_unknown']);
  expect(troubles.stage('g2')).toEqual([]);
});
