/** The flow of a document that may be unfinished, with what is missing filled in, so that it can be drawn. Pure. */
import { idOf, isNode, listOf, own, textOf } from '../../../metadata/documents/component.js';
import type { FlowDocument, StageDocument, TransitionDocument } from '../../../metadata/format/types.js';

/** Whatever has no id cannot be chosen or changed here; the source shows it. null: the object has no flow. */
export function readableFlow(object: unknown): FlowDocument | null {
  const flow = own(object, 'flow');
  if (!isNode(flow)) return null;
  const known = new Set<string>();
  const isFirst = (part: unknown): boolean => {
    const id = idOf(part);
    if (id === undefined || known.has(id)) return false;
    known.add(id);
    return true;
  };
  const stages = listOf(flow, 'stages').filter(isFirst).map(stageOf);
  known.clear();
  const transitions = listOf(flow, 'transitions').filter(isFirst).map(transitionOf);
  return { ...(flow as Partial<FlowDocument>), stages, transitions };
}

function stageOf(stage: unknown): StageDocument {
  const name = textOf(stage, 'name') ?? '';
  return { ...(stage as StageDocument), name, label: labelOf(stage, name), ...texts(stage, 'required') };
}

function transitionOf(transition: unknown): TransitionDocument {
  const name = textOf(transition, 'name') ?? '';
  return {
    ...(transition as TransitionDocument),
    name,
    label: labelOf(transition, name),
    from: [...new Set(textsIn(transition, 'from'))],
    to: textOf(transition, 'to') ?? '',
    ...texts(transition, 'required'),
  };
}

function labelOf(part: unknown, name: string): StageDocument['label'] {
  const label = own(part, 'label');
  const [english, chinese] = [textOf(label, 'en'), textOf(label, 'zh-CN')];
  return { en: english ?? (chinese ? '' : name), ...(chinese === undefined ? {} : { 'zh-CN': chinese }) };
}

const textsIn = (part: unknown, key: string): string[] =>
  listOf(part, key).filter((text): text is string => typeof text === 'string');
const texts = (part: unknown, key: 'required'): { required?: string[] } =>
  own(part, key) === undefined ? {} : { [key]: textsIn(part, key) };
