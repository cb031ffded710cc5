/** The texts as a spreadsheet for whoever translates them. */
import { DownloadOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useAppDocument } from '../../draft/use-draft.js';
import type { Entry } from './entries.js';
import type { Names } from './spreadsheet.js';
import { useTexts } from './texts.js';

interface ExportButtonProps {
  readonly entries: readonly Entry[];
  readonly names: (entry: Entry) => Names;
}

export function ExportButton({ entries, names }: ExportButtonProps) {
  const t = useTexts();
  const { message } = App.useApp();
  const app = useAppDocument()?.name;
  const write = useMutation({
    // What reads and writes spreadsheets is loaded when somebody wants one.
    mutationFn: async () => (await import('./spreadsheet.js')).writeSpreadsheet(entries, names),
    onSuccess: (file) => download(file, `${app ? `${app}-` : ''}${t('file')}.xlsx`),
    onError: (error) => void message.error(t('exportFailed', { reason: error.message })),
  });
  return (
    <Button
      type="primary"
      icon={<DownloadOutlined aria-hidden="true" />}
      loading={write.isPending}
      onClick={() => write.mutate()}
    >
      {t('export')}
    </Button>
  );
}

function download(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
