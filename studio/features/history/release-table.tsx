/** The releases, newest first, under the draft; two of them are chosen to be compared. */
import { Button, Radio } from 'antd';
import type { ReleaseEntry } from '../../../server/contract/releases.js';
import { useApp } from '../../../runtime-ui/api/app.js';
import { useLanguage } from '../../../runtime-ui/i18n/language.js';
import { instantText } from '../../../runtime-ui/values/format.js';
import { ColorTag } from '../../../runtime-ui/values/tag.js';
import { useTexts } from './texts.js';

interface ReleaseTableProps {
  readonly entries: readonly ReleaseEntry[];
  readonly from: string;
  readonly to: string;
  readonly compare: (range: { readonly from: string } | { readonly to: string }) => void;
  readonly restore: (release: ReleaseEntry) => void;
}

export function ReleaseTable({ entries, from, to, compare, restore }: ReleaseTableProps) {
  const t = useTexts();
  return (
    <div className="panel history-scroll">
      <table className="history-table" aria-label={t('table')}>
        <thead>
          <tr>
            <th scope="col">{t('from')}</th>
            <th scope="col">{t('to')}</th>
            <th scope="col">{t('release')}</th>
            <th scope="col">{t('message')}</th>
            <th scope="col">{t('author')}</th>
            <th scope="col">
              <span className="sr-only">{t('restore')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <td className="muted">–</td>
            <td>
              <Radio
                checked={to === 'draft'}
                aria-label={t('toThis', { release: t('toDraft') })}
                onChange={() => compare({ to: 'draft' })}
              />
            </td>
            <th scope="row" colSpan={4}>
              {t('draft')}
            </th>
          </tr>
          {entries.map((entry) => (
            <Row key={entry.number} entry={entry} from={from} to={to} compare={compare} restore={restore} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ entry, from, to, compare, restore }: Omit<ReleaseTableProps, 'entries'> & { readonly entry: ReleaseEntry }) {
  const t = useTexts();
  const language = useLanguage();
  const app = useApp();
  const { number, current } = entry;
  const name = t('number', { number });
  return (
    <tr>
      <td>
        <Radio
          checked={from === String(number)}
          aria-label={t('fromThis', { release: name })}
          onChange={() => compare({ from: String(number) })}
        />
      </td>
      <td>
        <Radio
          checked={to === String(number)}
          aria-label={t('toThis', { release: name })}
          onChange={() => compare({ to: String(number) })}
        />
      </td>
      <th scope="row" className="figure">
        {number} {current ? <ColorTag color="green">{t('current')}</ColorTag> : null}
      </th>
      <td className="history-message">{entry.message}</td>
      <td>
        {entry.author.label}
        <br />
        <span className="muted history-at">{instantText(entry.at, { language, app })}</span>
      </td>
      <td className="history-actions">
        <Button
          size="small"
          type="text"
          href={`/api/studio/bundle?release=${number}`}
          download
          aria-label={t('exportThis', { number })}
        >
          {t('export')}
        </Button>
        {current ? null : (
          <Button size="small" aria-label={t('restoreThis', { number })} onClick={() => restore(entry)}>
            {t('restore')}
          </Button>
        )}
      </td>
    </tr>
  );
}
