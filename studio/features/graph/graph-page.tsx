/** Objects and their relations, to be searched, narrowed down and saved as an image. */
import { App } from 'antd';
import { useMemo } from 'react';
import { LinkButton } from '../../../runtime-ui/ui/link-button.js';
import { Page } from '../../../runtime-ui/ui/page.js';
import { State } from '../../../runtime-ui/ui/state.js';
import { useLabel } from '../../draft/label.js';
import { useAppDocument, useObjects } from '../../draft/use-draft.js';
import { draw } from './drawing.js';
import { filtered } from './filter.js';
import { GraphDiagram } from './graph-diagram.js';
import { GraphFilters } from './graph-filters.js';
import { placeSchema, type Texts } from './graph-layout.js';
import { useGraphState } from './graph-state.js';
import { Legend } from './legend.js';
import { GraphTable } from './graph-table.js';
import { saveImage, type ImageKind } from './save-image.js';
import { schemaOf, type SchemaField } from './schema.js';
import { useTexts } from './texts.js';
import './graph.css';

export function GraphPage() {
  const t = useTexts();
  const say = useLabel();
  const { message } = App.useApp();
  const [state, change] = useGraphState();
  const objects = useObjects();
  const app = useAppDocument();
  const { group, objects: only, neighbours, users, fields } = state;
  const whole = useMemo(
    () => schemaOf(objects, app, users ? { label: { en: 'User', 'zh-CN': '用户' } } : null),
    [objects, app, users],
  );
  const schema = useMemo(() => filtered(whole, { group, objects: only, neighbours }), [whole, group, only, neighbours]);
  const fieldLabel = useMemo(
    () =>
      ({ label, name }: SchemaField) =>
        say(label, name),
    [say],
  );
  const texts = useMemo(
    (): Texts => ({ object: ({ label, name }) => say(label, name), relation: ({ field }) => fieldLabel(field) }),
    [say, fieldLabel],
  );
  const placed = useMemo(() => placeSchema(schema, fields, texts), [schema, fields, texts]);
  const focus = useMemo(
    () => state.focus.filter((id) => schema.objects.some((object) => object.id === id)),
    [state.focus, schema],
  );
  const save = async (kind: ImageKind) => {
    const name = `${say(app?.label, app?.name) || 'objects'} - ${t('title')}`;
    const drawing = draw({ schema, placed, fields, texts, field: fieldLabel, more: (count) => t('more', { count }) });
    try {
      await saveImage(drawing, kind, name.replace(/[\\/:*?"<>|\s]+/g, ' '));
      void message.success(t('saved', { name }));
    } catch {
      void message.error(t('failed'));
    }
  };
  if (objects.length === 0) {
    return (
      <Page title={t('title')}>
        <State picture="empty" title={t('emptyTitle')} text={t('empty')}>
          <LinkButton to="/objects">{t('toObjects')}</LinkButton>
        </State>
      </Page>
    );
  }
  return (
    <Page title={t('title')}>
      <p className="graph-lead muted">{t('lead')}</p>
      <GraphFilters schema={whole} state={state} change={change} save={(kind) => void save(kind)} />
      <div className="graph-counts muted">
        <span role="status">
          {schema.objects.length === 0
            ? t('nothing')
            : t('counts', {
                objects: t('objectCount', { count: schema.objects.length }),
                relations: t('relationCount', { count: schema.relations.length }),
              })}
        </span>
        {state.view === 'diagram' ? <Legend users={users} /> : null}
      </div>
      {state.view === 'table' ? (
        <GraphTable schema={schema} texts={texts} />
      ) : (
        <div className="graph-canvas">
          <GraphDiagram
            // Another selection is another picture: one looks at the whole of it first.
            key={`${only.join()} ${group} ${neighbours} ${users} ${fields}`}
            schema={schema}
            placed={placed}
            fields={fields}
            texts={texts}
            fieldLabel={fieldLabel}
            focus={focus}
            choose={(id) => change({ focus: id ? [id] : [] })}
          />
        </div>
      )}
    </Page>
  );
}
