/** Many values at once, as a spreadsheet copies them; what becomes of the lines is shown before they are added. */
import { Input, Modal, Table } from 'antd';
import { useState } from 'react';
import type { ValueDocument } from '../../metadata/format/types.js';
import { isMeant, useFocusBack } from '../ui/form-dialog.js';
import { useKept } from '../ui/kept.js';
import { parseValues } from './paste.js';
import { useTexts } from './texts.js';

interface PasteProps {
  /** Id of what the values are added to. */
  readonly of: string;
  readonly close: () => void;
  readonly existing: readonly ValueDocument[];
  readonly add: (values: readonly ValueDocument[]) => void;
}

export function PasteValues({ of, close, existing, add }: PasteProps) {
  const t = useTexts();
  const [text, setText] = useState('');
  const values = parseValues(text, existing);
  useFocusBack();
  const { offer, done } = useKept({
    dialog: 'paste',
    of,
    typed: text === '' ? null : { text },
    restore: (typed) => setText(String(typed.text)),
  });
  const finish = () => {
    done();
    close();
  };
  return (
    <Modal
      open
      title={t('pasteTitle')}
      width={760}
      okText={t('pasteAdd', { count: values.length })}
      cancelText={t('cancel')}
      okButtonProps={{ disabled: values.length === 0 }}
      onOk={() => {
        add(values);
        finish();
      }}
      onCancel={(event) => (isMeant(event) ? finish() : close())}
    >
      {offer}
      <p className="muted">{t('pasteLead')}</p>
      <Input.TextArea
        autoFocus
        aria-label={t('pasteLines')}
        value={text}
        autoSize={{ minRows: 6, maxRows: 12 }}
        onChange={({ target }) => setText(target.value)}
      />
      {values.length > 0 ? (
        <Table<ValueDocument>
          className="values-preview"
          size="small"
          rowKey="code"
          aria-label={t('preview')}
          pagination={false}
          scroll={{ y: 220 }}
          dataSource={values}
          columns={[
            { key: 'code', title: t('code'), dataIndex: 'code' },
            { key: 'en', title: t('en'), render: (_, { label }) => label.en },
            { key: 'zh', title: t('zh'), render: (_, { label }) => label['zh-CN'] ?? '' },
          ]}
        />
      ) : null}
    </Modal>
  );
}
