/** Replaces a value by another in all records, as a job: how many first, then the start. */
import { useMutation, useQuery } from '@tanstack/react-query';
import { Alert, App, Modal, Select } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { call, Refusal } from '../../runtime-ui/api/http.js';
import type { ValueDocument } from '../../metadata/format/types.js';
import type { Job, ReplacePreview } from '../../server/contract/jobs.js';
import { useLabel } from '../draft/label.js';
import { useTexts } from './texts.js';

/** A shared picklist, or one field of an object; by id. */
export type ReplaceScope = { readonly picklist: string } | { readonly object: string; readonly field: string };

interface ReplaceProps {
  readonly scope: ReplaceScope;
  readonly values: readonly ValueDocument[];
  readonly from: ValueDocument | null;
  readonly close: () => void;
}

export function ReplaceValue({ scope, values, from, close }: ReplaceProps) {
  const t = useTexts();
  const say = useLabel();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const [to, setTo] = useState<string>();
  const body = { ...scope, from: from?.code, to };
  const isReady = from !== null && to !== undefined;
  const preview = useQuery({
    queryKey: ['studio', 'replace', body],
    queryFn: () => call<ReplacePreview>('POST', 'studio/replace-value/preview', { body }),
    enabled: isReady,
    retry: false,
  });
  const start = useMutation({
    mutationFn: () => call<{ job: Job }>('POST', 'studio/replace-value', { body }),
    onSuccess: () => {
      void message.success(t('started'));
      close();
      void navigate('/jobs');
    },
  });
  const error = start.error ?? preview.error;
  return (
    <Modal
      open={from !== null}
      title={t('replaceTitle', { label: from ? say(from.label, from.code) : '' })}
      okText={t('start')}
      cancelText={t('cancel')}
      okButtonProps={{ disabled: !isReady || !preview.data?.count, loading: start.isPending }}
      onOk={() => start.mutate()}
      onCancel={close}
      afterClose={() => setTo(undefined)}
      destroyOnHidden
    >
      <p className="muted">{t('replaceLead')}</p>
      <label className="control-label" htmlFor="replace-by">
        {t('by')}
      </label>
      <Select
        id="replace-by"
        style={{ width: '100%' }}
        showSearch={{ optionFilterProp: 'label' }}
        value={to ?? null}
        options={values
          .filter(({ code }) => code !== from?.code)
          .map(({ code, label }) => ({ value: code, label: say(label, code) }))}
        onChange={(code: string) => setTo(code)}
      />
      {error ? (
        <Alert className="values-alert" type="error" showIcon title={error instanceof Refusal ? error.message : String(error)} />
      ) : null}
      {preview.data ? <Counts preview={preview.data} /> : null}
    </Modal>
  );
}

function Counts({ preview: { count, fields } }: { readonly preview: ReplacePreview }) {
  const t = useTexts();
  if (count === 0) return <p role="status">{t('none')}</p>;
  return (
    <div role="status">
      <p>{t('count', { count })}</p>
      <ul>
        {fields.map((field) => (
          <li key={`${field.object} ${field.field}`}>
            {field.label}: {field.count}
          </li>
        ))}
      </ul>
    </div>
  );
}
