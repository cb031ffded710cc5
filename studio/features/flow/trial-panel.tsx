/** A real record led through the flow of the draft: where it stands, where it could go, what is in its way. */
import { CheckCircleFilled, ExclamationCircleFilled } from '@ant-design/icons';
import { Alert, Breadcrumb, Button, Select, Spin } from 'antd';
import { useState } from 'react';
import { allSystemFields } from '../../../metadata/documents/system-fields.js';
import type { FlowDocument, ObjectDocument } from '../../../metadata/format/types.js';
import { useDebounced } from '../../../runtime-ui/hooks/debounce.js';
import { useLabel } from '../../draft/label.js';
import { useTexts } from './texts.js';
import { StageTag } from './transition-list.js';
import { useTrialRecords, type Trial, type TrialMove, type TrialRecord } from './use-trial.js';

interface TrialPanelProps {
  readonly object: ObjectDocument;
  readonly flow: FlowDocument;
  readonly trial: Trial | null;
  readonly choose: (record: TrialRecord | null) => void;
}

export function TrialPanel({ object, flow, trial, choose }: TrialPanelProps) {
  const t = useTexts();
  return (
    <>
      <p className="muted">{t('trial.lead')}</p>
      <RecordSelect object={object.id} record={trial?.record ?? null} choose={choose} />
      {trial ? <Standing object={object} flow={flow} trial={trial} /> : null}
    </>
  );
}

interface RecordSelectProps {
  readonly object: string;
  readonly record: TrialRecord | null;
  readonly choose: (record: TrialRecord | null) => void;
}

function RecordSelect({ object, record, choose }: RecordSelectProps) {
  const t = useTexts();
  const [typed, setTyped] = useState('');
  const { data, isFetching, error } = useTrialRecords(object, useDebounced(typed), true);
  const found = data?.data ?? [];
  const options = [...(record && !found.some(({ id }) => id === record.id) ? [record] : []), ...found];
  if (error) return <Alert type="info" showIcon title={error.message || t('trial.unpublished')} />;
  return (
    <div>
      <span className="control-label">{t('trial.record')}</span>
      <Select
        aria-label={t('trial.record')}
        style={{ width: '100%' }}
        placeholder={t('trial.choose')}
        showSearch={{ filterOption: false, onSearch: setTyped }}
        loading={isFetching}
        value={record?.id ?? null}
        options={options.map(({ id, label }) => ({ value: id, label: label ?? id }))}
        notFoundContent={isFetching ? <Spin size="small" /> : t('trial.none')}
        onChange={(id: string | null) => choose(options.find((one) => one.id === id) ?? null)}
      />
    </div>
  );
}

interface StandingProps {
  readonly object: ObjectDocument;
  readonly flow: FlowDocument;
  readonly trial: Trial;
}

function Standing({ object, flow, trial }: StandingProps) {
  const t = useTexts();
  const say = useLabel();
  const label = (name: string) => say(flow.stages.find((stage) => stage.name === name)?.label, name);
  const fieldLabel = (name: string) =>
    say([...(object.fields ?? []), ...allSystemFields].find((field) => field.name === name)?.label, name);
  const { here, way, moves, loading, error } = trial;
  if (error) return <Alert type="error" showIcon title={error.message} />;
  if (here === null) return <Spin aria-label={t('trial.title')} />;
  const known = flow.stages.some(({ name }) => name === here);
  return (
    <div className="trial">
      {way.length > 1 ? (
        <nav aria-label={t('trial.way')}>
          <Breadcrumb
            items={way.map((name, place) => ({
              title:
                place < way.length - 1 ? (
                  <button
                    type="button"
                    className="link-button"
                    aria-label={t('trial.back', { stage: label(name) })}
                    onClick={() => trial.back(place)}
                  >
                    {label(name)}
                  </button>
                ) : (
                  label(name)
                ),
            }))}
          />
        </nav>
      ) : null}
      <p role="status">
        {known ? t(way.length > 1 ? 'trial.asIf' : 'trial.stands', { stage: label(here) }) : t('trial.lost', { stage: here })}
      </p>
      <h3>{t('trial.moves')}</h3>
      {!loading && moves.length === 0 ? <p className="muted">{t('trial.noMoves')}</p> : null}
      <ul className="trial-moves" aria-busy={loading}>
        {moves.map((move) => (
          <Move key={move.name} {...{ flow, move, fieldLabel }} go={() => trial.go(move.to)} stage={label(move.to)} />
        ))}
      </ul>
    </div>
  );
}

interface MoveProps {
  readonly flow: FlowDocument;
  readonly move: TrialMove;
  readonly stage: string;
  readonly fieldLabel: (name: string) => string;
  readonly go: () => void;
}

function Move({ flow, move, stage, fieldLabel, go }: MoveProps) {
  const t = useTexts();
  return (
    <li className={move.ready ? 'trial-move trial-move-ready' : 'trial-move'}>
      <div className="trial-move-head">
        <strong>{move.label}</strong> → <StageTag flow={flow} name={move.to} />
      </div>
      <p className={move.ready ? 'trial-ready' : 'trial-blocked'}>
        {move.ready ? <CheckCircleFilled aria-hidden="true" /> : <ExclamationCircleFilled aria-hidden="true" />}{' '}
        {t(move.ready ? 'trial.ready' : 'trial.notReady')}
      </p>
      {move.missing.length > 0 ? <p>{t('trial.missing', { fields: move.missing.map(fieldLabel).join(', ') })}</p> : null}
      {move.blocked.map((reason) => (
        <p key={reason}>{reason}</p>
      ))}
      <p className="muted">{move.roles.length > 0 ? t('trial.by', { roles: move.roles.join(', ') }) : t('trial.nobody')}</p>
      <Button size="small" onClick={go}>
        {t('trial.go', { stage })}
      </Button>
    </li>
  );
}
