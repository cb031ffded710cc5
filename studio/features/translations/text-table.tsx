/** One row a text, both languages to write in. Paged, for every row is full of controls. */
import { Table } from 'antd';
import { Link } from 'react-router';
import { linkTo } from '../../draft/links.js';
import type { Entry } from './entries.js';
import type { Names } from './spreadsheet.js';
import { TextCell } from './text-cell.js';
import { useTexts } from './texts.js';

interface TextTableProps {
  readonly entries: readonly Entry[];
  readonly names: (entry: Entry) => Names;
  readonly empty: string;
}

const PAGE = 50;

export function TextTable({ entries, names, empty }: TextTableProps) {
  const t = useTexts();
  const text = (language: 'en' | 'zh-CN') => (_: unknown, entry: Entry) => {
    const { component, property } = names(entry);
    return <TextCell entry={entry} language={language} component={component} property={property} />;
  };
  return (
    <Table<Entry>
      className="panel"
      size="small"
      rowKey="key"
      aria-label={t('table')}
      tableLayout="fixed"
      scroll={{ x: 700 }}
      locale={{ emptyText: empty }}
      dataSource={[...entries]}
      pagination={entries.length > PAGE ? { pageSize: PAGE, showSizeChanger: false } : false}
      columns={[
        {
          key: 'component',
          title: t('component'),
          width: '26%',
          render: (_, entry) => <Link to={linkTo(entry.at)}>{names(entry).component}</Link>,
        },
        { key: 'property', title: t('property'), width: 96, render: (_, entry) => names(entry).property },
        { key: 'en', title: t('language.en'), render: text('en') },
        { key: 'zh-CN', title: t('language.zh-CN'), render: text('zh-CN') },
      ]}
    />
  );
}
