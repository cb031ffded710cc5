/** One section of a record as a form, in its place. */
import { App } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LayoutInfo, ObjectInfo } from '../../../server/contract/app.js';
import type { RecordData } from '../../../server/contract/records.js';
import { troubleOf, useForm } from '../../api/form.js';
import { RecordForm } from '../../form/record-form.js';
import { Failed, Loading } from '../../ui/state.js';
import { LeaveGuard } from '../edit/leave-guard.js';
import { useChange } from '../edit/use-change.js';

interface SectionFormProps {
  readonly object: ObjectInfo;
  readonly record: RecordData;
  readonly section: LayoutInfo['sections'][number];
  readonly close: () => void;
}

export default function SectionForm({ object, record, section, close }: SectionFormProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const form = useForm(object, { id: record.id });
  const [stored] = useState(record);
  const [dirty, setDirty] = useState(false);
  const { save, dialog } = useChange((saved) => {
    message.success(t(saved ? 'form.saved' : 'form.unchanged'));
    close();
  });
  return (
    <section className="panel details-section inline-form" aria-labelledby={`part-${section.id}`}>
      <header>
        <h2 id={`part-${section.id}`}>{section.label}</h2>
      </header>
      <LeaveGuard when={dirty} />
      {dialog}
      {form.error && !form.data ? <Failed error={form.error} retry={() => void form.refetch()} /> : null}
      {form.data ? (
        <RecordForm
          object={object}
          form={form.data}
          initial={stored}
          stored={stored}
          only={section.fields}
          columns={section.columns}
          save={save}
          saveLabel={t('common.save')}
          cancel={close}
          onDirty={setDirty}
          kept={{ record: record.id, form: `section ${section.id}` }}
          trouble={troubleOf(form)}
        />
      ) : (
        <Loading rows={3} />
      )}
    </section>
  );
}
