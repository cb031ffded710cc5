/** What a file would change, what it collides with, and what of it is left out. */
import { Alert, Checkbox, Table, type TableColumnType } from 'antd';
import { changeId, LONGEST, type Comparison, type TextChange } from './compare.js';
import type { Entry } from './entries.js';
import type { Names } from './spreadsheet.js';
import { useTexts } from './texts.js';

interface PreviewProps {
  readonly comparison: Comparison;
  /** Conflicts in which the text of the file is taken. */
  readonly taken: ReadonlySet<string>;
  readonly onTake: (taken: ReadonlySet<string>) => void;
  readonly names: (entry: Entry) => Names;
}

export function Preview(props: PreviewProps) {
  const t = useTexts();
  const { changes, conflicts, unknown, refused } = props.comparison;
  const columns = useColumns(props.names);
  return (
    <div className="translations-preview">
      {changes.length + conflicts.length === 0 ? <Alert type="info" showIcon title={t('nothing')} /> : null}
      {changes.length > 0 ? (
        <section aria-labelledby="translations-changes">
          <h3 id="translations-changes">{t('changes', { count: changes.length })}</h3>
          <Changes rows={changes} columns={columns} label={t('changes', { count: changes.length })} />
        </section>
      ) : null}
      {conflicts.length > 0 ? <Conflicts {...props} /> : null}
      <LeftOut
        title={t('unknown', { count: unknown.length })}
        lines={unknown.map(({ line, key }) => t('unknownRow', { line, key }))}
      />
      <LeftOut
        title={t('rejected', { count: refused.length })}
        lines={refused.map(({ why, line, key }) => t(`why.${why}`, { line, key, most: LONGEST }))}
      />
    </div>
  );
}

function Conflicts({ comparison: { conflicts }, taken, onTake, names }: PreviewProps) {
  const t = useTexts();
  const take = (ids: readonly string[], on: boolean) => {
    const next = new Set(taken);
    for (const id of ids)
      if (on) next.add(id);
      else next.delete(id);
    onTake(next);
  };
  const all = conflicts.map(changeId);
  const count = all.filter((id) => taken.has(id)).length;
  const title = t('conflicts', { count: conflicts.length });
  const column: TableColumnType<TextChange> = {
    key: 'take',
    title: t('takeColumn'),
    width: 110,
    render: (_, change) => (
      <Checkbox
        aria-label={t('take', { name: names(change.entry).component, language: t(`language.${change.language}`) })}
        checked={taken.has(changeId(change))}
        onChange={({ target }) => take([changeId(change)], target.checked)}
      />
    ),
  };
  return (
    <section aria-labelledby="translations-conflicts">
      <h3 id="translations-conflicts">{title}</h3>
      <p className="muted">{t('conflictsLead')}</p>
      <Checkbox
        checked={count === all.length}
        indeterminate={count > 0 && count < all.length}
        onChange={({ target }) => take(all, target.checked)}
      >
        {t('takeAll')}
      </Checkbox>
      <Changes rows={conflicts} columns={[...useColumns(names), column]} label={title} />
    </section>
  );
}

interface ChangesProps {
  readonly rows: readonly TextChange[];
  readonly columns: TableColumnType<TextChange>[];
  readonly label: string;
}

const PAGE = 20;

function Changes({ rows, columns, label }: ChangesProps) {
  return (
    <Table<TextChange>
      size="small"
      aria-label={label}
      rowKey={changeId}
      tableLayout="fixed"
      scroll={{ x: 640 }}
      dataSource={[...rows]}
      columns={columns}
      pagination={rows.length > PAGE ? { pageSize: PAGE, showSizeChanger: false } : false}
    />
  );
}

function useColumns(names: (entry: Entry) => Names): TableColumnType<TextChange>[] {
  const t = useTexts();
  return [
    {
      key: 'component',
      title: t('component'),
      render: (_, { entry, language }) => {
        const { component, property } = names(entry);
        return (
          <>
            {component}
            <div className="muted">
              {property} ({t(`language.${language}`)})
            </div>
          </>
        );
      },
    },
    { key: 'now', title: t('now'), render: (_, { from, language }) => <Text lang={language} text={from} /> },
    { key: 'then', title: t('inFile'), render: (_, { text, language }) => <Text lang={language} text={text} /> },
  ];
}

/** Isolated: a text written from right to left turns nothing beside it around. */
function Text({ text, lang }: { readonly text: string; readonly lang: string }) {
  return text === '' ? (
    <span className="none">–</span>
  ) : (
    <bdi lang={lang} className="translations-text">
      {text}
    </bdi>
  );
}

const SHOWN = 20;

function LeftOut({ title, lines }: { readonly title: string; readonly lines: readonly string[] }) {
  const t = useTexts();
  if (lines.length === 0) return null;
  return (
    <Alert
      type="warning"
      showIcon
      title={title}
      description={
        <ul className="use-list">
          {lines.slice(0, SHOWN).map((line) => (
            <li key={line}>{line}</li>
          ))}
          {lines.length > SHOWN ? <li>{t('more', { count: lines.length - SHOWN })}</li> : null}
        </ul>
      }
    />
  );
}
