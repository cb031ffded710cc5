/** The few values one wants to see first: what the first list view shows, without the name. */
import { useTranslation } from 'react-i18next';
import type { ObjectInfo } from '../../../server/contract/app.js';
import type { RecordData } from '../../../server/contract/records.js';
import { fieldOf } from '../../api/app.js';
import { isEmpty, Value } from '../../values/value.js';

const MOST = 5;

export function Facts({ object, record }: { readonly object: ObjectInfo; readonly record: RecordData }) {
  const { t } = useTranslation();
  const names = [...new Set([...(object.views[0]?.columns ?? []), 'owner'])];
  const fields = names
    .filter((name) => name !== object.title && name !== 'stage')
    .flatMap((name) => fieldOf(object, name) ?? [])
    .filter((field) => !isEmpty(record[field.name]))
    .slice(0, MOST);
  if (fields.length === 0) return null;
  return (
    <dl className="facts" aria-label={t('record.facts')}>
      {fields.map((field) => (
        <div key={field.name}>
          <dt>{field.label}</dt>
          <dd>
            <Value compact field={field} value={record[field.name]} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
