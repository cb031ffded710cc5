/** A generated password, shown once. */
import { CopyOutlined } from '@ant-design/icons';
import { Alert, App, Button, Input } from 'antd';
import { useId } from 'react';
import { useTexts } from './texts.js';

export function PasswordOnce({ password }: { readonly password: string }) {
  const t = useTexts();
  const id = useId();
  const { message } = App.useApp();
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(password);
      void message.success(t('copied'));
    } catch {
      // Refused without a secure connection, or by the user.
      void message.warning(t('copyFailed'));
    }
  };
  return (
    <>
      <label className="control-label" htmlFor={id}>
        {t('password')}
      </label>
      <div className="people-password">
        <Input id={id} className="code" readOnly value={password} onFocus={({ target }) => target.select()} />
        <Button type="primary" icon={<CopyOutlined aria-hidden="true" />} onClick={() => void copy()}>
          {t('copy')}
        </Button>
      </div>
      <Alert type="warning" showIcon title={t('passwordOnce')} />
    </>
  );
}
