/** Where a record stands in its flow, and where it can go from here. */
import { CheckOutlined, DownOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FlowInfo, ObjectInfo } from '../../../server/contract/app.js';
import type { RecordData } from '../../../server/contract/records.js';
import { useTransitions, type Transition } from '../../api/flow.js';
import { useNow } from '../../hooks/now.js';
import { useLasting } from '../../values/lasting.js';
import { Overdue } from '../../values/overdue.js';
import './stage-bar.css';

const MoveDialog = lazy(() => import('./move-dialog.js'));

type Stage = FlowInfo['stages'][number];

interface StageBarProps {
  readonly object: ObjectInfo;
  readonly flow: FlowInfo;
  readonly record: RecordData;
}

export function StageBar({ object, flow, record }: StageBarProps) {
  const { t } = useTranslation();
  const lasting = useLasting();
  const now = useNow();
  const [moving, setMoving] = useState<Transition | null>(null);
  const { data } = useTransitions(object.name, record.id, object.flow !== null);
  const current = String(data?.stage ?? record.stage);
  const since = typeof record.stage_since === 'string' ? record.stage_since : data?.since;
  const transitions = data?.transitions ?? [];
  const to = (stage: Stage) => transitions.find((transition) => transition.to === stage.name);
  const here = flow.stages.find((stage) => stage.name === current);
  return (
    <section className="panel stage-panel" aria-label={t('stage.bar')}>
      <div className="stage-row">
        <ol className="stages">
          {barStages(flow, current).map((stage) => (
            <li
              key={stage.name}
              ref={stage.name === current ? intoView : undefined}
              className={`stage stage-${positionOf(flow, stage, current)} stage-kind-${stage.kind}`}
            >
              <StageStep stage={stage} position={positionOf(flow, stage, current)} transition={to(stage)} move={setMoving} />
            </li>
          ))}
        </ol>
        {transitions.length > 0 ? <MoveMenu flow={flow} transitions={transitions} move={setMoving} /> : null}
      </div>
      <p className="stage-note muted">
        <strong>{here?.label ?? current}</strong>
        {since ? ` · ${t('stage.since', { time: lasting((now - Date.parse(since)) / 1000) })}` : null}
        {here?.probability === undefined ? null : ` · ${t('stage.probability', { percent: here.probability })}`}
        {data && transitions.length === 0 ? ` · ${t('stage.none')}` : null} <Overdue flow={flow} stage={current} since={since} />
      </p>
      {moving ? (
        <Suspense>
          <MoveDialog object={object} record={record} chosen={moving} flow={flow} close={() => setMoving(null)} />
        </Suspense>
      ) : null}
    </section>
  );
}

/** On a narrow window the bar is longer than what one sees of it. */
function intoView(step: HTMLLIElement | null): void {
  const bar = step?.parentElement;
  if (step && bar) bar.scrollLeft = step.offsetLeft - bar.offsetLeft - (bar.clientWidth - step.clientWidth) / 2;
}

/** The way forward, and where it ended if it ended elsewhere: lost stages stay off the bar until one is reached. */
const barStages = (flow: FlowInfo, current: string): readonly Stage[] =>
  flow.stages.filter((stage) => stage.kind !== 'lost' || stage.name === current);

type Position = 'past' | 'current' | 'ahead';

function positionOf(flow: FlowInfo, stage: Stage, current: string): Position {
  if (stage.name === current) return 'current';
  const at = flow.stages.findIndex((one) => one.name === current);
  const ended = flow.stages[at]?.kind === 'lost';
  return !ended && flow.stages.indexOf(stage) < at ? 'past' : 'ahead';
}

interface StepProps {
  readonly stage: Stage;
  readonly position: Position;
  readonly transition: Transition | undefined;
  readonly move: (transition: Transition) => void;
}

function StageStep({ stage, position, transition, move }: StepProps) {
  const { t } = useTranslation();
  const content = (
    <>
      {position === 'past' ? <CheckOutlined aria-hidden="true" /> : null}
      <span>{stage.label}</span>
      {stage.probability === undefined ? null : (
        <small aria-hidden="true" className="stage-probability">
          {stage.probability}%
        </small>
      )}
      {position === 'ahead' ? null : (
        <span className="sr-only"> ({t(position === 'past' ? 'stage.done' : 'stage.current')})</span>
      )}
    </>
  );
  if (!transition || position === 'current') {
    return (
      <span className="stage-step" aria-current={position === 'current' ? 'step' : undefined}>
        {content}
      </span>
    );
  }
  return (
    <button
      type="button"
      className="stage-step"
      aria-label={t('stage.moveTo', { stage: stage.label })}
      onClick={() => move(transition)}
    >
      {content}
    </button>
  );
}

interface MoveMenuProps {
  readonly flow: FlowInfo;
  readonly transitions: readonly Transition[];
  readonly move: (transition: Transition) => void;
}

function MoveMenu({ flow, transitions, move }: MoveMenuProps) {
  const { t } = useTranslation();
  const items = transitions.map((transition) => ({
    key: transition.name,
    label: (
      <span className="move-item">
        <span>{transition.label}</span>
        <small>
          {flow.stages.find((stage) => stage.name === transition.to)?.label} · <Readiness transition={transition} />
        </small>
      </span>
    ),
    onClick: () => move(transition),
  }));
  return (
    <Dropdown trigger={['click']} autoFocus placement="bottomRight" menu={{ items }}>
      <Button
        type="primary"
        ghost
        className="stage-move"
        aria-haspopup="menu"
        icon={<DownOutlined aria-hidden="true" />}
        iconPlacement="end"
      >
        {t('stage.move')}
      </Button>
    </Dropdown>
  );
}

function Readiness({ transition }: { readonly transition: Transition }) {
  const { t } = useTranslation();
  const parts = [
    transition.missing.length > 0 ? t('stage.missing', { count: transition.missing.length }) : '',
    transition.blocked.length > 0 ? t('stage.blocked') : '',
    transition.reason ? t('stage.needsReason') : '',
  ].filter(Boolean);
  return <>{parts.join(' · ') || t('stage.ready')}</>;
}
