/** Objects and relations as tables: the same in words. */
import { Table } from 'antd';
import { Link } from 'react-router';
import type { Texts } from './graph-layout.js';
import type { Relation, Schema, SchemaObject } from './schema.js';
import { useTexts } from './texts.js';

interface GraphTableProps {
  readonly schema: Schema;
  readonly texts: Texts;
}

const paging = { pageSize: 50, hideOnSinglePage: true, showSizeChanger: false } as const;

export function GraphTable({ schema, texts }: GraphTableProps) {
  const t = useTexts();
  const byId = new Map(schema.objects.map((object) => [object.id, object]));
  const name = (id: string) => {
    const object = byId.get(id);
    return object ? <ObjectName object={object} label={texts.object(object)} /> : null;
  };
  const text = (id: string) => {
    const object = byId.get(id);
    return object ? texts.object(object) : '';
  };
  const from = (id: string) => [...new Set(schema.relations.filter(({ to }) => to === id).map((relation) => relation.from))];
  return (
    <div className="graph-tables">
      <section aria-labelledby="graph-relations">
        <h2 id="graph-relations">{t('relations')}</h2>
        <Table<Relation>
          size="small"
          rowKey="id"
          pagination={paging}
          scroll={{ x: 'max-content' }}
          dataSource={schema.relations}
          columns={[
            {
              title: t('column.object'),
              sorter: (a, b) => text(a.from).localeCompare(text(b.from)),
              render: (_, relation) => name(relation.from),
            },
            { title: t('column.field'), render: (_, relation) => texts.relation(relation) },
            { title: t('column.type'), render: (_, { type }) => t(`type.${type}`) },
            {
              title: t('column.target'),
              sorter: (a, b) => text(a.to).localeCompare(text(b.to)),
              render: (_, relation) => name(relation.to),
            },
            { title: t('column.required'), render: (_, { required }) => (required ? t('yes') : '—') },
          ]}
        />
      </section>
      <section aria-labelledby="graph-objects">
        <h2 id="graph-objects">{t('objectList')}</h2>
        <Table<SchemaObject>
          size="small"
          rowKey="id"
          pagination={paging}
          scroll={{ x: 'max-content' }}
          dataSource={schema.objects}
          columns={[
            { title: t('column.object'), render: (_, { id }) => name(id) },
            { title: t('column.fields'), align: 'right', render: (_, { fields }) => fields.length || '—' },
            {
              title: t('column.from'),
              render: (_, { id }) => from(id).map(text).join(', ') || '—',
            },
          ]}
        />
      </section>
    </div>
  );
}

function ObjectName({ object, label }: { readonly object: SchemaObject; readonly label: string }) {
  return object.system ? <>{label}</> : <Link to={`/objects/${encodeURIComponent(object.id)}`}>{label}</Link>;
}
