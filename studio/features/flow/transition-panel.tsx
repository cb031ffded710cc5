/** A transition: from where to where, who may, under which condition, and what it asks for and writes. */
import type { FlowDocument, Label, ObjectDocument, Rule, TransitionDocument } from '../../../metadata/format/types.js';
import { ConditionBuilder } from '../../condition/condition-builder.js';
import { useLabel } from '../../draft/label.js';
import { ComponentName } from '../../ui/component-name.js';
import { FindingsOf } from '../../ui/findings-of.js';
import { LabelInput } from '../../ui/label-input.js';
import { Labelled } from '../../ui/labelled.js';
import { PropertyForm } from '../../ui/property-form.js';
import { RemoveButton } from '../../ui/remove-button.js';
import { partSchema } from '../../ui/schema.js';
import { FieldSelect } from '../../ui/selects.js';
import { SetValues } from './set-values.js';
import { assign } from './stage-panel.js';
import { StageSelect, StagesSelect } from './stage-select.js';
import { useTexts } from './texts.js';
import type { FlowEdits } from './use-flow-edits.js';
import type { Select } from './use-selection.js';
import { Who } from './who.js';

interface TransitionPanelProps {
  readonly object: ObjectDocument;
  readonly flow: FlowDocument;
  readonly transition: TransitionDocument;
  readonly edits: FlowEdits;
  readonly select: Select;
}

const schema = partSchema('object', 'transition');

export function TransitionPanel({ object, flow, transition, edits, select }: TransitionPanelProps) {
  const t = useTexts();
  const say = useLabel();
  const of = { kind: 'object', id: object.id, path: ['flow', 'transitions', transition.id] } as const;
  const label = say(transition.label, transition.name);
  const set = (property: string, value: unknown) => edits.transition(transition.id, (draft) => assign(draft, property, value));
  const form = { schema, value: { ...transition }, onChange: set } as const;
  const taken = flow.transitions.flatMap(({ id, name }) => (id === transition.id ? [] : [name]));
  return (
    <>
      <FindingsOf of={of} />
      <PropertyForm
        {...form}
        include={['label', 'from', 'to']}
        overrides={{
          label: {
            bare: ({ label: text }) => (
              <div className="stage-name">
                <LabelInput
                  label={text}
                  required
                  value={transition.label}
                  onChange={(next: Label | undefined) => set('label', next ?? { en: '' })}
                />
                <ComponentName of={of} name={transition.name} taken={taken} />
              </div>
            ),
          },
          from: {
            bare: ({ id, label: text, onChange }) => (
              <Labelled id={id} label={text} help={undefined} required>
                <StagesSelect
                  id={id}
                  label={text}
                  stages={flow.stages.filter(({ name }) => name !== transition.to)}
                  value={transition.from}
                  onChange={onChange}
                />
              </Labelled>
            ),
          },
          to: {
            bare: ({ id, label: text, onChange }) => (
              <Labelled id={id} label={text} help={undefined} required>
                <StageSelect
                  id={id}
                  label={text}
                  stages={flow.stages.filter(({ name }) => !transition.from.includes(name))}
                  value={transition.to || undefined}
                  onChange={onChange}
                />
              </Labelled>
            ),
          },
        }}
      />
      <Who object={object} transition={transition} edits={edits} />
      <PropertyForm
        {...form}
        exclude={['label', 'from', 'to', ...(transition.guard || transition.message ? [] : ['message'])]}
        overrides={{
          guard: ({ value, onChange, label: text }) => (
            <ConditionBuilder
              object={object.id}
              place="write"
              label={text}
              value={value as Rule | undefined}
              onChange={onChange}
            />
          ),
          required: ({ id, value, onChange }) => (
            <FieldSelect id={id} multiple object={object} system value={value as string[] | undefined} onChange={onChange} />
          ),
          set: ({ value, onChange, label: text }) => <SetValues object={object} value={value} onChange={onChange} label={text} />,
        }}
      />
      <div className="flow-panel-end">
        <RemoveButton of={of} name={label} label={t('did.removeTransition', { label })} removed={() => select(null)}>
          {t('did.removeTransition', { label })}
        </RemoveButton>
      </div>
    </>
  );
}
