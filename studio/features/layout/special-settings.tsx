/** For whom a special layout is drawn, and its end. */
import type { ObjectDocument, SpecialLayoutDocument } from '../../../metadata/format/types.js';
import { Select } from 'antd';
import { useLabel } from '../../draft/label.js';
import type { Change } from '../../draft/use-draft.js';
import { LabelInput } from '../../ui/label-input.js';
import { RemoveButton } from '../../ui/remove-button.js';
import { RoleSelect } from '../../ui/selects.js';
import { useTexts } from './texts.js';

interface SettingsProps {
  readonly object: ObjectDocument;
  readonly change: Change<ObjectDocument>;
  readonly layout: SpecialLayoutDocument;
  readonly leave: () => void;
}

export function SpecialSettings({ object, change, layout, leave }: SettingsProps) {
  const t = useTexts();
  const say = useLabel();
  const set = (recipe: (draft: SpecialLayoutDocument) => void) =>
    change(
      (draft) => {
        const found = draft.layouts?.find(({ id }) => id === layout.id);
        if (found) recipe(found);
      },
      t('change', { label: say(object.label, object.name) }),
    );
  const assign = (key: 'record_types' | 'roles', names: string[] | undefined) =>
    set((draft) => {
      if (names && names.length > 0) draft[key] = names;
      else delete draft[key];
    });
  const label = say(layout.label, layout.name);
  return (
    <section className="panel box layout-special" aria-label={label}>
      <p className="muted">{t('specialLead')}</p>
      <div className="layout-special-controls">
        <LabelInput
          label={t('label')}
          required
          value={layout.label}
          onChange={(value) => value && set((draft) => void (draft.label = value))}
        />
        <div>
          <label className="control-label" htmlFor="layout-types">
            {t('types')}
          </label>
          <Select
            id="layout-types"
            mode="multiple"
            style={{ width: '100%' }}
            placeholder={t('allTypes')}
            value={layout.record_types ?? []}
            options={(object.record_types ?? []).map(({ name, label: text }) => ({ value: name, label: say(text, name) }))}
            onChange={(names: string[]) => assign('record_types', names)}
          />
        </div>
        <div>
          <label className="control-label" htmlFor="layout-roles">
            {t('roles')}
          </label>
          <RoleSelect
            id="layout-roles"
            multiple
            placeholder={t('everyone')}
            value={layout.roles}
            onChange={(names) => assign('roles', names)}
          />
        </div>
        <RemoveButton
          of={{ kind: 'object', id: object.id, path: ['layouts', layout.id] }}
          name={label}
          label={t('removeSpecial', { label })}
          removed={leave}
        >
          {t('removeSpecial', { label })}
        </RemoveButton>
      </div>
    </section>
  );
}
