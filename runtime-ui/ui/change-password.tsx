/** Whoever is signed in puts another password in the place of theirs. */
import { Alert, App, Button, Form, Input, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { Refusal } from '../api/http.js';
import { useChangePassword } from '../api/session.js';
import { NewPassword } from './new-password.js';
import { failureText } from './state.js';

interface DialogProps {
  readonly open: boolean;
  /** Whose password it is, for those who keep them. */
  readonly email: string;
  readonly close: () => void;
  readonly closed: () => void;
}

export function ChangePassword({ open, email, close, closed }: DialogProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const done = () => {
    void message.success(t('changePassword.done'));
    close();
  };
  return (
    <Modal
      open={open}
      width={420}
      title={t('changePassword.title')}
      footer={null}
      destroyOnHidden
      onCancel={close}
      afterClose={closed}
    >
      <PasswordForm email={email} done={done} />
    </Modal>
  );
}

interface Fields {
  readonly old: string;
  readonly own: string;
  readonly again: string;
}

function PasswordForm({ email, done }: { readonly email: string; readonly done: () => void }) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Fields>();
  const change = useChangePassword(done);
  const refused = (error: Error) => {
    const faults = faultsIn(error);
    form.setFields(faults.map(({ name, text }) => ({ name, errors: [text] })));
    if (faults[0]) form.focusField(faults[0].name);
  };
  return (
    <Form<Fields>
      form={form}
      name="change-password"
      layout="vertical"
      requiredMark={false}
      size="large"
      validateTrigger="onSubmit"
      scrollToFirstError={{ focus: true }}
      onFinish={({ old, own }) => change.mutate({ old, new: own }, { onError: refused })}
    >
      <p className="muted">{t('changePassword.lead')}</p>
      {change.error && faultsIn(change.error).length === 0 ? (
        <Alert type="error" showIcon role="alert" title={failureText(change.error, t('state.unreachable'), t('state.crashed'))} />
      ) : null}
      <input type="hidden" autoComplete="username" value={email} readOnly />
      <Form.Item name="old" label={t('changePassword.old')} rules={[{ required: true, message: t('changePassword.oldMissing') }]}>
        <Input.Password autoComplete="current-password" autoFocus />
      </Form.Item>
      <NewPassword name="own" />
      <Form.Item
        name="again"
        label={t('changePassword.again')}
        dependencies={['own']}
        rules={[
          ({ getFieldValue }) => ({
            validator: async (_, again) => {
              if (again !== getFieldValue('own')) throw new Error(t('changePassword.different'));
            },
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <Button type="primary" htmlType="submit" block loading={change.isPending}>
        {t('changePassword.submit')}
      </Button>
    </Form>
  );
}

/** What of a refusal stands at a field. */
function faultsIn(error: Error): readonly { readonly name: 'old' | 'own'; readonly text: string }[] {
  if (!(error instanceof Refusal)) return [];
  const { code, detail, title, errors = [] } = error.problem;
  if (code === 'password.same') return [{ name: 'own', text: detail ?? title }];
  return errors.map(({ pointer, message }) => ({ name: pointer === '/old' ? 'old' : 'own', text: message }));
}
