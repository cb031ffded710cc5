/** The flow itself: what its stage is called, and its end. */
import type { FlowDocument, ObjectDocument } from '../../../metadata/format/types.js';
import { useLabel } from '../../draft/label.js';
import { PropertyForm } from '../../ui/property-form.js';
import { RemoveButton } from '../../ui/remove-button.js';
import { partSchema } from '../../ui/schema.js';
import { assign } from './stage-panel.js';
import { useTexts } from './texts.js';
import type { FlowEdits } from './use-flow-edits.js';
import type { Select } from './use-selection.js';

interface FlowPanelProps {
  readonly object: ObjectDocument;
  readonly flow: FlowDocument;
  readonly edits: FlowEdits;
  readonly select: Select;
}

const schema = partSchema('object', 'flow');

export function FlowPanel({ object, flow, edits, select }: FlowPanelProps) {
  const t = useTexts();
  const say = useLabel();
  const name = say(object.label, object.name);
  return (
    <>
      <PropertyForm
        schema={schema}
        exclude={['stages', 'transitions']}
        value={{ ...flow }}
        onChange={(property, value) => edits.flow((draft) => assign(draft, property, value))}
      />
      <p className="control-help">{t('field.flowLabelHelp')}</p>
      <div className="flow-panel-end">
        <RemoveButton
          of={{ kind: 'object', id: object.id, path: ['flow'] }}
          name={t('settings')}
          label={t('removeFlowLong', { label: name })}
          removed={() => select(null)}
        >
          {t('removeFlow')}
        </RemoveButton>
      </div>
    </>
  );
}
