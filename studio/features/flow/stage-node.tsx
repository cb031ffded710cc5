/** A stage as a box: its label, what it means, and what is wrong with it. */
import {
  CheckCircleOutlined,
  ClockCircleOutlined,
  CloseCircleOutlined,
  EnvironmentFilled,
  FlagOutlined,
  FormOutlined,
  TrophyOutlined,
  WarningFilled,
} from '@ant-design/icons';
import { Handle, Position, useConnection, type Node, type NodeProps } from '@xyflow/react';
import { Tooltip } from 'antd';
import type { ComponentType } from 'react';
import type { StageDocument } from '../../../metadata/format/types.js';
import type { Dead } from './reach.js';
import { useTexts } from './texts.js';

type StageKind = NonNullable<StageDocument['kind']>;
const kindIcons: Readonly<Record<StageKind, ComponentType>> = {
  open: ClockCircleOutlined,
  won: TrophyOutlined,
  lost: CloseCircleOutlined,
  done: CheckCircleOutlined,
};

interface StageNodeData extends Record<string, unknown> {
  readonly stage: StageDocument;
  readonly label: string;
  readonly initial: boolean;
  readonly dead: Dead | null;
  /** What the check says, in words. */
  readonly findings: readonly string[];
  /** The record that is tried out stands here. */
  readonly here: boolean;
}
export type StageNode = Node<StageNodeData, 'stage'>;

function StageBox({ data, selected }: NodeProps<StageNode>) {
  const t = useTexts();
  const { stage, label, initial, here } = data;
  const { kind = 'open', color = 'default', required = [] } = stage;
  const connecting = useConnection(({ inProgress }) => inProgress);
  const Icon = kindIcons[kind];
  return (
    <div className={`stage-box tag-${color} ${selected ? 'stage-box-selected' : ''} ${here ? 'stage-box-here' : ''}`}>
      <Handle type="target" position={Position.Left} className={connecting ? 'stage-catch stage-catching' : 'stage-catch'} />
      <div className="stage-box-label" title={label}>
        {label}
      </div>
      <div className="stage-box-facts">
        {initial ? (
          <span>
            <FlagOutlined aria-hidden="true" /> {t('initial')}
          </span>
        ) : null}
        {kind === 'open' ? null : (
          <span>
            <Icon aria-hidden="true" /> {t(`kind.${kind}`)}
          </span>
        )}
        {required.length > 0 ? (
          <span>
            <FormOutlined aria-hidden="true" /> {t('requiredCount', { count: required.length })}
          </span>
        ) : null}
      </div>
      <StageWarnings data={data} />
      {here ? (
        <span className="stage-box-pin" title={t('trial.here')}>
          <EnvironmentFilled aria-hidden="true" />
        </span>
      ) : null}
      <Handle type="source" position={Position.Right} className="stage-out" />
    </div>
  );
}

function StageWarnings({ data: { dead, findings } }: { readonly data: StageNodeData }) {
  const t = useTexts();
  if (!dead && findings.length === 0) return null;
  const said = [...(dead ? [t(`dead.${dead}`)] : []), ...findings];
  return (
    <Tooltip
      title={said.map((text) => (
        <div key={text}>{text}</div>
      ))}
    >
      <span className="stage-box-warning">
        <WarningFilled aria-hidden="true" /> {dead ? t(`dead.${dead}Short`) : findings.length}
      </span>
    </Tooltip>
  );
}

export const nodeTypes = { stage: StageBox };
