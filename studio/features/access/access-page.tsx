/** What every role may do with every object and field: by role or by object, with what the draft changes. */
import { useQuery } from '@tanstack/react-query';
import { Alert, Checkbox, Segmented, Select } from 'antd';
import { useSearchParams } from 'react-router';
import type { Access } from '../../../server/contract/access.js';
import { useLanguage } from '../../../runtime-ui/i18n/language.js';
import { LinkButton } from '../../../runtime-ui/ui/link-button.js';
import { Page } from '../../../runtime-ui/ui/page.js';
import { Failed, Loading } from '../../../runtime-ui/ui/state.js';
import { fetchAccess } from '../../api/access.js';
import { useLabel } from '../../draft/label.js';
import { useDraft, useObjects } from '../../draft/use-draft.js';
import { EmptyState } from '../../ui/empty-state.js';
import { AccessTable, type Row } from './access-table.js';
import { ChangeTable } from './change-table.js';
import { FieldTable } from './field-table.js';
import { useTexts } from './texts.js';
import '../../ui/boxes.css';
import './access.css';

export function AccessPage() {
  const t = useTexts();
  const { seq, release } = useDraft();
  const language = useLanguage();
  const { data, error, refetch } = useQuery({
    queryKey: ['studio', 'access', release, seq, language],
    queryFn: ({ signal }) => fetchAccess(signal),
    placeholderData: (before) => before,
  });
  return (
    <Page title={t('title')}>
      <p className="lead">{t('lead')}</p>
      {error && !data ? <Failed error={error} retry={() => void refetch()} /> : null}
      {!data && !error ? <Loading /> : null}
      {data?.roles.length === 0 ? <EmptyState title={t('noRoles')} purpose={t('lead')} /> : null}
      {data && data.roles.length > 0 ? <Content access={data} /> : null}
    </Page>
  );
}

function Content({ access }: { readonly access: Access }) {
  const t = useTexts();
  const view = useView(access);
  const { byObject, role, object, labelOf, set } = view;
  const only = view.onlyChanges;
  const rows: readonly Row[] = byObject
    ? access.roles.map(({ id, label }) => ({ key: id, label, role: id, object: object ?? '' }))
    : Object.keys(role?.objects ?? {}).map((name) => ({ key: name, label: labelOf(name), role: role?.id ?? '', object: name }));
  return (
    <>
      {access.current ? null : <Alert className="access-notice" type="warning" showIcon title={t('notCurrent')} />}
      <div className="access-bar">
        <Segmented<string>
          aria-label={t('by')}
          value={byObject ? 'object' : 'role'}
          options={[
            { value: 'role', label: t('byRole') },
            { value: 'object', label: t('byObject') },
          ]}
          onChange={(by) => set({ by })}
        />
        {byObject ? (
          <Select
            aria-label={t('object')}
            className="access-choice"
            showSearch={{ optionFilterProp: 'label' }}
            value={object ?? null}
            options={view.objects.map((name) => ({ value: name, label: labelOf(name) }))}
            onChange={(name: string | null) => set({ object: name ?? '' })}
          />
        ) : (
          <Select
            aria-label={t('role')}
            className="access-choice"
            showSearch={{ optionFilterProp: 'label' }}
            value={role?.id ?? null}
            options={access.roles.map(({ id, label }) => ({ value: id, label }))}
            onChange={(id: string | null) => set({ role: id ?? '' })}
          />
        )}
        <Checkbox checked={only} onChange={({ target }) => set({ changes: target.checked ? 'only' : '' })}>
          {t('onlyChanges')}
        </Checkbox>
        {byObject || !role ? null : <LinkButton to={`/roles/${encodeURIComponent(role.id)}`}>{t('edit')}</LinkButton>}
      </div>
      {!byObject && role?.administer ? <Alert className="access-notice" type="info" showIcon title={t('administers')} /> : null}
      <AccessTable
        key={byObject ? `object ${object}` : `role ${role?.id}`}
        access={access}
        rows={rows}
        heading={t(byObject ? 'role' : 'object')}
        onlyChanges={only}
        openable={!byObject}
      />
      {byObject && object !== undefined ? (
        <section className="access-section" aria-labelledby="access-fields">
          <h2 id="access-fields">{t('fieldsOf', { label: labelOf(object) })}</h2>
          <FieldTable access={access} object={object} roles={access.roles} onlyChanges={only} />
        </section>
      ) : null}
      <section className="access-section" aria-labelledby="access-changes">
        <h2 id="access-changes">{t('changes')}</h2>
        {access.changes.length === 0 ? <p className="muted">{t('noChanges')}</p> : <ChangeTable changes={access.changes} />}
      </section>
    </>
  );
}

/** What is looked at stands in the address. */
function useView(access: Access) {
  const say = useLabel();
  const documents = useObjects();
  const [query, setQuery] = useSearchParams();
  const objects = Object.keys(access.roles[0]?.objects ?? {});
  const asked = query.get('object');
  return {
    objects,
    byObject: query.get('by') === 'object',
    onlyChanges: query.get('changes') === 'only',
    role: access.roles.find(({ id }) => id === query.get('role')) ?? access.roles[0],
    object: objects.find((name) => name === asked) ?? objects[0],
    labelOf: (name: string): string => say(documents.find((one) => one.name === name)?.label, name),
    set: (next: Readonly<Record<string, string>>) =>
      setQuery(
        (now) => {
          for (const [key, value] of Object.entries(next)) {
            if (value) now.set(key, value);
            else now.delete(key);
          }
          return now;
        },
        { replace: true },
      ),
  };
}
