/** Diagram, lists and properties of one flow, and a record led through it. */
import { PlayCircleOutlined, PlusOutlined, SettingOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useMemo, useState, type ReactNode } from 'react';
import type { FlowDocument, ObjectDocument } from '../../../metadata/format/types.js';
import { useStable } from '../../../runtime-ui/hooks/stable.js';
import { useLabel } from '../../draft/label.js';
import type { Change } from '../../draft/use-draft.js';
import { ConnectDialog, type Asked } from './connect-dialog.js';
import { connectionsOf, lastOpen } from './edit.js';
import { FlowDiagram } from './flow-diagram.js';
import { FlowPanel } from './flow-panel.js';
import { SidePanel } from './panel.js';
import { readableFlow } from './readable.js';
import { StageList } from './stage-list.js';
import { StagePanel, StageTitle } from './stage-panel.js';
import { useStageRecords } from './stage-records.js';
import { StartFlow } from './start-flow.js';
import { useTexts } from './texts.js';
import { TransitionList } from './transition-list.js';
import { TransitionPanel } from './transition-panel.js';
import { TrialPanel } from './trial-panel.js';
import { useTroubles } from './troubles.js';
import { useFlowEdits, type FlowEdits } from './use-flow-edits.js';
import { useSelection, type Select, type Selection } from './use-selection.js';
import { useTrial, type TrialRecord } from './use-trial.js';

interface FlowEditorProps {
  readonly object: ObjectDocument;
  readonly change: Change<ObjectDocument>;
}

export function FlowEditor({ object, change }: FlowEditorProps) {
  const edits = useFlowEdits(object, change);
  const flow = useMemo(() => readableFlow(object), [object]);
  return flow ? <Editor object={object} flow={flow} edits={edits} /> : <StartFlow start={edits.start} />;
}

interface EditorProps {
  readonly object: ObjectDocument;
  readonly flow: FlowDocument;
  readonly edits: FlowEdits;
}

function Editor({ object, flow, edits }: EditorProps) {
  const t = useTexts();
  const say = useLabel();
  const [selection, select] = useSelection();
  const [asked, ask] = useState<Asked | null>(null);
  const [trying, setTrying] = useState(false);
  const [record, setRecord] = useState<TrialRecord | null>(null);
  const trial = useTrial(object.id, trying ? record : null);
  const troubles = useTroubles(object.id);
  const records = useStageRecords(object.id);
  const connect = (from: readonly string[], to: string) => {
    ask(null);
    select({ kind: 'transition', id: edits.connect(from, to) });
  };
  const draw = useStable((from: string, to: string) => {
    const { existing, joinable } = connectionsOf(flow, from, to);
    if (existing.length + joinable.length > 0) ask({ from: [from], to });
    else connect([from], to);
  });
  const extend = useStable((from: string | undefined) => select({ kind: 'stage', id: edits.addStage(from) }));
  const add = () => extend(stageAfter(flow, selection));
  const panel = panelOf({ object, flow, edits, selection, select, records, t });
  return (
    <div className={panel || trying ? 'flow-editor flow-editor-open' : 'flow-editor'}>
      <div className="flow-main">
        <div className="flow-tools">
          <Button type="primary" icon={<PlusOutlined aria-hidden="true" />} onClick={add}>
            {t('addStage')}
          </Button>
          <Button onClick={() => ask({ from: [], to: undefined })}>{t('addTransition')}</Button>
          <span className="flow-tools-end">
            <Button
              icon={<PlayCircleOutlined aria-hidden="true" />}
              aria-pressed={trying}
              onClick={() => {
                setTrying(true);
                select(null);
              }}
            >
              {t('trial.open')}
            </Button>
            <Button icon={<SettingOutlined aria-hidden="true" />} onClick={() => select({ kind: 'flow' })}>
              {t('settings')}
            </Button>
          </span>
        </div>
        <FlowDiagram
          label={t('diagram', { label: say(object.label, object.name) })}
          {...{ flow, troubles, selection, select, trial }}
          connect={draw}
          extend={extend}
          remove={() => {
            // As its button does, in the panel or the drawer: what goes with it is shown first.
            if (selection && selection.kind !== 'flow')
              document.querySelector<HTMLButtonElement>('.flow-panel-end button')?.click();
          }}
        />
        <p className="flow-hint muted">{t('hint')}</p>
        <StageList {...{ object, flow, edits, selection, select, records }} />
        <TransitionList {...{ object, flow, selection, select }} />
      </div>
      {panel ? (
        <SidePanel key={JSON.stringify(selection)} title={panel.title} close={() => select(null)}>
          {panel.content}
        </SidePanel>
      ) : trying ? (
        <SidePanel title={t('trial.title')} close={() => setTrying(false)}>
          <TrialPanel object={object} flow={flow} trial={trial} choose={setRecord} />
        </SidePanel>
      ) : null}
      {asked ? (
        <ConnectDialog
          of={object.id}
          flow={flow}
          asked={asked}
          connect={connect}
          join={(transition, from) => {
            ask(null);
            edits.join(transition, from);
            select({ kind: 'transition', id: transition.id });
          }}
          cancel={() => ask(null)}
        />
      ) : null}
    </div>
  );
}

/** A new stage follows the one that is selected, else the last in which work goes on. */
function stageAfter(flow: FlowDocument, selection: Selection | null): string | undefined {
  const chosen = selection?.kind === 'stage' ? flow.stages.find(({ id }) => id === selection.id) : undefined;
  return (chosen ?? flow.stages[lastOpen(flow)])?.name;
}

interface PanelContext extends EditorProps {
  readonly selection: Selection | null;
  readonly select: Select;
  readonly records: Readonly<Record<string, number>> | undefined;
  readonly t: ReturnType<typeof useTexts>;
}

function panelOf(context: PanelContext): { readonly title: ReactNode; readonly content: ReactNode } | null {
  const { object, flow, edits, selection, select, records, t } = context;
  const part = { object, flow, edits, select };
  if (selection?.kind === 'flow') return { title: t('settings'), content: <FlowPanel {...part} /> };
  if (selection?.kind === 'stage') {
    const stage = flow.stages.find(({ id }) => id === selection.id);
    const count = records ? ((stage && records[stage.name]) ?? 0) : undefined;
    return stage
      ? { title: <StageTitle stage={stage} />, content: <StagePanel {...part} stage={stage} records={count} /> }
      : null;
  }
  const transition = selection && flow.transitions.find(({ id }) => id === selection.id);
  return transition ? { title: t('transition'), content: <TransitionPanel {...part} transition={transition} /> } : null;
}
