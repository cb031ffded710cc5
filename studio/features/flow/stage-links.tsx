/** The transitions that lead to a stage and from it, to go on to. */
import { Button } from 'antd';
import type { FlowDocument, StageDocument, TransitionDocument } from '../../../metadata/format/types.js';
import { useLabel } from '../../draft/label.js';
import { useTexts } from './texts.js';
import type { Select } from './use-selection.js';

interface StageLinksProps {
  readonly flow: FlowDocument;
  readonly stage: StageDocument;
  readonly select: Select;
}

export function StageLinks({ flow, stage: { name }, select }: StageLinksProps) {
  const t = useTexts();
  const lists = [
    [t('incoming'), flow.transitions.filter(({ to }) => to === name)],
    [t('outgoing'), flow.transitions.filter(({ from }) => from.includes(name))],
  ] as const;
  return (
    <div className="stage-links">
      {lists.map(([title, transitions]) => (
        <div key={title}>
          <span className="control-label">{title}</span>
          {transitions.length === 0 ? <span className="muted">{t('nothing')}</span> : null}
          {transitions.map((transition) => (
            <TransitionButton key={transition.id} transition={transition} select={select} />
          ))}
        </div>
      ))}
    </div>
  );
}

function TransitionButton({ transition, select }: { readonly transition: TransitionDocument; readonly select: Select }) {
  const say = useLabel();
  return (
    <Button size="small" onClick={() => select({ kind: 'transition', id: transition.id })}>
      {say(transition.label, transition.name)}
    </Button>
  );
}
