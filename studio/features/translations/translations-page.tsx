/** All texts of the application side by side, missing ones first. */
import { UploadOutlined } from '@ant-design/icons';
import { Button, Progress } from 'antd';
import { useMemo, useState } from 'react';
import { Page } from '../../../runtime-ui/ui/page.js';
import type { Entry } from './entries.js';
import { ExportButton } from './export-button.js';
import { everything, inOrder, isOfWhich, isUntranslated, lacks, matches, type Filter } from './filter.js';
import { Filters } from './filters.js';
import { ImportDialog } from './import-dialog.js';
import { TextTable } from './text-table.js';
import { useTexts } from './texts.js';
import { useEntries, useNames } from './use-entries.js';
import '../../ui/boxes.css';
import './translations.css';

export function TranslationsPage() {
  const t = useTexts();
  const entries = useEntries();
  const names = useNames();
  const [filter, setFilter] = useState<Filter>(everything);
  const [importing, setImporting] = useState(false);
  // What is missing when one begins to look stays in view and in its place while it is being translated.
  const [first, setFirst] = useState(() => keysOf(entries, everything));
  const narrow = (next: Filter) => {
    setFilter(next);
    setFirst(keysOf(entries, next));
  };
  const shown = useMemo(() => {
    const found = entries.filter(
      (entry) =>
        (isOfWhich(entry, filter.which) || (filter.which !== 'all' && first.has(entry.key))) &&
        matches(entry, filter, (one) => names(one).component),
    );
    return inOrder(found, first);
  }, [entries, filter, first, names]);
  return (
    <Page
      title={t('title')}
      actions={
        <>
          <Button icon={<UploadOutlined aria-hidden="true" />} onClick={() => setImporting(true)}>
            {t('import')}
          </Button>
          <ExportButton entries={entries} names={names} />
        </>
      }
    >
      <p className="lead">{t('lead')}</p>
      <Missing entries={entries} />
      <Filters entries={entries} filter={filter} onChange={narrow} count={shown.length} />
      {/* Another filter begins at its first page. */}
      <TextTable
        key={JSON.stringify(filter)}
        entries={shown}
        names={names}
        empty={filter.which === 'all' || filter.search !== '' ? t('none') : t('noneMissing')}
      />
      <ImportDialog open={importing} close={() => setImporting(false)} names={names} />
    </Page>
  );
}

const keysOf = (entries: readonly Entry[], { which }: Filter): ReadonlySet<string> =>
  new Set(entries.filter((entry) => isOfWhich(entry, which === 'all' ? 'missing' : which)).map(({ key }) => key));

function Missing({ entries }: { readonly entries: readonly Entry[] }) {
  const t = useTexts();
  const count = entries.length;
  const left = entries.filter(isUntranslated).length;
  const [en, zh] = (['en', 'zh-CN'] as const).map((language) => entries.filter((entry) => lacks(entry, language)).length);
  // Only what is whole is 100 %.
  const percent = count === 0 ? 100 : Math.floor(((count - left) / count) * 100);
  return (
    <div className="translations-progress">
      <Progress percent={percent} aria-label={t('progress')} status={left === 0 ? 'success' : 'normal'} />
      <p role="status">
        {left === 0
          ? t('progressDone', { count })
          : `${t('progressLeft', { left, count })} ${t('progressOf', { en: en ?? 0, zh: zh ?? 0 })}`}
      </p>
    </div>
  );
}
