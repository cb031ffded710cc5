/** One list view: for whom, columns, filter, order, and what it shows. */
import { CopyOutlined } from '@ant-design/icons';
import { Button, Select } from 'antd';
import { useMemo } from 'react';
import type { ObjectDocument, ViewDocument } from '../../../metadata/format/types.js';
import { ConditionField } from '../../condition/condition-field.js';
import { useLabel } from '../../draft/label.js';
import { nameFrom, newId } from '../../draft/names.js';
import { useObjects, type Change } from '../../draft/use-draft.js';
import { ComponentName } from '../../ui/component-name.js';
import { FindingsOf } from '../../ui/findings-of.js';
import { LabelInput } from '../../ui/label-input.js';
import { RemoveButton } from '../../ui/remove-button.js';
import { RoleSelect } from '../../ui/selects.js';
import { Columns } from './columns.js';
import { pathsOf } from './paths.js';
import { SortKeys } from './sort-keys.js';
import { useTexts } from './texts.js';
import { ViewPreview } from './view-preview.js';

interface EditorProps {
  readonly object: ObjectDocument;
  readonly change: Change<ObjectDocument>;
  readonly view: ViewDocument;
  readonly choose: (id: string) => void;
}

export function ViewEditor({ object, change, view, choose }: EditorProps) {
  const t = useTexts();
  const say = useLabel();
  const objects = useObjects();
  const paths = useMemo(() => pathsOf(object, objects, say), [object, objects, say]);
  const label = say(view.label, view.name);
  const of = { kind: 'object', id: object.id, path: ['views', view.id] } as const;
  const set = <K extends keyof ViewDocument>(key: K, value: ViewDocument[K] | undefined) =>
    change(
      (draft) => {
        const found = draft.views?.find(({ id }) => id === view.id);
        if (!found) return;
        if (value === undefined) delete found[key];
        else found[key] = value;
      },
      t('change', { label }),
    );
  const duplicate = () => {
    const views = object.views ?? [];
    const id = newId(views, 'v');
    const copy = { ...view, id, name: nameFrom(`${view.name}_copy`, views, 'view'), label: copiedLabel(view.label) };
    change((draft) => void draft.views?.push(copy), t('duplicated', { label }));
    choose(id);
  };
  const taken = (object.views ?? []).flatMap(({ id, name }) => (id === view.id ? [] : [name]));
  return (
    <div>
      <section className="panel box controls" aria-labelledby="view-names">
        <header className="view-head">
          <h2 id="view-names">{t('names')}</h2>
          <Button icon={<CopyOutlined aria-hidden="true" />} onClick={duplicate}>
            {t('duplicate')}
          </Button>
          <RemoveButton of={of} name={label} label={t('remove', { label })} />
        </header>
        <FindingsOf of={of} />
        <LabelInput label={t('label')} required value={view.label} onChange={(value) => value && set('label', value)} />
        <div className="form-grid">
          <ComponentName of={of} name={view.name} taken={taken} />
          <div>
            <label className="control-label" htmlFor="view-roles">
              {t('roles')}
            </label>
            <RoleSelect
              id="view-roles"
              multiple
              placeholder={t('everyone')}
              value={view.roles}
              onChange={(names) => set('roles', names)}
            />
          </div>
        </div>
      </section>
      <section className="panel box" aria-labelledby="view-columns">
        <h2 id="view-columns">{t('columns')}</h2>
        <p className="muted">{t('columnsLead')}</p>
        <Columns columns={view.columns ?? []} paths={paths} onChange={(columns) => set('columns', columns)} />
      </section>
      <section className="panel box" aria-labelledby="view-filter">
        <h2 id="view-filter">{t('filter')}</h2>
        <ConditionField
          label={t('filterLabel')}
          object={object.id}
          place="row"
          value={view.filter}
          onChange={(rule) => set('filter', typeof rule === 'object' ? rule : undefined)}
        />
      </section>
      <section className="panel box controls" aria-labelledby="view-order">
        <h2 id="view-order">{t('order')}</h2>
        <div>
          <label className="control-label" htmlFor="view-group">
            {t('group')}
          </label>
          <Select
            id="view-group"
            allowClear
            style={{ width: '100%', maxWidth: 420 }}
            showSearch={{ optionFilterProp: 'label' }}
            placeholder={t('noGroup')}
            value={view.group ?? null}
            options={paths.map(({ path, label: text }) => ({ value: path, label: text }))}
            onChange={(path: string | null | undefined) => set('group', path ?? undefined)}
          />
        </div>
        <SortKeys sort={view.sort ?? []} paths={paths} onChange={(sort) => set('sort', sort.length > 0 ? sort : undefined)} />
      </section>
      <ViewPreview object={object} view={view} paths={paths} />
    </div>
  );
}

const copiedLabel = (label: ViewDocument['label']): ViewDocument['label'] => ({
  en: `${label.en} (copy)`,
  ...(label['zh-CN'] && { 'zh-CN': `${label['zh-CN']}（副本）` }),
});
