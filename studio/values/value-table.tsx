/** One row a value. Long lists are paged, for every row is full of controls. */
import { ArrowDownOutlined, ArrowUpOutlined, SwapOutlined } from '@ant-design/icons';
import { Button, Input, Space, Switch, Table, type TableColumnType } from 'antd';
import { useMemo } from 'react';
import { within } from '../../metadata/documents/component.js';
import type { ValueDocument } from '../../metadata/format/types.js';
import { useLabel } from '../draft/label.js';
import { ColorSelect } from '../ui/looks.js';
import { RemoveButton } from '../ui/remove-button.js';
import { CodeCell } from './code-cell.js';
import { useTexts } from './texts.js';
import type { ValuesEditorProps } from './values-editor.js';

interface TableProps extends ValuesEditorProps {
  readonly search: string;
  readonly replace: (value: ValueDocument) => void;
}

const PAGE = 50;

interface Row {
  readonly value: ValueDocument;
  readonly index: number;
}

export function ValueTable(props: TableProps) {
  const t = useTexts();
  const { values, search } = props;
  const columns = useColumns(props);
  const wanted = search.trim().toLowerCase();
  const rows = useMemo(
    () =>
      values
        .map((value, index): Row => ({ value, index }))
        .filter(({ value }) => [value.code, ...Object.values(value.label)].some((text) => text.toLowerCase().includes(wanted))),
    [values, wanted],
  );
  return (
    <Table<Row>
      className="values-table"
      size="small"
      // A code changes as one types it; the place does not.
      rowKey="index"
      columns={columns}
      dataSource={rows}
      pagination={rows.length > PAGE ? { pageSize: PAGE, showSizeChanger: false } : false}
      scroll={{ x: 760 }}
      locale={{ emptyText: t('empty') }}
    />
  );
}

function useColumns({ of, values, onChange, usage, replace }: TableProps): TableColumnType<Row>[] {
  const t = useTexts();
  const say = useLabel();
  const set = (index: number, part: Partial<ValueDocument>) =>
    onChange(values.map((value, at) => (at === index ? sparse({ ...value, ...part }) : value)));
  const swap = (index: number, other: number) => {
    const moved = [...values];
    const [value, neighbour] = [moved[index], moved[other]];
    if (!value || !neighbour) return;
    moved[index] = neighbour;
    moved[other] = value;
    onChange(moved);
  };
  const text = (language: 'en' | 'zh-CN', { value, index }: Row) => (
    <Input
      aria-label={t('labelOf', { code: value.code, language: t(language === 'en' ? 'english' : 'chinese') })}
      lang={language}
      maxLength={500}
      status={language === 'en' && !value.label.en ? 'error' : ''}
      value={value.label[language] ?? ''}
      onChange={({ target }) => set(index, { label: { ...value.label, [language]: target.value } })}
    />
  );
  return [
    {
      key: 'code',
      title: t('code'),
      width: 170,
      render: (_, { value, index }) => (
        <CodeCell
          of={within(of, 'values', value.code)}
          number={index + 1}
          code={value.code}
          taken={values.flatMap(({ code }, at) => (at === index ? [] : [code]))}
        />
      ),
    },
    { key: 'en', title: t('en'), render: (_, row) => text('en', row) },
    { key: 'zh', title: t('zh'), render: (_, row) => text('zh-CN', row) },
    {
      key: 'color',
      title: t('color'),
      width: 124,
      render: (_, { value, index }) => (
        <ColorSelect
          aria-label={t('colorOf', { code: value.code })}
          value={value.color}
          onChange={(color) => set(index, { color })}
        />
      ),
    },
    {
      key: 'active',
      title: t('active'),
      width: 84,
      render: (_, { value, index }) => (
        <Switch
          aria-label={t('activeOf', { code: value.code })}
          checked={value.active !== false}
          onChange={(on) => set(index, { active: on ? undefined : false })}
        />
      ),
    },
    {
      key: 'used',
      title: t('used'),
      width: 80,
      align: 'right',
      render: (_, { value }) => (usage ? (usage[value.code] ?? 0) : <span className="none">–</span>),
    },
    {
      key: 'actions',
      title: <span className="sr-only">{t('actions')}</span>,
      width: 150,
      render: (_, { value, index }) => {
        const label = say(value.label, value.code);
        return (
          <Space size={2}>
            <Button
              type="text"
              size="small"
              aria-label={t('up', { label })}
              disabled={index === 0}
              icon={<ArrowUpOutlined aria-hidden="true" />}
              onClick={() => swap(index, index - 1)}
            />
            <Button
              type="text"
              size="small"
              aria-label={t('down', { label })}
              disabled={index === values.length - 1}
              icon={<ArrowDownOutlined aria-hidden="true" />}
              onClick={() => swap(index, index + 1)}
            />
            {usage && Object.hasOwn(usage, value.code) ? (
              <Button
                type="text"
                size="small"
                aria-label={t('replaceOf', { label })}
                icon={<SwapOutlined aria-hidden="true" />}
                onClick={() => replace(value)}
              />
            ) : null}
            <RemoveButton
              type="text"
              size="small"
              of={within(of, 'values', value.code)}
              name={label}
              label={t('remove', { label })}
            />
          </Space>
        );
      },
    },
  ];
}

/** What says nothing is left out, as in every document. */
function sparse({ label, color, active, ...value }: ValueDocument): ValueDocument {
  const { en, 'zh-CN': zh } = label;
  return {
    ...value,
    label: { en, ...(zh && { 'zh-CN': zh }) },
    ...(color && { color }),
    ...(active === false && { active }),
  };
}
