/** Entries of the audit trail; what was written down with one is shown on demand. */
import { Button } from 'antd';
import { useState } from 'react';
import type { AuditEntry } from '../../../server/contract/releases.js';
import { useApp } from '../../../runtime-ui/api/app.js';
import { useLanguage } from '../../../runtime-ui/i18n/language.js';
import { instantText } from '../../../runtime-ui/values/format.js';
import { JsonValue } from '../../ui/json-value.js';
import { useTexts } from './texts.js';

export function AuditTable({ entries }: { readonly entries: readonly AuditEntry[] }) {
  const t = useTexts();
  return (
    <div className="panel audit-scroll">
      <table className="audit-table" aria-label={t('table')}>
        <thead>
          <tr>
            <th scope="col">{t('at')}</th>
            <th scope="col">{t('by')}</th>
            <th scope="col">{t('what')}</th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <Entry key={entry.id} entry={entry} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Entry({ entry: { at, by, text, details } }: { readonly entry: AuditEntry }) {
  const t = useTexts();
  const language = useLanguage();
  const app = useApp();
  const [open, setOpen] = useState(false);
  const hasDetails = Object.keys(details).length > 0;
  return (
    <tr>
      <td className="audit-at">{instantText(at, { language, app })}</td>
      <td>{by.label}</td>
      <td className="audit-what">
        <div className="audit-line">
          <span>{text}</span>
          {hasDetails ? (
            <Button
              size="small"
              type="link"
              aria-expanded={open}
              aria-label={t('detailsOf', { text })}
              onClick={() => setOpen(!open)}
            >
              {t('details')}
            </Button>
          ) : null}
        </div>
        {open ? <JsonValue value={details} /> : null}
      </td>
    </tr>
  );
}
