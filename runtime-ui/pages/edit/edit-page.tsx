/** Changing a record as a whole. */
import { App } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import type { FormInfo, ObjectInfo } from '../../../server/contract/app.js';
import type { RecordData } from '../../../server/contract/records.js';
import { titleOf } from '../../api/app.js';
import { troubleOf, useForm } from '../../api/form.js';
import { useRecord } from '../../api/records.js';
import { useLast } from '../../hooks/last.js';
import { RecordForm } from '../../form/record-form.js';
import { ObjectIcon } from '../../ui/icons.js';
import { Page, usePageTitle } from '../../ui/page.js';
import { Failed, Loading } from '../../ui/state.js';
import { objectPage } from '../object-page.js';
import { LeaveGuard, SAVED } from './leave-guard.js';
import { RecordTypes } from './record-types.js';
import { useChange } from './use-change.js';

export const EditPage = objectPage(({ object, id }) => {
  const { t } = useTranslation();
  const record = useRecord(object.name, id);
  const known = useLast(record.data);
  const [recordType, setRecordType] = useState<string>();
  const form = useForm(object, { id, recordType });
  const title = known ? t('form.edit', { title: titleOf(object, known) }) : t('record.edit');
  usePageTitle(title);
  const error = record.error ?? form.error;
  if (error && !(known && form.data))
    return <Failed page error={error} retry={() => void Promise.all([record.refetch(), form.refetch()])} />;
  return (
    <Page
      narrow
      title={title}
      icon={<ObjectIcon name={object.icon} />}
      above={<Link to={`/${object.name}/${id}`}>{object.label}</Link>}
    >
      {known && form.data ? (
        <Change object={object} record={known} form={form.data} trouble={troubleOf(form)} chooseType={setRecordType} />
      ) : (
        <Loading rows={10} />
      )}
    </Page>
  );
});

interface ChangeProps {
  readonly object: ObjectInfo;
  readonly record: RecordData;
  readonly form: FormInfo;
  readonly trouble: Error | null;
  readonly chooseType: (name: string) => void;
}

function Change({ object, record, form, trouble, chooseType }: ChangeProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const [stored] = useState(record);
  const [dirty, setDirty] = useState(false);
  const back = (state: typeof SAVED | null) => void navigate(`/${object.name}/${record.id}`, { state });
  const { save, dialog } = useChange((saved) => {
    message.success(saved ? t('form.changed', { title: titleOf(object, saved) }) : t('form.unchanged'));
    back(SAVED);
  });
  return (
    <>
      <LeaveGuard when={dirty} />
      {dialog}
      <RecordForm
        object={object}
        form={form}
        initial={stored}
        stored={stored}
        save={save}
        saveLabel={t('common.save')}
        cancel={() => back(null)}
        onDirty={setDirty}
        kept={{ record: record.id, form: 'page' }}
        chooseType={chooseType}
        trouble={trouble}
        top={(draft) => <RecordTypes draft={draft} choose={chooseType} />}
      />
    </>
  );
}
