/** All shared picklists. */
import { PlusOutlined } from '@ant-design/icons';
import { Button, Table, Tag } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { ColorTag } from '../../../runtime-ui/values/tag.js';
import { Page } from '../../../runtime-ui/ui/page.js';
import type { PicklistDocument } from '../../../metadata/format/types.js';
import type { Doc } from '../../draft/document.js';
import { useLabel } from '../../draft/label.js';
import { useDraft, useObjects } from '../../draft/use-draft.js';
import { EmptyState } from '../../ui/empty-state.js';
import { FindingsMark } from '../../ui/findings-of.js';
import { CreatePicklist } from './create-picklist.js';
import { SearchInput } from '../../ui/search-input.js';
import { useTexts } from './texts.js';
import { usedBy } from './used-by.js';
import '../../ui/boxes.css';
import '../../values/values.css';

export function PicklistsPage() {
  const t = useTexts();
  const [creating, setCreating] = useState(false);
  const [search, setSearch] = useState('');
  const picklists = useDraft().documents.filter(({ kind }) => kind === 'picklist');
  const wanted = search.trim().toLowerCase();
  const found = picklists.filter(({ content }) => {
    const { name, label } = content as PicklistDocument;
    return [name, ...Object.values(label ?? {})].some((text) => text.toLowerCase().includes(wanted));
  });
  const create = (
    <Button type="primary" icon={<PlusOutlined aria-hidden="true" />} onClick={() => setCreating(true)}>
      {t('new')}
    </Button>
  );
  return (
    <Page title={t('title')} actions={create}>
      {picklists.length === 0 ? (
        <EmptyState title={t('emptyTitle')} purpose={t('lead')}>
          {create}
        </EmptyState>
      ) : (
        <>
          <p className="muted">{t('lead')}</p>
          <div className="values-bar">
            <SearchInput label={t('search')} value={search} onChange={setSearch} />
          </div>
          <Picklists docs={found} />
        </>
      )}
      {creating ? <CreatePicklist close={() => setCreating(false)} /> : null}
    </Page>
  );
}

const SHOWN = 5;

function Picklists({ docs }: { readonly docs: readonly Doc[] }) {
  const t = useTexts();
  const say = useLabel();
  const objects = useObjects();
  return (
    <Table<Doc>
      className="panel"
      rowKey="id"
      aria-label={t('title')}
      pagination={false}
      tableLayout="fixed"
      scroll={{ x: 720 }}
      locale={{ emptyText: t('none') }}
      dataSource={[...docs]}
      columns={[
        {
          key: 'label',
          width: '26%',
          title: t('label'),
          render: (_, { id, content, state }) => {
            const { label, name } = content as PicklistDocument;
            return (
              <>
                <Link to={`/picklists/${encodeURIComponent(id)}`}>{say(label, name)}</Link>{' '}
                {state ? <Tag color={state === 'added' ? 'green' : 'gold'}>{t(`state.${state}`)}</Tag> : null}
                <FindingsMark of={{ kind: 'picklist', id, path: [] }} />
                <div className="muted">
                  <code>{name}</code>
                </div>
              </>
            );
          },
        },
        {
          key: 'values',
          title: t('values'),
          render: (_, { content }) => {
            const values = (content as PicklistDocument).values ?? [];
            return (
              <span className="tags">
                {values.slice(0, SHOWN).map(({ code, label, color }) => (
                  <ColorTag key={code} color={color ?? 'default'}>
                    {say(label, code)}
                  </ColorTag>
                ))}
                {values.length > SHOWN ? <span className="muted">+{values.length - SHOWN}</span> : null}
              </span>
            );
          },
        },
        {
          key: 'used',
          width: '26%',
          title: t('usedBy'),
          render: (_, { content }) => {
            const uses = usedBy((content as PicklistDocument).name, objects);
            if (uses.length === 0) return <span className="none">{t('unused')}</span>;
            return uses
              .map(({ object, field }) => `${say(object.label, object.name)} › ${say(field.label, field.name)}`)
              .join(', ');
          },
        },
      ]}
    />
  );
}
