/** A generated password or link, shown once. */
import { CopyOutlined } from '@ant-design/icons';
import { Alert, App, Button, Input, Modal } from 'antd';
import { useId } from 'react';
import { useTexts } from './texts.js';

interface ShownOnceProps {
  readonly title: string;
  readonly label: string;
  readonly value: string;
  /** What to do with it. */
  readonly note: string;
  readonly close: () => void;
}

/** A dialog that only its button closes: what it shows cannot be had again. */
export function ShownOnce({ title, label, value, note, close }: ShownOnceProps) {
  const t = useTexts();
  const id = useId();
  const { message } = App.useApp();
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(value);
      void message.success(t('copied'));
    } catch {
      // Refused without a secure connection, or by the user.
      void message.warning(t('copyFailed'));
    }
  };
  return (
    <Modal
      open
      title={title}
      closable={false}
      mask={{ closable: false }}
      keyboard={false}
      footer={
        <Button type="primary" onClick={close}>
          {t('close')}
        </Button>
      }
    >
      <label className="control-label" htmlFor={id}>
        {label}
      </label>
      <div className="people-secret">
        <Input id={id} className="code" readOnly value={value} onFocus={({ target }) => target.select()} />
        <Button type="primary" icon={<CopyOutlined aria-hidden="true" />} onClick={() => void copy()}>
          {t('copy')}
        </Button>
      </div>
      <Alert type="warning" showIcon title={note} />
    </Modal>
  );
}

/** The link of an invitation, as one hands it over. */
export function LinkOnce({ name, link, close }: { readonly name: string; readonly link: string; readonly close: () => void }) {
  const t = useTexts();
  const value = new URL(link, window.location.origin).href;
  return <ShownOnce title={t('linkTitle', { name })} label={t('link')} value={value} note={t('linkOnce')} close={close} />;
}
