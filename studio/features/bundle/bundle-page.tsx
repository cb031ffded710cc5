/** The configuration as a zip file, out and in. */
import { DownloadOutlined, InboxOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { Alert, Button, Space, Upload } from 'antd';
import { LinkButton } from '../../../runtime-ui/ui/link-button.js';
import { Page } from '../../../runtime-ui/ui/page.js';
import { call } from '../../../runtime-ui/api/http.js';
import type { ImportAnswer } from '../../../server/contract/bundle.js';
import { adopt, useDraftStore } from '../../draft/store.js';
import { useTexts } from './texts.js';
import { Refused } from './refused.js';
import '../../ui/boxes.css';

export function BundlePage() {
  const t = useTexts();
  return (
    <Page narrow title={t('title')}>
      <p className="lead">{t('lead')}</p>
      <Export />
      <Import />
      <p className="muted">{t('cli')}</p>
    </Page>
  );
}

function Export() {
  const t = useTexts();
  const release = useDraftStore((state) => state.release);
  return (
    <section className="panel box" aria-labelledby="bundle-export">
      <h2 id="bundle-export">{t('export')}</h2>
      <p className="muted">{t('exportLead')}</p>
      <Space wrap>
        <Button type="primary" icon={<DownloadOutlined aria-hidden="true" />} href="/api/studio/bundle" download>
          {t('exportDraft')}
        </Button>
        <Button icon={<DownloadOutlined aria-hidden="true" />} href={`/api/studio/bundle?release=${release}`} download>
          {t('exportRelease', { release })}
        </Button>
      </Space>
    </section>
  );
}

function Import() {
  const t = useTexts();
  const save = useDraftStore((state) => state.save);
  const load = useMutation({
    mutationFn: (file: File) =>
      call<ImportAnswer>('POST', 'studio/bundle', { body: file, headers: { 'content-type': 'application/zip' } }),
    onSuccess: ({ draft }) => adopt(draft, t('import')),
  });
  const isSaved = save === 'saved';
  return (
    <section className="panel box" aria-labelledby="bundle-import">
      <h2 id="bundle-import">{t('import')}</h2>
      <p className="muted">{t('importLead')}</p>
      <Upload.Dragger
        accept=".zip,application/zip"
        multiple={false}
        showUploadList={false}
        disabled={!isSaved || load.isPending}
        beforeUpload={(file) => {
          load.mutate(file);
          return false;
        }}
      >
        <p>
          <InboxOutlined aria-hidden="true" style={{ fontSize: 32 }} />
        </p>
        <p>{isSaved ? t('choose') : t('unsaved')}</p>
      </Upload.Dragger>
      <div role="status">{load.data ? <Outcome answer={load.data} /> : null}</div>
      {load.error ? <Refused title={t('failed')} error={load.error} /> : null}
    </section>
  );
}

function Outcome({ answer: { added, changed, removed } }: { readonly answer: ImportAnswer }) {
  const t = useTexts();
  const isSame = added + changed + removed === 0;
  return (
    <Alert
      style={{ marginTop: 12 }}
      type={isSame ? 'info' : 'success'}
      showIcon
      title={isSame ? t('same') : t('done', { added, changed, removed })}
      action={isSame ? null : <LinkButton to="/plan">{t('plan')}</LinkButton>}
    />
  );
}
