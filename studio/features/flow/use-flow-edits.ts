/** What one does to the flow of an object, each as one step that undo takes back. */
import { produce } from 'immer';
import { useMemo } from 'react';
import type {
  FlowDocument,
  ObjectDocument,
  RoleDocument,
  StageDocument,
  TransitionDocument,
} from '../../../metadata/format/types.js';
import { useLabel } from '../../draft/label.js';
import { useEdit, type Change } from '../../draft/use-draft.js';
import { addStage, addTransition, disconnect, moveStage } from './edit.js';
import { allow, forbid } from './grants.js';
import { flowFrom, type TemplateName } from './templates.js';
import { useTexts } from './texts.js';

export interface FlowEdits {
  start(template: TemplateName): void;
  flow(recipe: (flow: FlowDocument) => void): void;
  stage(id: string, recipe: (stage: StageDocument) => void): void;
  transition(id: string, recipe: (transition: TransitionDocument) => void): void;
  /** A new stage after the named one, with a transition to it from there; answers its id. */
  addStage(after?: string): string;
  /** Answers the id of the new transition. */
  connect(from: readonly string[], to: string): string;
  /** Leads an existing transition also from a stage. */
  join(transition: TransitionDocument, from: string): void;
  disconnect(transition: TransitionDocument, from: string): void;
  order(id: string, to: number): void;
  setRole(role: RoleDocument, transition: TransitionDocument, may: boolean): void;
}

export function useFlowEdits(object: ObjectDocument, change: Change<ObjectDocument>): FlowEdits {
  const t = useTexts();
  const say = useLabel();
  const edit = useEdit();
  return useMemo(() => {
    const stageLabel = (name: string) => say(object.flow?.stages?.find((stage) => stage.name === name)?.label, name);
    const inFlow = (recipe: (flow: FlowDocument) => void, label: string) =>
      change((draft) => {
        if (!draft.flow) return;
        // Unfinished documents may lack either.
        draft.flow.stages ??= [];
        draft.flow.transitions ??= [];
        recipe(draft.flow);
      }, label);
    return {
      start: (template) =>
        change(
          (draft) => {
            draft.flow = flowFrom(template);
          },
          t('did.start', { label: say(object.label, object.name) }),
        ),
      flow: (recipe) => inFlow(recipe, t('did.flow')),
      stage: (id, recipe) => {
        const label = say(object.flow?.stages?.find((one) => one.id === id)?.label, id);
        inFlow((flow) => flow.stages.filter((stage) => stage.id === id).forEach(recipe), t('did.stage', { label }));
      },
      transition: (id, recipe) => {
        const label = say(object.flow?.transitions?.find((one) => one.id === id)?.label, id);
        inFlow((flow) => flow.transitions.filter((one) => one.id === id).forEach(recipe), t('did.transition', { label }));
      },
      addStage: (after) => {
        let id = '';
        inFlow((flow) => {
          const stage = addStage(flow, after === undefined ? {} : { after });
          if (after !== undefined) addTransition(flow, [after], stage.name);
          ({ id } = stage);
        }, t('did.addStage'));
        return id;
      },
      connect: (from, to) => {
        let id = '';
        inFlow((flow) => ({ id } = addTransition(flow, from, to)), t('did.addTransition', { label: stageLabel(to) }));
        return id;
      },
      join: ({ id, label, name }, from) =>
        inFlow(
          (flow) => flow.transitions.find((one) => one.id === id)?.from.push(from),
          t('did.join', { label: say(label, name), from: stageLabel(from) }),
        ),
      disconnect: ({ id, label, name }, from) =>
        inFlow((flow) => disconnect(flow, id, from), t('did.disconnect', { label: say(label, name), from: stageLabel(from) })),
      order: (id, to) => inFlow((flow) => moveStage(flow, id, to), t('did.order')),
      setRole: (role, { name, label }, may) => {
        const all = (object.flow?.transitions ?? []).map((one) => one.name);
        const content = produce(role, (draft) => (may ? allow(draft, object.name, name) : forbid(draft, object.name, name, all)));
        const said = { role: say(role.label, role.name), label: say(label, name) };
        edit([{ kind: 'role', id: role.id, content }], t(may ? 'did.allow' : 'did.forbid', said));
      },
    };
  }, [object, change, edit, t, say]);
}
