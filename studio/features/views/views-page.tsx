/** The list views of an object: their order, and the one that is edited. */
import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ObjectDocument } from '../../../metadata/format/types.js';
import { useLabel } from '../../draft/label.js';
import { nameFrom, newId } from '../../draft/names.js';
import type { Change } from '../../draft/use-draft.js';
import { EmptyState } from '../../ui/empty-state.js';
import { FindingsMark } from '../../ui/findings-of.js';
import { ObjectFrame } from '../../ui/object-frame.js';
import { SortableList } from '../../ui/sortable-list.js';
import { useChosen } from '../../ui/use-chosen.js';
import { useTexts } from './texts.js';
import { ViewEditor } from './view-editor.js';
import './views.css';

export function ViewsPage() {
  return <ObjectFrame>{(object, change) => <Views key={object.id} object={object} change={change} />}</ObjectFrame>;
}

function Views({ object, change }: { readonly object: ObjectDocument; readonly change: Change<ObjectDocument> }) {
  const t = useTexts();
  const say = useLabel();
  const views = object.views ?? [];
  const [chosen, choose] = useChosen('view', views);
  const add = () => {
    const id = newId(views, 'v');
    const label = { en: 'New view', 'zh-CN': '新视图' };
    const columns = [object.title, ...(object.fields ?? []).map(({ name }) => name).filter((name) => name !== object.title)];
    change(
      (draft) =>
        void (draft.views ??= []).push({ id, name: nameFrom(label.en, views, 'view'), label, columns: columns.slice(0, 5) }),
      t('added'),
    );
    choose(id);
  };
  const button = (
    <Button
      className="view-new"
      type={views.length === 0 ? 'primary' : 'default'}
      icon={<PlusOutlined aria-hidden="true" />}
      onClick={add}
    >
      {t('new')}
    </Button>
  );
  if (!chosen) {
    return (
      <EmptyState title={t('empty')} purpose={`${t('lead')} ${t('emptyLead')}`}>
        {button}
      </EmptyState>
    );
  }
  return (
    <>
      <p className="lead">{t('lead')}</p>
      <div className="master-detail">
        <div className="panel box">
          <SortableList
            items={views}
            idOf={({ id }) => id}
            nameOf={({ label, name }) => say(label, name)}
            label={t('list')}
            onSort={(sorted) => change((draft) => void (draft.views = [...sorted]), t('sorted'))}
          >
            {({ id, label, name }) => (
              <Button
                type="text"
                className={id === chosen.id ? 'chosen' : ''}
                aria-pressed={id === chosen.id}
                onClick={() => choose(id)}
              >
                {say(label, name)}
                <FindingsMark of={{ kind: 'object', id: object.id, path: ['views', id] }} />
              </Button>
            )}
          </SortableList>
          {button}
        </div>
        <ViewEditor key={chosen.id} object={object} change={change} view={chosen} choose={choose} />
      </div>
    </>
  );
}
