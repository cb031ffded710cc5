/** Records as cards, for narrow windows: the name and the first few columns. */
import { useTranslation } from 'react-i18next';
import { fieldAt, useApp } from '../../api/app.js';
import { valueAt } from '../../values/path.js';
import { Overdue } from '../../values/overdue.js';
import { isEmpty, Value } from '../../values/value.js';
import { GroupHeading } from './group-heading.js';
import { columnsOf } from './list-state.js';
import type { RecordsProps } from './record-table.js';
import { RestoreButton } from './restore-button.js';
import { TitleLink } from './title-link.js';

const FIELDS = 4;

export function RecordCards({ object, control, records, grouping }: RecordsProps) {
  if (!grouping) return <Cards object={object} control={control} records={records} />;
  return grouping.groups.map((group) => (
    <section key={group.key} className="card-group">
      <GroupHeading object={object} path={grouping.path} group={group} />
      <Cards object={object} control={control} records={group.records} />
    </section>
  ));
}

function Cards({ object, control, records }: Omit<RecordsProps, 'grouping'>) {
  const { t } = useTranslation();
  const app = useApp();
  const { deleted } = control.state;
  const columns = columnsOf(object, control.state)
    .filter((path) => path !== object.title)
    .flatMap((path) => {
      const found = fieldAt(app, object, path);
      return found ? [{ path, ...found }] : [];
    });
  return (
    <ul className="cards" aria-label={t('list.table', { plural: object.plural })}>
      {records.map((record) => (
        <li key={record.id} className="card">
          <TitleLink object={object} record={record} linked={!deleted} />
          {deleted ? null : <Overdue flow={object.flow} stage={record.stage} since={record.stage_since} />}
          <dl>
            {columns
              .filter(({ path }) => !isEmpty(valueAt(record, path)))
              .slice(0, FIELDS)
              .map(({ path, label, field }) => (
                <div key={path}>
                  <dt>{label}</dt>
                  <dd>
                    <Value compact field={field} value={valueAt(record, path)} />
                  </dd>
                </div>
              ))}
          </dl>
          {deleted ? <RestoreButton object={object} record={record} /> : null}
        </li>
      ))}
    </ul>
  );
}
