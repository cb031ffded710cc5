/** Confirms what cannot be taken back: the name of what it is about has to be typed. */
import { Input, Modal } from 'antd';
import { useId, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useTexts } from './texts.js';

interface ConfirmByNameProps {
  readonly title: string;
  readonly name: string;
  readonly okText: string;
  readonly pending?: boolean;
  readonly children: ReactNode;
  readonly confirm: () => void;
  readonly cancel: () => void;
}

export function ConfirmByName({ title, name, okText, pending = false, children, confirm, cancel }: ConfirmByNameProps) {
  const { t } = useTranslation();
  const say = useTexts();
  const id = useId();
  const [typed, setTyped] = useState('');
  const matches = typed === name;
  return (
    <Modal
      open
      title={title}
      okText={okText}
      cancelText={t('common.cancel')}
      okButtonProps={{ danger: true, disabled: !matches, loading: pending }}
      onOk={confirm}
      onCancel={cancel}
    >
      {children}
      <label className="control-label" htmlFor={id}>
        {say('confirmName', { name })}
      </label>
      <Input
        id={id}
        className="code"
        value={typed}
        autoFocus
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => setTyped(event.target.value)}
        onPressEnter={() => matches && confirm()}
      />
    </Modal>
  );
}
