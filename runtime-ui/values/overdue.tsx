/** Records that stand in their stage longer than it allows. */
import { ClockCircleFilled } from '@ant-design/icons';
import { Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import type { FlowInfo } from '../../server/contract/app.js';
import { useNow } from '../hooks/now.js';
import { useLasting } from './lasting.js';
import './overdue.css';

const HOUR = 3600;

/** Seconds over the limit of its stage; null: within it, or there is none. */
function secondsOver(flow: FlowInfo | null, stage: unknown, since: unknown, now: number): number | null {
  const limit = flow?.stages.find(({ name }) => name === stage)?.time_limit;
  if (limit === undefined || typeof since !== 'string') return null;
  const over = (now - Date.parse(since)) / 1000 - limit * HOUR;
  return over > 0 ? over : null;
}

interface OverdueProps {
  readonly flow: FlowInfo | null;
  readonly stage: unknown;
  readonly since: unknown;
}

/** Nothing while there is time left. */
export function Overdue({ flow, stage, since }: OverdueProps) {
  const { t } = useTranslation();
  const lasting = useLasting();
  const over = secondsOver(flow, stage, since, useNow());
  if (over === null) return null;
  const time = lasting(over);
  return (
    <Tooltip title={t('stage.overText', { time })}>
      <span className="overdue">
        <ClockCircleFilled aria-hidden="true" /> {t('stage.over', { time })}
      </span>
    </Tooltip>
  );
}

/** The condition under which records of a flow are over their time; null: no stage has a limit. */
export function overdueRule(flow: FlowInfo | null): unknown {
  const limits = (flow?.stages ?? []).flatMap(({ name, time_limit: limit }) =>
    limit === undefined
      ? []
      : {
          and: [
            { '==': [{ var: 'stage' }, name] },
            { '<': [{ var: 'stage_since' }, { date_add: [{ now: [] }, -limit, 'hour'] }] },
          ],
        },
  );
  return limits.length === 0 ? null : limits.length === 1 ? limits[0] : { or: limits };
}
