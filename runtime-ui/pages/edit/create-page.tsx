/** A new record: the kind of record first where there are several, then the form. */
import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useNavigate, useSearchParams } from 'react-router';
import type { FormInfo, ObjectInfo } from '../../../server/contract/app.js';
import { titleOf, useApp } from '../../api/app.js';
import { troubleOf, useForm } from '../../api/form.js';
import { createRecord, refreshRecords } from '../../api/records.js';
import { initialValues } from '../../form/initial.js';
import { RecordForm } from '../../form/record-form.js';
import { propertiesOf } from '../../form/rules/states.js';
import { toWire, wireOf } from '../../form/rules/wire.js';
import { environmentOf, type Draft } from '../../form/use-draft.js';
import { ObjectIcon } from '../../ui/icons.js';
import { Page, usePageTitle } from '../../ui/page.js';
import { Failed, Loading, State } from '../../ui/state.js';
import { objectPage } from '../object-page.js';
import { LeaveGuard, SAVED } from './leave-guard.js';
import { RecordTypes } from './record-types.js';
import { useAttempt } from './use-attempt.js';
import { useWarn } from './use-warn.js';

export const CreatePage = objectPage(({ object }) => {
  const { t } = useTranslation();
  const [recordType, setRecordType] = useState(object.record_types[0]?.name);
  // Whoever loses the right while entering something keeps the form, to copy from.
  const [mightCreate] = useState(object.rights.create);
  const form = useForm(object, { recordType }, object.rights.create);
  const title = t('form.create', { label: object.label });
  usePageTitle(title);
  if (!mightCreate) return <State page picture="lock" title={t('state.forbiddenTitle')} text={t('state.forbidden')} />;
  if (form.error && !form.data) return <Failed page error={form.error} retry={() => void form.refetch()} />;
  return (
    <Page
      narrow
      title={title}
      icon={<ObjectIcon name={object.icon} />}
      above={<Link to={`/${object.name}`}>{object.plural}</Link>}
    >
      {form.data ? (
        <NewRecord object={object} form={form.data} trouble={troubleOf(form)} chooseType={setRecordType} />
      ) : (
        <Loading rows={10} />
      )}
    </Page>
  );
});

interface NewRecordProps {
  readonly object: ObjectInfo;
  readonly form: FormInfo;
  readonly trouble: Error | null;
  readonly chooseType: (name: string) => void;
}

function NewRecord({ object, form, trouble, chooseType }: NewRecordProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const client = useQueryClient();
  const navigate = useNavigate();
  const from = (useLocation().state as { from?: string } | null)?.from;
  const initial = useInitial(object, form);
  const given = Object.keys(useGiven(form));
  const attempt = useAttempt();
  const warn = useWarn();
  const [dirty, setDirty] = useState(false);
  const save = async (draft: Draft) => {
    const { context } = draft;
    const values = bodyOf(draft, given);
    const drawn = { object: context.object, release: context.form.release };
    const answer = await attempt(values, (key) => createRecord(drawn, values, key));
    const record = answer.data;
    await refreshRecords(client);
    warn(answer);
    message.success(t('form.created', { title: titleOf(drawn.object, record) }));
    void navigate(from ?? `/${drawn.object.name}/${record.id}`, { replace: true, state: SAVED });
    return true;
  };
  return (
    <>
      <LeaveGuard when={dirty} />
      <RecordForm
        object={object}
        form={form}
        initial={initial}
        stored={null}
        save={save}
        saveLabel={t('common.save')}
        cancel={() => void navigate(from ?? `/${object.name}`)}
        onDirty={setDirty}
        kept={{ record: 'new', form: 'page' }}
        chooseType={chooseType}
        trouble={trouble}
        top={(draft) => <RecordTypes draft={draft} choose={chooseType} />}
      />
    </>
  );
}

const useGiven = (form: FormInfo): Readonly<Record<string, string>> => {
  const [search] = useSearchParams();
  return Object.fromEntries([...search].filter(([name]) => name in propertiesOf(form)));
};

/** Defaults, and the fields that the address names: `/contact/new?customer=<id>`. */
function useInitial(object: ObjectInfo, form: FormInfo) {
  const { timezone } = useApp();
  const given = useGiven(form);
  // Once: another kind of record or language keeps what was entered.
  const [initial] = useState(() => {
    const environment = environmentOf(form.user, { now: new Date(), timezone, previous: null });
    return initialValues({ object, form, environment, given });
  });
  return initial;
}

/**
 * Every field with a value; null only where a default would fill what the user has emptied.
 * @param brought Fields that the address gave: they count although the layout may leave them out.
 */
function bodyOf({ values, states, context }: Draft, brought: readonly string[]) {
  const { form } = context;
  const hasDefault = (name: string) => name in form.defaults || form.fields[name]?.default !== undefined;
  const given = states.shown.filter(
    (name) => !states.locked.includes(name) && (toWire(values[name]) !== null || hasDefault(name)),
  );
  const kind = context.object.record_types.length > 0 && 'record_type' in propertiesOf(form) ? ['record_type'] : [];
  const unseen = brought.filter((name) => form.layout.leaves_out.includes(name));
  return wireOf(values, [...kind, ...given, ...unseen]);
}
