/** What a role is called, and whether its holders administer. */
import { App, Alert, Switch } from 'antd';
import { useId } from 'react';
import type { RoleDocument } from '../../../metadata/format/types.js';
import { useLabel } from '../../draft/label.js';
import { useDocument, useRoles } from '../../draft/use-draft.js';
import { ComponentName } from '../../ui/component-name.js';
import { LabelInput } from '../../ui/label-input.js';
import { useTexts } from './texts.js';

export function RoleDetails({ role }: { readonly role: RoleDocument }) {
  const t = useTexts();
  const say = useLabel();
  const [, change] = useDocument<RoleDocument>('role', role.id);
  const taken = useRoles().flatMap(({ id, name }) => (id === role.id ? [] : [name]));
  const step = t('change', { label: say(role.label, role.name) });
  return (
    <div className="role-details">
      <section className="panel box" aria-labelledby="role-names">
        <h2 id="role-names">{t('names')}</h2>
        <div className="controls">
          <LabelInput
            label={t('label')}
            required
            value={role.label}
            onChange={(label) => label && change((draft) => void (draft.label = label), step)}
          />
          <LabelInput
            label={t('description')}
            multiline
            value={role.description}
            onChange={(description) =>
              change((draft) => {
                if (description) draft.description = description;
                else delete draft.description;
              }, step)
            }
          />
          <ComponentName of={{ kind: 'role', id: role.id, path: [] }} name={role.name} taken={taken} />
        </div>
      </section>
      <Administration role={role} />
    </div>
  );
}

function Administration({ role }: { readonly role: RoleDocument }) {
  const t = useTexts();
  const say = useLabel();
  const id = useId();
  const { modal } = App.useApp();
  const [, change] = useDocument<RoleDocument>('role', role.id);
  const label = say(role.label, role.name);
  const on = role.administer === true;
  const set = (administer: boolean) =>
    change(
      (draft) => {
        if (administer) draft.administer = true;
        else delete draft.administer;
      },
      t('step.administer', { role: label }),
    );
  const ask = (wanted: boolean): void => {
    if (!wanted) return set(false);
    void modal.confirm({
      title: t('administerAsk', { label }),
      content: t('administerOn'),
      okText: t('administerOk'),
      cancelText: t('cancel'),
      okButtonProps: { danger: true },
      onOk: () => set(true),
    });
  };
  return (
    <section className="panel box" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{t('administerTitle')}</h2>
      <div className="role-administer">
        <Switch id={id} checked={on} onChange={ask} />
        <label htmlFor={id}>{t('administerSwitch')}</label>
      </div>
      <Alert type={on ? 'warning' : 'info'} showIcon title={t(on ? 'administerOn' : 'administerOff')} />
    </section>
  );
}
