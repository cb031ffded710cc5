/** The first records a view shows; its fields must be published, for the records are those of the release. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Table } from 'antd';
import { useAppQuery, AppContext, fieldAt } from '../../../runtime-ui/api/app.js';
import { call } from '../../../runtime-ui/api/http.js';
import { Value } from '../../../runtime-ui/values/value.js';
import { valueAt } from '../../../runtime-ui/values/path.js';
import type { ObjectDocument, ViewDocument } from '../../../metadata/format/types.js';
import type { AppInfo } from '../../../server/contract/app.js';
import type { ListAnswer, RecordData } from '../../../server/contract/records.js';
import type { PathChoice } from './paths.js';
import { useTexts } from './texts.js';

interface PreviewProps {
  readonly object: ObjectDocument;
  readonly view: ViewDocument;
  readonly paths: readonly PathChoice[];
}

const SHOWN = 8;

export function ViewPreview(props: PreviewProps) {
  const t = useTexts();
  const app = useAppQuery();
  const isPublished = app.data?.objects[props.object.name] !== undefined;
  return (
    <section className="panel box" aria-labelledby="view-preview">
      <h2 id="view-preview">{t('preview')}</h2>
      {app.data && isPublished ? (
        <AppContext value={app.data}>
          <p className="muted">{t('previewLead')}</p>
          <Records {...props} app={app.data} />
        </AppContext>
      ) : (
        <p className="muted">{t('previewWaits')}</p>
      )}
    </section>
  );
}

function Records({ object, view, paths, app }: PreviewProps & { readonly app: AppInfo }) {
  const t = useTexts();
  const sort = [...(view.group ? [view.group] : []), ...(view.sort ?? [])];
  const body = {
    fields: view.columns,
    ...(view.filter && { filter: view.filter }),
    ...(sort.length > 0 && { sort }),
    limit: SHOWN,
  };
  const list = useQuery({
    queryKey: ['studio', 'view', object.name, body],
    queryFn: ({ signal }) => call<ListAnswer>('POST', `records/${object.name}/query`, { body, signal }),
    placeholderData: keepPreviousData,
    retry: false,
  });
  const info = app.objects[object.name];
  if (list.error || !info) return <p className="muted">{t('previewWaits')}</p>;
  return (
    <Table<RecordData>
      size="small"
      rowKey="id"
      loading={list.isPending}
      pagination={false}
      scroll={{ x: 'max-content' }}
      locale={{ emptyText: t('none') }}
      dataSource={[...(list.data?.data ?? [])]}
      columns={view.columns.map((path) => ({
        key: path,
        title: paths.find((choice) => choice.path === path)?.label ?? path,
        render: (_, record) => {
          const found = fieldAt(app, info, path);
          return found ? <Value compact field={found.field} value={valueAt(record, path)} /> : null;
        },
      }))}
    />
  );
}
