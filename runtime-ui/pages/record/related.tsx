/** Records of other objects that point to this one. */
import { PlusOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import type { LayoutInfo, ObjectInfo } from '../../../server/contract/app.js';
import type { RecordData } from '../../../server/contract/records.js';
import { fieldAt, fieldOf, useApp } from '../../api/app.js';
import { useList } from '../../api/records.js';
import { ObjectIcon } from '../../ui/icons.js';
import { LinkButton } from '../../ui/link-button.js';
import { Failed, Loading } from '../../ui/state.js';
import { isFigure, Value } from '../../values/value.js';
import { valueAt } from '../../values/path.js';
import { TitleLink } from '../list/title-link.js';

const SHOWN = 5;
const SHOWN_COLUMNS = 3;

interface RelatedProps {
  readonly lists: LayoutInfo['related'];
  readonly record: RecordData;
}

export function Related({ lists, record }: RelatedProps) {
  const app = useApp();
  return (
    <div className="related">
      {lists.map((list) => {
        const other = app.objects[list.object];
        return other ? <RelatedList key={`${list.object}.${list.field}`} object={other} list={list} id={record.id} /> : null;
      })}
    </div>
  );
}

interface RelatedListProps {
  readonly object: ObjectInfo;
  readonly list: LayoutInfo['related'][number];
  readonly id: string;
}

function RelatedList({ object, list, id }: RelatedListProps) {
  const { t } = useTranslation();
  const { pathname, search } = useLocation();
  const columns = relatedColumns(object, list);
  const filter = { [conditionOn(object, list.field)]: id };
  const query = new URLSearchParams({
    ...filter,
    fields: [object.title, ...columns].filter(Boolean).join(),
    limit: String(SHOWN),
    count: 'capped',
  });
  const answer = useList(object.name, query);
  const heading = `related-${list.object}-${list.field}`;
  const page = answer.data?.page;
  return (
    <section className="panel related-list" aria-labelledby={heading}>
      <header>
        <ObjectIcon name={object.icon} />
        <h2 id={heading}>{list.label}</h2>
        {page?.count === undefined ? null : <span className="related-count">{page.capped ? `${page.count}+` : page.count}</span>}
        {object.rights.create ? (
          <LinkButton
            to={{ pathname: `/${object.name}/new`, search: new URLSearchParams({ [list.field]: id }).toString() }}
            state={{ from: `${pathname}${search}` }}
            type="text"
            icon={<PlusOutlined aria-hidden="true" />}
            aria-label={t('record.add', { label: object.label })}
          />
        ) : null}
      </header>
      <RelatedRows object={object} columns={columns} answer={answer} />
      {page?.next ? (
        <footer>
          <Link to={{ pathname: `/${object.name}`, search: new URLSearchParams(filter).toString() }}>{t('record.viewAll')}</Link>
        </footer>
      ) : null}
    </section>
  );
}

/** A list of references includes one, a single reference is one. */
const conditionOn = (object: ObjectInfo, field: string): string =>
  fieldOf(object, field)?.type === 'multi_lookup' ? `${field}.has` : field;

const relatedColumns = (object: ObjectInfo, list: RelatedListProps['list']): readonly string[] =>
  list.columns.filter((path) => path !== object.title && path !== list.field).slice(0, SHOWN_COLUMNS);

interface RowsProps {
  readonly object: ObjectInfo;
  readonly columns: readonly string[];
  readonly answer: ReturnType<typeof useList>;
}

function RelatedRows({ object, columns, answer }: RowsProps) {
  const { t } = useTranslation();
  const app = useApp();
  if (answer.error) return <Failed error={answer.error} retry={() => void answer.refetch()} />;
  if (!answer.data) return <Loading rows={2} />;
  if (answer.data.data.length === 0) return <p className="related-none muted">{t('record.noneRelated')}</p>;
  const shown = columns.flatMap((path) => {
    const found = fieldAt(app, object, path);
    return found ? [{ path, ...found }] : [];
  });
  return (
    <div className="related-scroll">
      <table>
        <thead>
          <tr>
            <th scope="col">{fieldOf(object, object.title ?? '')?.label ?? object.label}</th>
            {shown.map(({ path, label, field }) => (
              <th key={path} scope="col" className={isFigure(field) ? 'right' : undefined}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {answer.data.data.map((record) => (
            <tr key={record.id}>
              <td>
                <div className="cell">
                  <TitleLink object={object} record={record} />
                </div>
              </td>
              {shown.map(({ path, field }) => (
                <td key={path} className={isFigure(field) ? 'right' : undefined}>
                  <div className="cell">
                    <Value compact field={field} value={valueAt(record, path)} />
                  </div>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
