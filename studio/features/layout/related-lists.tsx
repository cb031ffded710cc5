/** Lists of records that point to this object, on the page of a record: which, in which order, with which columns. */
import { DeleteOutlined } from '@ant-design/icons';
import { Button, Select, Space } from 'antd';
import type { FieldDocument, ObjectDocument, RelatedListDocument } from '../../../metadata/format/types.js';
import { useLabel } from '../../draft/label.js';
import { useObjects } from '../../draft/use-draft.js';
import { FieldSelect } from '../../ui/selects.js';
import { SortableList } from '../../ui/sortable-list.js';
import type { LayoutProps } from './layout-page.js';
import { useTexts } from './texts.js';

interface Incoming {
  readonly object: ObjectDocument;
  readonly field: FieldDocument;
}

const keyOf = ({ object, field }: RelatedListDocument): string => `${object}.${field}`;

export function RelatedLists({ object, layout, edit }: LayoutProps) {
  const t = useTexts();
  const say = useLabel();
  const incoming = useIncoming(object);
  const set = (related: RelatedListDocument[] | undefined) =>
    edit(
      (draft) => {
        if (related) draft.related = related;
        else delete draft.related;
      },
      t('relatedMove', { label: say(object.label, object.name) }),
    );
  const nameOf = ({ object: other, field }: Incoming) =>
    `${say(other.plural ?? other.label, other.name)} · ${say(field.label, field.name)}`;
  const byKey = new Map(incoming.map((one) => [keyOf({ object: one.object.name, field: one.field.name }), one]));
  if (incoming.length === 0) return null;
  const chosen = layout.related;
  const left = [...byKey].filter(([key]) => !chosen?.some((list) => keyOf(list) === key));
  return (
    <section className="panel box layout-related" aria-labelledby="layout-related">
      <h2 id="layout-related">{t('related')}</h2>
      <p className="muted">{t('relatedLead')}</p>
      {chosen ? (
        <>
          <SortableList
            items={chosen}
            idOf={keyOf}
            nameOf={(list) => labelOf(byKey.get(keyOf(list)), list, nameOf)}
            label={t('related')}
            onSort={set}
          >
            {(list, index) => (
              <RelatedList
                list={list}
                label={labelOf(byKey.get(keyOf(list)), list, nameOf)}
                object={byKey.get(keyOf(list))?.object}
                change={(next) => set(chosen.flatMap((one, at) => (at === index ? (next ? [next] : []) : [one])))}
              />
            )}
          </SortableList>
          <Space wrap>
            {left.length > 0 ? (
              <Select
                aria-label={t('relatedAdd')}
                placeholder={t('relatedAdd')}
                popupMatchSelectWidth={false}
                value={null}
                options={left.map(([key, one]) => ({ value: key, label: nameOf(one) }))}
                onChange={(key: string | null) => {
                  const one = key === null ? undefined : byKey.get(key);
                  if (one) set([...chosen, { object: one.object.name, field: one.field.name }]);
                }}
              />
            ) : null}
            <Button onClick={() => set(undefined)}>{t('relatedAll')}</Button>
          </Space>
        </>
      ) : (
        <Button onClick={() => set(incoming.map((one) => ({ object: one.object.name, field: one.field.name })))}>
          {t('relatedChoose')}
        </Button>
      )}
    </section>
  );
}

const labelOf = (one: Incoming | undefined, list: RelatedListDocument, nameOf: (one: Incoming) => string): string =>
  one ? nameOf(one) : keyOf(list);

/** Lookups of all objects that point to this one. */
function useIncoming(to: ObjectDocument): readonly Incoming[] {
  return useObjects().flatMap((object) =>
    (object.fields ?? []).filter((field) => 'to' in field && field.to === to.name).map((field) => ({ object, field })),
  );
}

interface RelatedProps {
  readonly list: RelatedListDocument;
  readonly label: string;
  readonly object: ObjectDocument | undefined;
  /** null: taken out. */
  readonly change: (list: RelatedListDocument | null) => void;
}

function RelatedList({ list, label, object, change }: RelatedProps) {
  const t = useTexts();
  return (
    <div className="related-list">
      <span>{label}</span>
      <FieldSelect
        multiple
        aria-label={t('relatedColumns', { label })}
        object={object}
        system
        value={list.columns}
        onChange={(columns) => change({ object: list.object, field: list.field, ...(columns && { columns }) })}
      />
      <Button
        type="text"
        danger
        aria-label={t('relatedRemove', { label })}
        icon={<DeleteOutlined aria-hidden="true" />}
        onClick={() => change(null)}
      />
    </div>
  );
}
