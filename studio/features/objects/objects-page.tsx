/** All objects of the application. */
import { PlusOutlined } from '@ant-design/icons';
import { Button, Tag } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { ObjectIcon } from '../../../runtime-ui/ui/icons.js';
import { Page } from '../../../runtime-ui/ui/page.js';
import { State } from '../../../runtime-ui/ui/state.js';
import type { ObjectDocument } from '../../../metadata/format/types.js';
import { useLabel } from '../../draft/label.js';
import type { Doc } from '../../draft/document.js';
import { useDraft } from '../../draft/use-draft.js';
import { CreateObject } from './create-object.js';
import { SearchInput } from '../../ui/search-input.js';
import { useTexts } from './texts.js';
import '../../ui/boxes.css';
import './objects.css';

export function ObjectsPage() {
  const t = useTexts();
  const [creating, setCreating] = useState(false);
  const [search, setSearch] = useState('');
  const objects = useDraft().documents.filter(({ kind }) => kind === 'object');
  const found = objects.filter(({ content }) => matches(content as ObjectDocument, search));
  const create = (
    <Button type="primary" icon={<PlusOutlined aria-hidden="true" />} onClick={() => setCreating(true)}>
      {t('new')}
    </Button>
  );
  return (
    <Page title={t('title')} actions={create}>
      <p className="lead">{t('lead')}</p>
      {objects.length === 0 ? (
        <State picture="empty" title={t('emptyTitle')} text={t('empty')}>
          {create}
        </State>
      ) : (
        <>
          <SearchInput label={t('search')} value={search} onChange={setSearch} />
          {found.length === 0 ? <p className="muted">{t('none')}</p> : null}
          <ul className="object-cards">
            {found.map((doc) => (
              <ObjectCard key={doc.id} doc={doc} />
            ))}
          </ul>
        </>
      )}
      {creating ? <CreateObject close={() => setCreating(false)} /> : null}
    </Page>
  );
}

function ObjectCard({ doc }: { readonly doc: Doc }) {
  const t = useTexts();
  const say = useLabel();
  const object = doc.content as ObjectDocument;
  return (
    <li className="panel object-card">
      <ObjectIcon name={object.icon ?? 'database'} />
      <div>
        <h2>
          <Link to={`/objects/${encodeURIComponent(object.id)}`}>{say(object.label, object.name)}</Link>
          {doc.state ? <Tag color={doc.state === 'added' ? 'green' : 'gold'}>{t(`state.${doc.state}`)}</Tag> : null}
        </h2>
        <p className="muted">
          <code>{object.name}</code> · {t('fields', { count: object.fields?.length ?? 0 })}
        </p>
        {object.description ? <p className="object-card-text">{say(object.description)}</p> : null}
      </div>
    </li>
  );
}

function matches({ name, label, plural }: ObjectDocument, search: string): boolean {
  const text = [name, ...Object.values(label ?? {}), ...Object.values(plural ?? {})].join('\n').toLowerCase();
  return text.includes(search.trim().toLowerCase());
}
