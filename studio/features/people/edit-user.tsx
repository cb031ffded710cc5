/** One user: roles, department, whether they may sign in, a new password. */
import { App, Button, Drawer, Form, Tag } from 'antd';
import { useState } from 'react';
import type { UserDetail } from '../../../server/http/contract.js';
import { changePerson, resetPassword, type PersonChange } from '../../api/people.js';
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
  const [form] = Form.useForm<Fields>();
  const name = user.label;
  const save = useChange(
    (change: PersonChange) => changePerson(user.id, change),
    () => {
      void message.success(t('saved', { name }));
      close();
    },
  );
  return (
    <Drawer
      open
      title={name}
      size={460}
      onClose={close}
      extra={
        <Button type="primary" loading={save.isPending} onClick={form.submit}>
          {t('save')}
        </Button>
      }
    >
      <p className="muted">
        {user.email} {user.active ? null : <Tag>{t('inactive')}</Tag>}
      </p>
      <Refused error={save.error} />
      <Form<Fields>
        form={form}
        layout="vertical"
        initialValues={{ roles: user.roles.map((role) => role.name), department: user.department?.id ?? '' }}
        onFinish={({ roles, department }) => save.mutate({ roles, department: departmentOf(department) })}
      >
        <MembershipFields />
      </Form>
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
