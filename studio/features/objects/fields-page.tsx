/** The fields of an object: order, kinds, what is demanded of them, how much they are used. */
import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useParams } from 'react-router';
import type { ObjectDocument } from '../../../metadata/format/types.js';
import { useLabel } from '../../draft/label.js';
import type { Change } from '../../draft/use-draft.js';
import { ObjectFrame } from '../../ui/object-frame.js';
import { FieldTable } from './field-table.js';
import { NewField } from './new-field.js';
import { SearchInput } from '../../ui/search-input.js';
import { useTexts } from './texts.js';
import '../../ui/boxes.css';
import './objects.css';

export function FieldsPage() {
  const t = useTexts();
  const { id } = useParams();
  const [adding, setAdding] = useState(false);
  return (
    <ObjectFrame
      actions={
        <Button type="primary" icon={<PlusOutlined aria-hidden="true" />} onClick={() => setAdding(true)}>
          {t('field.new')}
        </Button>
      }
    >
      {(object, change) => (
        <>
          <Fields key={id} object={object} change={change} />
          {adding ? <NewField object={object} change={change} close={() => setAdding(false)} /> : null}
        </>
      )}
    </ObjectFrame>
  );
}

function Fields({ object, change }: { readonly object: ObjectDocument; readonly change: Change<ObjectDocument> }) {
  const t = useTexts();
  const say = useLabel();
  const [search, setSearch] = useState('');
  const wanted = search.trim().toLowerCase();
  const fields = (object.fields ?? []).filter(({ name, label }) =>
    [name, ...Object.values(label ?? {})].some((text) => String(text).toLowerCase().includes(wanted)),
  );
  const move = (from: string, to: string) =>
    change(
      (draft) => {
        const at = (id: string) => draft.fields.findIndex((field) => field.id === id);
        const target = at(to);
        const [moved] = draft.fields.splice(at(from), 1);
        if (moved) draft.fields.splice(target, 0, moved);
      },
      t('field.orderChange', { label: say(object.label, object.name) }),
    );
  return (
    <>
      <SearchInput label={t('field.search')} value={search} onChange={setSearch} />
      <FieldTable object={object} fields={fields} move={wanted ? undefined : move} />
      <p className="muted">{t('field.system')}</p>
    </>
  );
}
