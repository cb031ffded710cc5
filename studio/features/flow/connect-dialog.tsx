/** Asks what leading from one stage to another is to mean: a transition of its own, or one more way into one there is. */
import { Modal, Radio } from 'antd';
import { useState } from 'react';
import type { FlowDocument, TransitionDocument } from '../../../metadata/format/types.js';
import { useLabel } from '../../draft/label.js';
import { isMeant } from '../../ui/form-dialog.js';
import { useKept } from '../../ui/kept.js';
import { connectionsOf } from './edit.js';
import { StageSelect, StagesSelect } from './stage-select.js';
import { useTexts } from './texts.js';
import { StageTag } from './transition-list.js';

export interface Asked {
  readonly from: readonly string[];
  readonly to: string | undefined;
}

interface ConnectDialogProps {
  /** Id of the object. */
  readonly of: string;
  readonly flow: FlowDocument;
  /** What was drawn; without both ends they are asked for. */
  readonly asked: Asked;
  readonly connect: (from: readonly string[], to: string) => void;
  readonly join: (transition: TransitionDocument, from: string) => void;
  readonly cancel: () => void;
}

export function ConnectDialog({ of, flow, asked, connect, join, cancel }: ConnectDialogProps) {
  const t = useTexts();
  const say = useLabel();
  const drawn = asked.to !== undefined;
  const [from, setFrom] = useState(asked.from);
  const [to, setTo] = useState(asked.to);
  const [into, setInto] = useState<string | null>(null);
  const { offer, done } = useKept({
    dialog: 'transition',
    of,
    typed: drawn || (from.length === 0 && to === undefined) ? null : { from, to },
    restore: (typed) => {
      setFrom(typed.from as readonly string[]);
      setTo((typed.to as string | null) ?? undefined);
    },
  });
  // A colleague may take a stage away or rename it.
  const lost = [...from, ...(to === undefined ? [] : [to])].filter((name) => !flow.stages.some((stage) => stage.name === name));
  const [only] = from;
  const { existing, joinable } =
    only !== undefined && from.length === 1 && to !== undefined ? connectionsOf(flow, only, to) : { existing: [], joinable: [] };
  const chosen = joinable.find(({ id }) => id === into);
  const finish = () => {
    done();
    if (chosen && only !== undefined) join(chosen, only);
    else if (to !== undefined && from.length > 0) connect(from, to);
  };
  const labelOf = (name: string | undefined) => say(flow.stages.find((stage) => stage.name === name)?.label, name);
  return (
    <Modal
      open
      title={drawn ? t('connect.title', { from: labelOf(only), to: labelOf(to) }) : t('addTransition')}
      okText={t('connect.create')}
      cancelText={t('connect.cancel')}
      okButtonProps={{ disabled: from.length === 0 || to === undefined || lost.length > 0 }}
      onOk={finish}
      onCancel={(event) => {
        if (isMeant(event)) done();
        cancel();
      }}
    >
      {drawn ? null : offer}
      {lost.length > 0 ? (
        <p className="flow-note" role="alert">
          {t('connect.lost', { names: lost.join(', ') })}
        </p>
      ) : null}
      {drawn ? (
        <p>
          {from.map((name) => (
            <StageTag key={name} flow={flow} name={name} />
          ))}{' '}
          → <StageTag flow={flow} name={to ?? ''} />
        </p>
      ) : (
        <div className="connect-ends">
          <div>
            <span className="control-label">{t('connect.from')}</span>
            <StagesSelect
              label={t('connect.from')}
              stages={flow.stages.filter(({ name }) => name !== to)}
              value={from}
              onChange={(names) => setFrom(names)}
            />
          </div>
          <div>
            <span className="control-label">{t('connect.to')}</span>
            <StageSelect
              label={t('connect.to')}
              stages={flow.stages.filter(({ name }) => !from.includes(name))}
              value={to}
              onChange={setTo}
            />
          </div>
        </div>
      )}
      {existing.map(({ id, label, name }) => (
        <p key={id} className="flow-note">
          {t('connect.existing', { label: say(label, name) })}
        </p>
      ))}
      {joinable.length > 0 ? (
        <Radio.Group
          className="connect-ways"
          aria-label={t('connect.how')}
          value={chosen?.id ?? ''}
          onChange={({ target }) => setInto(String(target.value) || null)}
        >
          <Radio value="">{t('connect.new')}</Radio>
          {joinable.map(({ id, label, name }) => (
            <Radio key={id} value={id}>
              {t('connect.join', { label: say(label, name) })}
              <span className="control-help connect-help">{t('connect.joinHelp', { from: labelOf(only) })}</span>
            </Radio>
          ))}
        </Radio.Group>
      ) : null}
    </Modal>
  );
}
