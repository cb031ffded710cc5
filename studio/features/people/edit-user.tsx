/** One user: roles, department, whether they may sign in, a new password. */
import { App, Button, Drawer, Tag } from 'antd';
import { useState } from 'react';
import type { UserDetail } from '../../../server/contract/people.js';
import { changePerson, resetPassword, type PersonChange } from '../../api/people.js';
import { DialogForm, useFormDialog } from '../../ui/form-dialog.js';
import { useChange } from './queries.js';
import { Refused } from './refused.js';
import { ShownOnce } from './shown-once.js';
import { useTexts } from './texts.js';
import { departmentOf, MembershipFields } from './user-fields.js';

interface Fields {
  readonly roles: readonly string[];
  readonly department: string;
}

export function EditUser({ user, close }: { readonly user: UserDetail; readonly close: () => void }) {
  const t = useTexts();
  const { message } = App.useApp();
  const name = user.label;
  const dialog = useFormDialog<Fields>({
    dialog: 'user',
    of: user.id,
    initial: { roles: user.roles.map((role) => role.name), department: user.department?.id ?? '' },
    close,
  });
  const save = useChange(
    (change: PersonChange) => changePerson(user.id, change),
    () => {
      void message.success(t('saved', { name }));
      dialog.done();
    },
  );
  return (
    <Drawer
      open
      title={name}
      size={460}
      onClose={dialog.leave}
      extra={
        <Button type="primary" loading={save.isPending} onClick={dialog.form.submit}>
          {t('save')}
        </Button>
      }
    >
      <p className="muted">
        {user.email} {user.active ? null : <Tag>{t('inactive')}</Tag>}
      </p>
      {dialog.offer}
      <Refused error={save.error} />
      <DialogForm
        dialog={dialog}
        submit={({ roles, department }) => save.mutate({ roles, department: departmentOf(department) })}
      >
        <MembershipFields />
      </DialogForm>
      <Account user={user} />
    </Drawer>
  );
}

function Account({ user: { id, label: name, active } }: { readonly user: UserDetail }) {
  const t = useTexts();
  const { message, modal } = App.useApp();
  const [password, setPassword] = useState<string | null>(null);
  const activity = useChange(
    (next: boolean) => changePerson(id, { active: next }),
    (_, next) => void message.success(t(next ? 'activated' : 'deactivated', { name })),
  );
  const reset = useChange(
    () => resetPassword(id),
    (answer) => setPassword(answer.password),
  );
  const ask = (title: string, content: string, okText: string, run: () => void) =>
    void modal.confirm({ title, content, okText, cancelText: t('cancel'), okButtonProps: { danger: true }, onOk: run });
  return (
    <section className="people-account" aria-labelledby="people-account">
      <h3 id="people-account">{t('account')}</h3>
      <Refused error={activity.error ?? reset.error} />
      <div className="people-actions">
        {active ? (
          <>
            <Button
              loading={reset.isPending}
              aria-label={t('resetOf', { name })}
              onClick={() => ask(t('resetAsk', { name }), t('resetText'), t('reset'), () => reset.mutate(undefined))}
            >
              {t('reset')}
            </Button>
            <Button
              danger
              loading={activity.isPending}
              aria-label={t('deactivateOf', { name })}
              onClick={() =>
                ask(t('deactivateAsk', { name }), t('deactivateText'), t('deactivate'), () => activity.mutate(false))
              }
            >
              {t('deactivate')}
            </Button>
          </>
        ) : (
          <Button loading={activity.isPending} aria-label={t('activateOf', { name })} onClick={() => activity.mutate(true)}>
            {t('activate')}
          </Button>
        )}
      </div>
      {password === null ? null : (
        <ShownOnce
          title={t('passwordTitle', { name })}
          label={t('password')}
          value={password}
          note={t('passwordOnce')}
          close={() => setPassword(null)}
        />
      )}
    </section>
  );
}
