/** What the records below have in common, and how many there are. */
import { useTranslation } from 'react-i18next';
import type { ObjectInfo } from '../../../server/contract/app.js';
import { fieldAt, useApp } from '../../api/app.js';
import { isEmpty, Value } from '../../values/value.js';
import type { Group } from './grouping.js';

interface GroupHeadingProps {
  readonly object: ObjectInfo;
  readonly path: string;
  readonly group: Group;
}

export function GroupHeading({ object, path, group: { value, count } }: GroupHeadingProps) {
  const { t } = useTranslation();
  const found = fieldAt(useApp(), object, path);
  if (!found) return null;
  return (
    <h2 className="group-heading">
      {isEmpty(value) ? t('list.emptyGroup', { label: found.label }) : <Value compact field={found.field} value={value} />}
      {count === undefined ? null : <span className="group-count">{t('list.count', { count })}</span>}
    </h2>
  );
}
