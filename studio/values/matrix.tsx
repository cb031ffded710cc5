/** Which values are offered while the controlling picklist has which value: rows and columns of ticks. */
import { Checkbox, Modal, Select, Table, type TableColumnType } from 'antd';
import { useState } from 'react';
import type { ValueDocument } from '../../metadata/format/types.js';
import { useLabel } from '../draft/label.js';
import { isOffered, offeredFor, offeredForAll } from './offered.js';
import { SearchInput } from '../ui/search-input.js';
import { useTexts } from './texts.js';
import type { Controlling } from './values-editor.js';

interface MatrixProps {
  readonly open: boolean;
  readonly close: () => void;
  readonly controlling: Controlling;
  readonly values: readonly ValueDocument[];
  readonly onChange: (values: ValueDocument[]) => void;
}

/** More columns than these do not fit beside each other; one chooses which. */
const COLUMNS = 8;

export function Matrix({ open, close, controlling, values, onChange }: MatrixProps) {
  const t = useTexts();
  const say = useLabel();
  const [search, setSearch] = useState('');
  const [chosen, choose] = useState<readonly string[]>(() => controlling.values.slice(0, COLUMNS).map(({ code }) => code));
  const wanted = search.trim().toLowerCase();
  const rows = values.filter(({ code, label }) =>
    [code, ...Object.values(label)].some((text) => text.toLowerCase().includes(wanted)),
  );
  const columns = useColumns({ controlling, values, rows, onChange, chosen });
  return (
    <Modal
      open={open}
      title={t('matrixTitle')}
      width={1080}
      okText={t('done')}
      onOk={close}
      onCancel={close}
      footer={(_, { OkBtn }) => <OkBtn />}
    >
      <p className="muted">{t('matrixLead', { label: controlling.label })}</p>
      <div className="values-bar">
        <SearchInput label={t('search')} value={search} onChange={setSearch} />
        {controlling.values.length > COLUMNS ? (
          <Select
            mode="multiple"
            className="matrix-columns"
            aria-label={t('columns')}
            maxTagCount="responsive"
            value={[...chosen]}
            options={controlling.values.map(({ code, label }) => ({ value: code, label: say(label, code) }))}
            showSearch={{ optionFilterProp: 'label' }}
            onChange={choose}
          />
        ) : null}
      </div>
      <Table<ValueDocument>
        size="small"
        rowKey="code"
        columns={columns}
        dataSource={rows}
        pagination={rows.length > 50 ? { pageSize: 50, showSizeChanger: false } : false}
        scroll={{ x: 'max-content', y: '52vh' }}
      />
    </Modal>
  );
}

interface ColumnSetting extends Pick<MatrixProps, 'controlling' | 'values' | 'onChange'> {
  readonly rows: readonly ValueDocument[];
  readonly chosen: readonly string[];
}

function useColumns({ controlling, values, rows, onChange, chosen }: ColumnSetting): TableColumnType<ValueDocument>[] {
  const t = useTexts();
  const say = useLabel();
  const codes = controlling.values.map(({ code }) => code);
  const shown = controlling.values.filter(({ code }) => chosen.includes(code));
  return [
    { key: 'value', fixed: 'start', title: t('code'), render: (_, { code, label }) => say(label, code) },
    ...shown.map(({ code, label }): TableColumnType<ValueDocument> => {
      const when = say(label, code);
      const ticked = rows.filter((value) => isOffered(value, code)).length;
      return {
        key: code,
        align: 'center',
        title: (
          <Checkbox
            aria-label={t('column', { when })}
            checked={rows.length > 0 && ticked === rows.length}
            indeterminate={ticked > 0 && ticked < rows.length}
            onChange={({ target }) => onChange(offeredForAll(values, new Set(rows), code, target.checked, codes))}
          >
            {when}
          </Checkbox>
        ),
        render: (_, value) => (
          <Checkbox
            aria-label={t('offered', { value: say(value.label, value.code), when })}
            checked={isOffered(value, code)}
            onChange={({ target }) =>
              onChange(values.map((one) => (one === value ? offeredFor(one, code, target.checked, codes) : one)))
            }
          />
        ),
      };
    }),
  ];
}
