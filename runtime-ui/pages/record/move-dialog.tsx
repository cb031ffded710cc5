/** Moves a record to another stage: asks for what that stage lacks and for a reason where one is needed. */
import { useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FlowInfo, ObjectInfo } from '../../../server/contract/app.js';
import type { RecordData } from '../../../server/contract/records.js';
import { useMove, type Transition } from '../../api/flow.js';
import { troubleOf, useForm } from '../../api/form.js';
import { Refusal } from '../../api/http.js';
import { refreshRecords } from '../../api/records.js';
import { Label } from '../../form/field-template.js';
import { RecordForm } from '../../form/record-form.js';
import { changedFields, wireOf } from '../../form/rules/wire.js';
import type { Draft } from '../../form/use-draft.js';
import { useCloseGuard } from '../../hooks/close-guard.js';
import { Failed, Loading } from '../../ui/state.js';
import { useWarn } from '../edit/use-warn.js';
import { useOffer } from './use-offer.js';

interface MoveDialogProps {
  readonly object: ObjectInfo;
  readonly record: RecordData;
  /** As it was when it was chosen. */
  readonly chosen: Transition;
  readonly flow: FlowInfo;
  readonly close: () => void;
}

export default function MoveDialog({ object, record, chosen, flow, close }: MoveDialogProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const form = useForm(object, { id: record.id });
  const client = useQueryClient();
  const move = useMove();
  const warn = useWarn();
  const [stored] = useState(record);
  const [dirty, setDirty] = useState(false);
  const [reason, setReason] = useState('');
  const [reasonMissing, setReasonMissing] = useState(false);
  useCloseGuard(dirty || reason !== '');
  const {
    transition,
    stage: label,
    news,
  } = useOffer({ object, record, chosen, flow, form: form.data?.release, moved: move.status });
  const save = async (draft: Draft) => {
    if (transition.reason && reason.trim() === '') {
      setReasonMissing(true);
      return false;
    }
    const { context } = draft;
    const known = draft.stored as RecordData;
    const given = changedFields(known, draft.values, context.needed ?? []);
    const answer = await move.mutateAsync({
      drawn: { object: context.object, release: context.form.release },
      known,
      request: {
        transition: transition.name,
        ...(reason.trim() && { reason: reason.trim() }),
        ...(given.length > 0 && { values: wireOf(draft.values, given) }),
      },
    });
    message.success(t('stage.moved', { stage: label }));
    warn(answer);
    close();
    return true;
  };
  return (
    <Modal
      open
      title={t('stage.moveTo', { stage: label })}
      width={640}
      onCancel={close}
      footer={null}
      keyboard={false}
      destroyOnHidden
    >
      <p className="muted">{transition.missing.length > 0 ? t('stage.lead', { stage: label }) : t('stage.leadReady')}</p>
      <Blocked transition={transition} />
      {form.error && !form.data ? <Failed error={form.error} retry={() => void form.refetch()} /> : null}
      {form.data ? (
        <RecordForm
          object={object}
          form={form.data}
          initial={stored}
          stored={stored}
          only={transition.missing}
          needed={transition.missing}
          save={save}
          saveLabel={t('stage.confirm')}
          cancel={close}
          onDirty={setDirty}
          kept={{ record: record.id, form: `move ${chosen.id}`, note: { text: reason, set: setReason } }}
          trouble={troubleOf(form)}
          news={news}
          bottom={
            <Reason
              asked={transition.reason || chosen.reason}
              needed={transition.reason}
              value={reason}
              missing={reasonMissing && reason.trim() === ''}
              change={setReason}
            />
          }
        />
      ) : (
        <Loading rows={2} />
      )}
      {move.error instanceof Refusal && move.error.status === 412 ? (
        <Button
          block
          onClick={() => {
            void refreshRecords(client);
            close();
          }}
        >
          {t('common.refresh')}
        </Button>
      ) : null}
    </Modal>
  );
}

/** Said beforehand, but not in the way: the server decides when it is tried. */
function Blocked({ transition }: { readonly transition: Transition }) {
  const { t } = useTranslation();
  if (transition.blocked.length === 0) return null;
  const list = (
    <ul className="blocked">
      {transition.blocked.map((text) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  );
  return <Alert type="warning" showIcon title={t('stage.blocked')} description={list} />;
}

interface ReasonProps {
  /** Now or before a release changed that. */
  readonly asked: boolean;
  readonly needed: boolean;
  readonly value: string;
  readonly missing: boolean;
  readonly change: (text: string) => void;
}

function Reason({ asked, needed, value, missing, change }: ReasonProps) {
  const { t } = useTranslation();
  if (!asked) return null;
  return (
    <div className={`field ${missing ? 'field-invalid' : ''}`}>
      <Label id="move-reason" required={needed}>
        {t('stage.reason')}
      </Label>
      <Input.TextArea
        id="move-reason"
        autoSize={{ minRows: 2, maxRows: 6 }}
        maxLength={2000}
        value={value}
        status={missing ? 'error' : ''}
        aria-required={needed}
        aria-invalid={missing}
        aria-describedby="move-reason-error"
        onChange={(event) => change(event.target.value)}
      />
      <div id="move-reason-error" className="field-errors" aria-live="polite">
        {missing ? <p>{t('stage.reasonMissing')}</p> : null}
      </div>
    </div>
  );
}
