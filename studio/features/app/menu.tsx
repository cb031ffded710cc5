/** The groups of the menu and their objects, in order. */
import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { AppDocument } from '../../../metadata/format/types.js';
import { useLabel } from '../../draft/label.js';
import { useObjects, type Change } from '../../draft/use-draft.js';
import { LabelInput } from '../../ui/label-input.js';
import { ObjectSelect } from '../../ui/selects.js';
import { SortableList } from '../../ui/sortable-list.js';
import { useTexts } from './texts.js';

type Group = NonNullable<AppDocument['navigation']>[number];

interface Entry {
  readonly group: Group;
  readonly index: number;
}

export function Menu({ app, change }: { readonly app: AppDocument; readonly change: Change<AppDocument> }) {
  const t = useTexts();
  const say = useLabel();
  const groups = app.navigation ?? [];
  const set = (navigation: readonly Group[]) =>
    change((draft) => {
      if (navigation.length > 0) draft.navigation = [...navigation];
      else delete draft.navigation;
    }, t('changeMenu'));
  const shown = new Set(groups.flatMap(({ objects }) => objects));
  const hidden = useObjects().filter(({ name }) => !shown.has(name));
  const free = hidden[0] ?? undefined;
  const add = () =>
    set([
      ...groups,
      { label: { en: 'New group', 'zh-CN': '新分组' }, objects: free ? [free.name] : [groups[0]?.objects[0] ?? ''] },
    ]);
  return (
    <section className="panel box" aria-labelledby="app-menu">
      <h2 id="app-menu">{t('menu')}</h2>
      <p className="muted">{t('menuLead')}</p>
      <SortableList<Entry>
        items={groups.map((group, index) => ({ group, index }))}
        idOf={({ index }) => `group-${index}`}
        nameOf={({ group }) => say(group.label)}
        label={t('menu')}
        onSort={(sorted) => set(sorted.map(({ group }) => group))}
      >
        {({ group }, index) => (
          <GroupEditor
            group={group}
            change={(next) => set(groups.flatMap((one, at) => (at === index ? (next ? [next] : []) : [one])))}
          />
        )}
      </SortableList>
      {hidden.length > 0 ? (
        <p className="muted">{t('none', { objects: hidden.map(({ label, name }) => say(label, name)).join(', ') })}</p>
      ) : null}
      <Button icon={<PlusOutlined aria-hidden="true" />} onClick={add}>
        {t('addGroup')}
      </Button>
    </section>
  );
}

/** null: the group goes. */
function GroupEditor({ group, change }: { readonly group: Group; readonly change: (group: Group | null) => void }) {
  const t = useTexts();
  const say = useLabel();
  const label = say(group.label);
  return (
    <div className="menu-group" role="group" aria-label={t('group', { label })}>
      <LabelInput label={t('groupLabel')} value={group.label} onChange={(next) => next && change({ ...group, label: next })} />
      <ObjectSelect
        multiple
        aria-label={`${t('objects')}: ${label}`}
        value={group.objects}
        onChange={(objects) => objects && change({ ...group, objects })}
      />
      <Button
        type="text"
        danger
        aria-label={t('removeGroup', { label })}
        icon={<DeleteOutlined aria-hidden="true" />}
        onClick={() => change(null)}
      />
    </div>
  );
}
