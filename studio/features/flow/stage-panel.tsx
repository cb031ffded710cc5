/** A stage: what it is called, what it means, what a record in it must have. */
import { Tag } from 'antd';
import type { FlowDocument, Label, ObjectDocument, StageDocument } from '../../../metadata/format/types.js';
import { ColorTag } from '../../../runtime-ui/values/tag.js';
import { useLabel } from '../../draft/label.js';
import { nameFrom } from '../../draft/names.js';
import { renameComponent } from '../../draft/refactor.js';
import { usePublished } from '../../draft/use-published.js';
import { ComponentName } from '../../ui/component-name.js';
import { FindingsOf } from '../../ui/findings-of.js';
import { LabelInput } from '../../ui/label-input.js';
import { PropertyForm } from '../../ui/property-form.js';
import { RemoveButton } from '../../ui/remove-button.js';
import { partSchema } from '../../ui/schema.js';
import { FieldSelect } from '../../ui/selects.js';
import { deadParts, initialStages } from './reach.js';
import { SetValues } from './set-values.js';
import { StageLinks } from './stage-links.js';
import { useTexts } from './texts.js';
import type { FlowEdits } from './use-flow-edits.js';
import type { Select } from './use-selection.js';

interface StagePanelProps {
  readonly object: ObjectDocument;
  readonly flow: FlowDocument;
  readonly stage: StageDocument;
  readonly edits: FlowEdits;
  readonly select: Select;
  /** Records that stand in it; undefined: not known. */
  readonly records: number | undefined;
}

const schema = partSchema('object', 'stage');
/** All of them but what says which stage it is. */
const properties = Object.keys(schema.properties ?? {}).filter((name) => name !== 'id' && name !== 'name');

export function StagePanel({ object, flow, stage, edits, select, records }: StagePanelProps) {
  const t = useTexts();
  const say = useLabel();
  const of = { kind: 'object', id: object.id, path: ['flow', 'stages', stage.id] } as const;
  const label = say(stage.label, stage.name);
  const dead = deadParts(flow).get(stage.name);
  const first = flow.stages.some(({ initial }) => initial) ? null : initialStages(flow)[0];
  return (
    <>
      {dead ? <p className="flow-note flow-note-warning">{t(`dead.${dead}`)}</p> : null}
      <FindingsOf of={of} />
      {records === undefined ? null : <p className="muted">{t('nodeRecords', { count: records })}</p>}
      <PropertyForm
        schema={schema}
        include={properties}
        value={{ ...stage }}
        onChange={(property, value) => edits.stage(stage.id, (draft) => assign(draft, property, value))}
        overrides={{
          label: { bare: (props) => <StageLabel {...props} object={object} flow={flow} stage={stage} /> },
          required: ({ id, value, onChange }) => (
            <FieldSelect id={id} multiple object={object} system value={value as string[] | undefined} onChange={onChange} />
          ),
          set: ({ value, onChange, label: name }) => <SetValues object={object} value={value} onChange={onChange} label={name} />,
        }}
      />
      {first ? <p className="control-help">{t('field.initialFirst', { label: say(first.label, first.name) })}</p> : null}
      <StageLinks flow={flow} stage={stage} select={select} />
      <div className="flow-panel-end">
        <RemoveButton of={of} name={label} label={t('did.removeStage', { label })} removed={() => select(null)}>
          {t('did.removeStage', { label })}
        </RemoveButton>
      </div>
    </>
  );
}

/** Leaves out what is not said. */
export function assign(part: object, property: string, value: unknown): void {
  if (value === undefined) delete (part as Record<string, unknown>)[property];
  else (part as Record<string, unknown>)[property] = value;
}

interface StageLabelProps {
  readonly object: ObjectDocument;
  readonly flow: FlowDocument;
  readonly stage: StageDocument;
  readonly label: string;
  readonly onChange: (value: unknown) => void;
}

/** The code of a stage that is new and was not given one by hand. */
const madeUp = /^stage(_\d+)*$/;

function StageLabel({ object, flow, stage, label, onChange }: StageLabelProps) {
  const t = useTexts();
  const of = { kind: 'object', id: object.id, path: ['flow', 'stages', stage.id] } as const;
  const fixed = usePublished(of);
  const siblings = flow.stages.filter(({ id }) => id !== stage.id);
  const settle = () => {
    if (fixed || !madeUp.test(stage.name)) return;
    const name = nameFrom(stage.label.en, siblings, 'stage');
    if (!madeUp.test(name)) renameComponent(of, name, t('did.code', { label: stage.label.en }));
  };
  return (
    <div className="stage-name">
      {/* The code follows the label once one is done with it. */}
      <div onBlur={settle}>
        <LabelInput
          label={label}
          required
          value={stage.label}
          onChange={(next: Label | undefined) => onChange(next ?? { en: '' })}
        />
      </div>
      {fixed ? (
        <div>
          <span className="control-label">{t('field.code')}</span>
          <Tag>
            <code>{stage.name}</code>
          </Tag>
          <p className="control-help">{t('field.codeFixed')}</p>
        </div>
      ) : (
        <>
          <ComponentName of={of} name={stage.name} label={t('field.code')} taken={siblings.map(({ name }) => name)} />
          <p className="control-help">{t('field.codeHelp')}</p>
        </>
      )}
    </div>
  );
}

export function StageTitle({ stage }: { readonly stage: StageDocument }) {
  const t = useTexts();
  const say = useLabel();
  return (
    <>
      {t('stage')} <ColorTag color={stage.color ?? 'default'}>{say(stage.label, stage.name)}</ColorTag>
    </>
  );
}
