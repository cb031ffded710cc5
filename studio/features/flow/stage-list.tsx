/** The stages as a list: put in order, chosen, taken out; all that the diagram can do, without it. */
import { ArrowDownOutlined, ArrowUpOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { FlowDocument, ObjectDocument, StageDocument } from '../../../metadata/format/types.js';
import { ColorTag } from '../../../runtime-ui/values/tag.js';
import { useLabel } from '../../draft/label.js';
import { FindingsMark } from '../../ui/findings-of.js';
import { RemoveButton } from '../../ui/remove-button.js';
import { SortableList } from '../../ui/sortable-list.js';
import { initialStages } from './reach.js';
import { useTexts } from './texts.js';
import type { FlowEdits } from './use-flow-edits.js';
import type { Select, Selection } from './use-selection.js';

interface StageListProps {
  readonly object: ObjectDocument;
  readonly flow: FlowDocument;
  readonly edits: FlowEdits;
  readonly selection: Selection | null;
  readonly select: Select;
  readonly records: Readonly<Record<string, number>> | undefined;
}

export function StageList({ object, flow, edits, selection, select, records }: StageListProps) {
  const t = useTexts();
  const say = useLabel();
  return (
    <section className="panel flow-list" aria-labelledby="flow-stages">
      <h2 id="flow-stages">{t('stages')}</h2>
      <SortableList
        label={t('stages')}
        items={flow.stages}
        idOf={({ id }) => id}
        nameOf={({ label, name }) => say(label, name)}
        onSort={(stages) => {
          const moved = stages.findIndex(({ id }, index) => flow.stages[index]?.id !== id);
          const last = stages.findLastIndex(({ id }, index) => flow.stages[index]?.id !== id);
          // One went down past the others, or up.
          const isDown = flow.stages[moved]?.id === stages[last]?.id;
          const [at, id] = isDown ? [last, flow.stages[moved]?.id] : [moved, stages[moved]?.id];
          if (id !== undefined) edits.order(id, at);
        }}
      >
        {(stage, index) => (
          <StageRow
            stage={stage}
            index={index}
            {...{ object, flow, edits, select }}
            selected={selection?.kind === 'stage' && selection.id === stage.id}
            records={records ? (records[stage.name] ?? 0) : undefined}
          />
        )}
      </SortableList>
    </section>
  );
}

interface StageRowProps extends Pick<StageListProps, 'object' | 'flow' | 'edits' | 'select'> {
  readonly stage: StageDocument;
  readonly index: number;
  readonly selected: boolean;
  readonly records: number | undefined;
}

function StageRow({ stage, index, object, flow, edits, select, selected, records }: StageRowProps) {
  const t = useTexts();
  const say = useLabel();
  const label = say(stage.label, stage.name);
  const { id, kind = 'open', required = [], color = 'default' } = stage;
  const of = { kind: 'object', id: object.id, path: ['flow', 'stages', id] } as const;
  const facts = [
    initialStages(flow).some((one) => one.id === id) ? t('initial') : '',
    kind === 'open' ? '' : t(`kind.${kind}`),
    required.length > 0 ? t('nodeRequired', { count: required.length }) : '',
    records ? t('nodeRecords', { count: records }) : '',
  ].filter(Boolean);
  return (
    <div className={`flow-row ${selected ? 'flow-row-selected' : ''}`}>
      <button
        type="button"
        className="flow-row-name"
        aria-label={t('edit', { label })}
        aria-pressed={selected}
        onClick={() => select({ kind: 'stage', id })}
      >
        <ColorTag color={color}>{label}</ColorTag>
        <span className="muted">{facts.join(' · ')}</span>
      </button>
      <FindingsMark of={of} />
      <span className="flow-row-tools">
        <Button
          type="text"
          size="small"
          icon={<ArrowUpOutlined aria-hidden="true" />}
          aria-label={t('moveUp', { label })}
          disabled={index === 0}
          onClick={() => edits.order(id, index - 1)}
        />
        <Button
          type="text"
          size="small"
          icon={<ArrowDownOutlined aria-hidden="true" />}
          aria-label={t('moveDown', { label })}
          disabled={index === flow.stages.length - 1}
          onClick={() => edits.order(id, index + 1)}
        />
        <RemoveButton
          of={of}
          name={label}
          label={t('did.removeStage', { label })}
          type="text"
          size="small"
          removed={() => selected && select(null)}
        />
      </span>
    </div>
  );
}
