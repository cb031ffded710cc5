/** One record: its stage, its values in sections, what points to it, what has happened to it. */
import { DeleteOutlined, EditOutlined, MoreOutlined } from '@ant-design/icons';
import { Button, Dropdown, Tabs } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import type { ObjectInfo } from '../../../server/contract/app.js';
import type { RecordData } from '../../../server/contract/records.js';
import { layoutFor, titleOf } from '../../api/app.js';
import { useRecord, useRights } from '../../api/records.js';
import { useLast } from '../../hooks/last.js';
import { useStable } from '../../hooks/stable.js';
import { useHasUnsaved } from '../../hooks/unsaved.js';
import { ObjectIcon } from '../../ui/icons.js';
import { LinkButton } from '../../ui/link-button.js';
import { Page, usePageTitle } from '../../ui/page.js';
import { Failed, Loading } from '../../ui/state.js';
import { objectPage } from '../object-page.js';
import { Details } from './details.js';
import { Facts } from './facts.js';
import { History } from './history.js';
import { Related } from './related.js';
import { StageBar } from './stage-bar.js';
import { useDeletion } from './use-deletion.js';
import { useParts } from './use-parts.js';
import { useSectionForm } from './use-section-form.js';
import './record.css';

export const RecordPage = objectPage(({ object, id }) => {
  const record = useRecord(object.name, id);
  const known = useLast(record.data);
  const hasUnsaved = useHasUnsaved();
  usePageTitle(known ? titleOf(object, known) : object.label);
  // What is entered on the page stays there, whatever has become of the record.
  if (record.error && !(known && hasUnsaved)) return <Failed page error={record.error} retry={() => void record.refetch()} />;
  if (!known) return <Loading rows={12} />;
  return <Loaded object={object} record={known} />;
});

interface LoadedProps {
  readonly object: ObjectInfo;
  readonly record: RecordData;
}

function Loaded({ object, record }: LoadedProps) {
  const rights = useRights(object.name, record.id, object.rights.update || object.rights.delete).data;
  const title = titleOf(object, record);
  return (
    <Page
      title={title}
      icon={<ObjectIcon name={object.icon} />}
      above={<Link to={`/${object.name}`}>{object.plural}</Link>}
      actions={<Actions object={object} record={record} mayEdit={rights?.update ?? false} mayDelete={rights?.delete ?? false} />}
    >
      <Facts object={object} record={record} />
      <Stages object={object} record={record} />
      <Parts object={object} record={record} editable={rights?.update ? rights.edit : []} />
    </Page>
  );
}

/** A release may take the flow away while a move is being entered. */
function Stages({ object, record }: LoadedProps) {
  const last = useLast(object.flow ?? undefined);
  const hasUnsaved = useHasUnsaved();
  const flow = object.flow ?? (hasUnsaved ? last : undefined);
  return flow ? <StageBar object={object} flow={flow} record={record} /> : null;
}

interface ActionsProps extends LoadedProps {
  readonly mayEdit: boolean;
  readonly mayDelete: boolean;
}

function Actions({ object, record, mayEdit, mayDelete }: ActionsProps) {
  const { t } = useTranslation();
  const remove = useDeletion(object, record);
  return (
    <>
      {mayDelete ? (
        <Dropdown
          trigger={['click']}
          autoFocus
          placement="bottomRight"
          menu={{
            items: [
              {
                key: 'delete',
                danger: true,
                icon: <DeleteOutlined aria-hidden="true" />,
                label: t('record.delete'),
                onClick: remove,
              },
            ],
          }}
        >
          <Button icon={<MoreOutlined aria-hidden="true" />} aria-label={t('record.moreActions')} aria-haspopup="menu" />
        </Dropdown>
      ) : null}
      {mayEdit ? (
        <LinkButton
          to={`/${object.name}/${record.id}/edit`}
          type="primary"
          icon={<EditOutlined aria-hidden="true" />}
          className="button-main"
        >
          {t('record.edit')}
        </LinkButton>
      ) : null}
    </>
  );
}

/** The open part stands in the address, so that going back comes back to it. */
function Parts({ object, record, editable }: LoadedProps & { readonly editable: readonly string[] }) {
  const { t } = useTranslation();
  const [search, setSearch] = useSearchParams();
  const layout = layoutFor(object, record.record_type);
  const edited = useSectionForm(object, record);
  const parts = useParts(object, layout, record, edited.section);
  const items = [
    ...parts.map(({ key, label, sections }) => ({
      key,
      label,
      children: <Details {...{ object, record, sections, editable, edited }} />,
    })),
    ...(layout.related.length > 0
      ? [{ key: 'related', label: t('record.related'), children: <Related lists={layout.related} record={record} /> }]
      : []),
    { key: 'history', label: t('record.history'), children: <History object={object} id={record.id} /> },
  ];
  const first = items[0]!.key;
  const asked = search.get('part');
  const open = items.some(({ key }) => key === asked) ? asked : first;
  const choose = useStable((part: string) => {
    if (part !== open) setSearch(part === first ? {} : { part }, { replace: true });
  });
  const home = parts.find(({ sections }) => sections.some(({ id }) => id === edited.section?.id))?.key;
  // The part with the section that is edited has become another one.
  useEffect(() => {
    if (home !== undefined) choose(home);
  }, [home, choose]);
  return (
    <>
      {edited.form}
      <Tabs aria-label={t('record.tabs')} activeKey={open ?? first} items={items} onChange={choose} />
    </>
  );
}
