/** A file of translations: chosen, held against what is here, then taken over in one step. */
import { InboxOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { Alert, App, Button, Modal, Upload } from 'antd';
import { useMemo, useState } from 'react';
import { useDraft, useEdit } from '../../draft/use-draft.js';
import { changeId, compare, type FileTexts } from './compare.js';
import type { Entry } from './entries.js';
import type { FaultCode, Names } from './spreadsheet.js';
import { Preview } from './preview.js';
import { useTexts } from './texts.js';
import { useEntries } from './use-entries.js';
import { withTexts } from './write.js';

interface ImportDialogProps {
  readonly open: boolean;
  readonly close: () => void;
  readonly names: (entry: Entry) => Names;
}

export function ImportDialog({ open, close, names }: ImportDialogProps) {
  const t = useTexts();
  return (
    <Modal open={open} onCancel={close} title={t('importTitle')} width={960} footer={null} destroyOnHidden>
      <Import close={close} names={names} />
    </Modal>
  );
}

function Import({ close, names }: Omit<ImportDialogProps, 'open'>) {
  const t = useTexts();
  const read = useMutation({
    mutationFn: async (file: File) => (await import('./spreadsheet.js')).readSpreadsheet(file, file.name),
  });
  if (read.data) return <Decide file={read.data} again={read.reset} close={close} names={names} />;
  return (
    <>
      <p className="muted">{t('importLead')}</p>
      <Upload.Dragger
        accept=".xlsx,.csv,.tsv,.txt"
        multiple={false}
        showUploadList={false}
        disabled={read.isPending}
        beforeUpload={(file) => {
          read.mutate(file);
          return false;
        }}
      >
        <p>
          <InboxOutlined aria-hidden="true" className="translations-inbox" />
        </p>
        <p>{read.isPending ? t('reading') : t('choose')}</p>
      </Upload.Dragger>
      {read.error ? <Fault error={read.error} /> : null}
    </>
  );
}

function Fault({ error }: { readonly error: Error }) {
  const t = useTexts();
  const { code, params } = error as Partial<{ code: FaultCode; params: Record<string, string | number> }>;
  const why = code ? t.maybe(`fault.${code}`, params) : undefined;
  return <Alert className="translations-fault" type="error" showIcon title={t('refused')} description={why ?? error.message} />;
}

interface DecideProps extends Omit<ImportDialogProps, 'open'> {
  readonly file: FileTexts;
  readonly again: () => void;
}

function Decide({ file, again, close, names }: DecideProps) {
  const t = useTexts();
  const { message } = App.useApp();
  const { documents } = useDraft();
  const entries = useEntries();
  const edit = useEdit();
  const [taken, setTaken] = useState<ReadonlySet<string>>(new Set());
  const comparison = useMemo(() => compare(entries, file), [entries, file]);
  const texts = [...comparison.changes, ...comparison.conflicts.filter((one) => taken.has(changeId(one)))];
  const apply = () => {
    edit(withTexts(documents, texts), t('step'));
    void message.success(t('applied', { count: texts.length }));
    close();
  };
  return (
    <>
      <Preview comparison={comparison} taken={taken} onTake={setTaken} names={names} />
      <div className="translations-actions">
        <Button onClick={again}>{t('another')}</Button>
        <Button onClick={close}>{t('cancel')}</Button>
        <Button type="primary" disabled={texts.length === 0} onClick={apply}>
          {t('apply', { count: texts.length })}
        </Button>
      </div>
    </>
  );
}
