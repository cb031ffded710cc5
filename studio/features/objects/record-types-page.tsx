/** Record types of an object: several kinds of records in one table. */
import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { ObjectDocument } from '../../../metadata/format/types.js';
import { useLabel } from '../../draft/label.js';
import { nameFrom, newId } from '../../draft/names.js';
import type { Change } from '../../draft/use-draft.js';
import { EmptyState } from '../../ui/empty-state.js';
import { FindingsMark } from '../../ui/findings-of.js';
import { ObjectFrame } from '../../ui/object-frame.js';
import { SortableList } from '../../ui/sortable-list.js';
import { useChosen } from '../../ui/use-chosen.js';
import { RecordTypeEditor } from './record-type-editor.js';
import { useTexts } from './texts.js';
import '../../ui/boxes.css';
import './objects.css';

export function RecordTypesPage() {
  return <ObjectFrame>{(object, change) => <RecordTypes object={object} change={change} />}</ObjectFrame>;
}

interface Props {
  readonly object: ObjectDocument;
  readonly change: Change<ObjectDocument>;
}

function RecordTypes({ object, change }: Props) {
  const t = useTexts();
  const types = object.record_types ?? [];
  const [chosen, choose] = useChosen('type', types);
  const add = () => {
    const id = newId(types, 'rt');
    const label = { en: 'New type', 'zh-CN': '新类型' };
    const name = nameFrom(label.en, types, 'type');
    change(
      (draft) => void (draft.record_types ??= []).push({ id, name, label }),
      t('recordType.add', { label: t('recordType.unnamed') }),
    );
    choose(id);
  };
  const button = (
    <Button icon={<PlusOutlined aria-hidden="true" />} type={types.length === 0 ? 'primary' : 'default'} onClick={add}>
      {t('recordType.new')}
    </Button>
  );
  if (!chosen) {
    return (
      <EmptyState title={t('recordType.empty')} purpose={t('recordType.lead')}>
        {button}
      </EmptyState>
    );
  }
  return (
    <>
      <p className="lead">
        {t('recordType.lead')} {t('recordType.first')}
      </p>
      <div className="master-detail">
        <TypeList object={object} change={change} chosen={chosen.id} choose={choose}>
          {button}
        </TypeList>
        <RecordTypeEditor key={chosen.id} object={object} change={change} type={chosen} />
      </div>
    </>
  );
}

interface ListProps extends Props {
  readonly chosen: string;
  readonly choose: (id: string) => void;
  readonly children: ReactNode;
}

function TypeList({ object, change, chosen, choose, children }: ListProps) {
  const t = useTexts();
  const say = useLabel();
  const types = object.record_types ?? [];
  return (
    <div className="panel box">
      <SortableList
        items={types}
        idOf={({ id }) => id}
        nameOf={({ label, name }) => say(label, name)}
        label={t('tabs.record_types')}
        onSort={(sorted) => change((draft) => void (draft.record_types = [...sorted]), t('recordType.order'))}
      >
        {({ id, label, name }) => (
          <Button type="text" className={id === chosen ? 'chosen' : ''} aria-pressed={id === chosen} onClick={() => choose(id)}>
            {say(label, name)}
            <FindingsMark of={{ kind: 'object', id: object.id, path: ['record_types', id] }} />
          </Button>
        )}
      </SortableList>
      {children}
    </div>
  );
}
