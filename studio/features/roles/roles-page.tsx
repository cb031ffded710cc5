/** All roles: how far they reach, and how many people hold them. */
import { PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Table, Tag } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { RoleDocument } from '../../../metadata/format/types.js';
import { Page } from '../../../runtime-ui/ui/page.js';
import { ColorTag } from '../../../runtime-ui/values/tag.js';
import { fetchHolders } from '../../api/people.js';
import type { Doc } from '../../draft/document.js';
import { useLabel } from '../../draft/label.js';
import { useDraft, useObjects } from '../../draft/use-draft.js';
import { EmptyState } from '../../ui/empty-state.js';
import { FindingsMark } from '../../ui/findings-of.js';
import { RemoveButton } from '../../ui/remove-button.js';
import { SearchInput } from '../../ui/search-input.js';
import { CreateRole } from './create-role.js';
import { countHeld } from './grants.js';
import { Holders } from './holders.js';
import { useTexts } from './texts.js';
import '../../ui/boxes.css';
import './roles.css';

/** Undefined: nothing is being made; null: from scratch. */
type Making = RoleDocument | null | undefined;

export function RolesPage() {
  const t = useTexts();
  const [making, make] = useState<Making>(undefined);
  const [search, setSearch] = useState('');
  const roles = useDraft().documents.filter(({ kind }) => kind === 'role');
  const wanted = search.trim().toLowerCase();
  const found = roles.filter(({ content }) => {
    const { name, label, description } = content as RoleDocument;
    const texts = [name, ...Object.values(label ?? {}), ...Object.values(description ?? {})];
    return texts.some((text) => String(text).toLowerCase().includes(wanted));
  });
  const create = (
    <Button type="primary" icon={<PlusOutlined aria-hidden="true" />} onClick={() => make(null)}>
      {t('new')}
    </Button>
  );
  return (
    <Page title={t('title')} actions={create}>
      {roles.length === 0 ? (
        <EmptyState title={t('emptyTitle')} purpose={t('lead')}>
          {create}
        </EmptyState>
      ) : (
        <>
          <p className="lead">{t('lead')}</p>
          <SearchInput label={t('search')} value={search} onChange={setSearch} />
          <RoleTable docs={found} copy={make} />
        </>
      )}
      {making === undefined ? null : <CreateRole from={making} close={() => make(undefined)} />}
    </Page>
  );
}

function RoleTable({ docs, copy }: { readonly docs: readonly Doc[]; readonly copy: (role: RoleDocument) => void }) {
  const t = useTexts();
  const say = useLabel();
  const objects = useObjects();
  const { data: holders } = useQuery({
    queryKey: ['studio', 'role-holders'],
    queryFn: ({ signal }) => fetchHolders(signal),
  });
  return (
    <Table<Doc>
      className="panel"
      rowKey="id"
      aria-label={t('title')}
      pagination={false}
      scroll={{ x: 'max-content' }}
      locale={{ emptyText: t('none') }}
      dataSource={[...docs]}
      columns={[
        {
          key: 'label',
          title: t('label'),
          render: (_, doc) => <RoleName doc={doc} />,
        },
        {
          key: 'administer',
          title: t('administer'),
          render: (_, { content }) =>
            (content as RoleDocument).administer ? (
              <ColorTag color="volcano">{t('administer')}</ColorTag>
            ) : (
              <span className="none">–</span>
            ),
        },
        {
          key: 'objects',
          title: t('objects'),
          render: (_, { content }) => t('ofObjects', { count: countHeld(content as RoleDocument, objects), all: objects.length }),
        },
        {
          key: 'holders',
          title: t('holders'),
          render: (_, { id }) => <Holders role={id} counts={holders?.data} />,
        },
        {
          key: 'actions',
          title: <span className="sr-only">{t('actions')}</span>,
          render: (_, { id, content }) => {
            const role = content as RoleDocument;
            const label = say(role.label, role.name);
            return (
              <span className="role-actions">
                <Button size="small" aria-label={t('copyRole', { label })} onClick={() => copy(role)}>
                  {t('copy')}
                </Button>
                <RemoveButton size="small" of={{ kind: 'role', id, path: [] }} name={label} label={t('removeOf', { label })} />
              </span>
            );
          },
        },
      ]}
    />
  );
}

function RoleName({ doc: { id, content, state } }: { readonly doc: Doc }) {
  const t = useTexts();
  const say = useLabel();
  const { label, name, description } = content as RoleDocument;
  return (
    <div className="role-name">
      <Link to={`/roles/${encodeURIComponent(id)}`}>{say(label, name)}</Link>{' '}
      {state ? <Tag color={state === 'added' ? 'green' : 'gold'}>{t(`state.${state}`)}</Tag> : null}
      <FindingsMark of={{ kind: 'role', id, path: [] }} />
      <div className="muted">{description ? say(description) : <code>{name}</code>}</div>
    </div>
  );
}
