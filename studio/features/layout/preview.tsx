/** The form as it will be: the component that business users work in, with what the draft says. Nothing is saved. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Alert, App, Segmented, Select } from 'antd';
import { useState } from 'react';
import { AppContext } from '../../../runtime-ui/api/app.js';
import { call } from '../../../runtime-ui/api/http.js';
import { initialValues } from '../../../runtime-ui/form/initial.js';
import { RecordForm } from '../../../runtime-ui/form/record-form.js';
import { environmentOf } from '../../../runtime-ui/form/use-draft.js';
import { useLanguage } from '../../../runtime-ui/i18n/language.js';
import { Failed, Loading } from '../../../runtime-ui/ui/state.js';
import type { ObjectDocument, SpecialLayoutDocument } from '../../../metadata/format/types.js';
import type { FormPreview } from '../../../server/contract/trial.js';
import { useLabel } from '../../draft/label.js';
import { useDraft, useRoles } from '../../draft/use-draft.js';
import { useTexts } from './texts.js';
import '../../../runtime-ui/form/form.css';

interface PreviewProps {
  readonly object: ObjectDocument;
  /** The special layout that is being edited: shown as those see it for whom it is. */
  readonly special: SpecialLayoutDocument | undefined;
}

export function Preview({ object, special }: PreviewProps) {
  const t = useTexts();
  const [device, setDevice] = useState<'desktop' | 'phone'>('desktop');
  const [type, setType] = useState<string>();
  const [role, setRole] = useState<string>();
  const request = {
    object: object.id,
    record_type: type ?? special?.record_types?.[0] ?? object.record_types?.[0]?.name,
    role: role ?? special?.roles?.[0],
  };
  return (
    <section className="layout-preview" aria-labelledby="layout-preview">
      <header>
        <h2 id="layout-preview">{t('preview')}</h2>
        <Segmented<'desktop' | 'phone'>
          size="small"
          aria-label={t('preview')}
          value={device}
          options={[
            { value: 'desktop', label: t('desktop') },
            { value: 'phone', label: t('phone') },
          ]}
          onChange={setDevice}
        />
        <Audience object={object} request={request} setType={setType} setRole={setRole} />
      </header>
      <div className={`panel preview-frame preview-${device}`}>
        <FormOf request={request} />
      </div>
    </section>
  );
}

interface Request {
  readonly object: string;
  readonly record_type: string | undefined;
  readonly role: string | undefined;
}

interface AudienceProps {
  readonly object: ObjectDocument;
  readonly request: Request;
  readonly setType: (name: string) => void;
  readonly setRole: (name: string | undefined) => void;
}

function Audience({ object, request, setType, setRole }: AudienceProps) {
  const t = useTexts();
  const say = useLabel();
  const roles = useRoles();
  return (
    <>
      {object.record_types ? (
        <Select
          size="small"
          aria-label={t('previewType')}
          value={request.record_type ?? null}
          options={object.record_types.map(({ name, label }) => ({ value: name, label: say(label, name) }))}
          onChange={setType}
        />
      ) : null}
      <Select
        size="small"
        allowClear
        popupMatchSelectWidth={false}
        aria-label={t('previewRole')}
        placeholder={t('asAdmin')}
        value={request.role ?? null}
        options={roles.map(({ name, label }) => ({ value: name, label: say(label, name) }))}
        onChange={(name: string | null | undefined) => setRole(name ?? undefined)}
      />
    </>
  );
}

function FormOf({ request }: { readonly request: Request }) {
  const t = useTexts();
  const language = useLanguage();
  const { seq } = useDraft();
  const preview = useQuery({
    queryKey: ['studio', 'form', request, seq, language],
    queryFn: ({ signal }) => call<FormPreview>('POST', 'studio/form', { body: request, signal }),
    placeholderData: keepPreviousData,
    retry: false,
  });
  if (preview.error && !preview.data) return <Failed error={preview.error} retry={() => void preview.refetch()} />;
  if (!preview.data) return <Loading rows={8} />;
  return (
    <AppContext value={preview.data.app}>
      {preview.data.current ? null : <Alert type="warning" showIcon title={t('stale')} />}
      {/* What was typed belongs to the form as it was. */}
      <Form key={JSON.stringify([request, seq])} preview={preview.data} />
    </AppContext>
  );
}

function Form({ preview: { form, object, app } }: { readonly preview: FormPreview }) {
  const t = useTexts();
  const { message } = App.useApp();
  const [now] = useState(() => new Date());
  const environment = environmentOf(form.user, { now, timezone: app.timezone, previous: null });
  const [initial] = useState(() => initialValues({ object, form, environment, given: {} }));
  const say = () => {
    void message.info(t('previewOnly'));
    return Promise.resolve(false);
  };
  return (
    <RecordForm
      object={object}
      form={form}
      initial={initial}
      stored={null}
      focusFirst={false}
      save={say}
      saveLabel={t('previewSave')}
      cancel={() => void say()}
    />
  );
}
