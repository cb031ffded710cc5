/** What can be done to a flow; each function changes the draft of a flow it is given. */
import type { FlowDocument, Label, StageDocument, TransitionDocument } from '../../../metadata/format/types.js';
import { nameFrom, newId } from '../../draft/names.js';

/** A stage after the given one, or after the last open one; nothing leads to it yet. */
export function addStage(flow: FlowDocument, { after }: { readonly after?: string } = {}): StageDocument {
  const number = flow.stages.length + 1;
  const stage: StageDocument = {
    id: newId(flow.stages, 'g'),
    name: nameFrom(`Stage ${number}`, flow.stages, 'stage'),
    label: { en: `Stage ${number}`, 'zh-CN': `阶段 ${number}` },
  };
  const at = after === undefined ? lastOpen(flow) : flow.stages.findIndex(({ name }) => name === after);
  flow.stages.splice(at + 1, 0, stage);
  return stage;
}

export const lastOpen = ({ stages }: FlowDocument): number => stages.findLastIndex(({ kind = 'open' }) => kind === 'open');

/** What may be meant by leading from one stage to another. */
interface Connection {
  /** Lead there already. */
  readonly existing: readonly TransitionDocument[];
  /** Lead to the same stage from elsewhere: one more stage may be added to them. */
  readonly joinable: readonly TransitionDocument[];
}

export function connectionsOf(flow: FlowDocument, from: string, to: string): Connection {
  const same = flow.transitions.filter((transition) => transition.to === to);
  return {
    existing: same.filter((transition) => transition.from.includes(from)),
    joinable: same.filter((transition) => !transition.from.includes(from)),
  };
}

/** A new transition, named after where it leads: `Move to Proposal`, or `Back to Needs` against the order of the stages. */
export function addTransition(flow: FlowDocument, from: readonly string[], to: string): TransitionDocument {
  const label = transitionLabel(flow, from, to);
  const transition: TransitionDocument = {
    id: newId(flow.transitions, 't'),
    name: nameFrom(transitionName(flow, from, to), flow.transitions, 'move'),
    label,
    from: [...from],
    to,
  };
  flow.transitions.push(transition);
  return transition;
}

export function leadsBack({ stages }: FlowDocument, from: string, to: string): boolean {
  const at = (name: string) => stages.findIndex((stage) => stage.name === name);
  return at(from) > at(to);
}

const isBack = (flow: FlowDocument, from: readonly string[], to: string): boolean =>
  from.length > 0 && from.every((name) => leadsBack(flow, name, to));

function transitionLabel(flow: FlowDocument, from: readonly string[], to: string): Label {
  const label = flow.stages.find(({ name }) => name === to)?.label ?? { en: to };
  const back = isBack(flow, from, to);
  const chinese = label['zh-CN'];
  const english = back ? `Back to ${label.en}` : `Move to ${label.en}`;
  return { en: cut(english), ...(chinese ? { 'zh-CN': cut(`${back ? '退回' : '进入'}${spaced(chinese)}`) } : {}) };
}

/** Labels have at most 500 characters. */
const cut = (text: string): string => text.slice(0, 500);
const spaced = (chinese: string): string => (/^[\x20-\x7e]/.test(chinese) ? ` ${chinese}` : chinese);

const transitionName = (flow: FlowDocument, from: readonly string[], to: string): string =>
  `${isBack(flow, from, to) ? 'back_to' : 'to'}_${to}`;

/** Takes one of the stages a transition leaves from off it; with the last one the transition goes. */
export function disconnect(flow: FlowDocument, transition: string, from: string): void {
  const found = flow.transitions.find(({ id }) => id === transition);
  if (!found) return;
  found.from = found.from.filter((name) => name !== from);
  if (found.from.length === 0) flow.transitions = flow.transitions.filter(({ id }) => id !== transition);
}

export function moveStage(flow: FlowDocument, id: string, to: number): void {
  const at = flow.stages.findIndex((stage) => stage.id === id);
  const [stage] = at < 0 ? [] : flow.stages.splice(at, 1);
  if (stage) flow.stages.splice(Math.min(Math.max(to, 0), flow.stages.length), 0, stage);
}
