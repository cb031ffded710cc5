/** The values of a picklist: codes, labels, colours, order, what may be chosen; of a field alone or shared by several. */
import { ApartmentOutlined, PlusOutlined, SnippetsOutlined, SortAscendingOutlined } from '@ant-design/icons';
import { Button, Space } from 'antd';
import { useState } from 'react';
import type { ComponentRef } from '../../metadata/documents/component.js';
import type { ValueDocument } from '../../metadata/format/types.js';
import { useLabel } from '../draft/label.js';
import { Matrix } from './matrix.js';
import { PasteValues } from './paste-values.js';
import { ReplaceValue, type ReplaceScope } from './replace-value.js';
import { SearchInput } from '../ui/search-input.js';
import { useTexts } from './texts.js';
import { ValueList } from './value-list.js';
import './values.css';

/** What decides which values may be chosen. */
export interface Controlling {
  readonly label: string;
  readonly values: readonly ValueDocument[];
}

export interface ValuesEditorProps {
  readonly label: string;
  /** The picklist, or the field that has values of its own. */
  readonly of: ComponentRef;
  readonly values: readonly ValueDocument[];
  readonly onChange: (values: ValueDocument[]) => void;
  readonly controlling?: Controlling | undefined;
  /** Where replaced values are looked for. */
  readonly scope: ReplaceScope;
  /** Records by code; undefined: not known. */
  readonly usage?: Readonly<Record<string, number>> | undefined;
}

export function ValuesEditor(props: ValuesEditorProps) {
  const { values, onChange, label, controlling } = props;
  const t = useTexts();
  const say = useLabel();
  const [search, setSearch] = useState('');
  const [dialog, open] = useState<'paste' | 'matrix' | null>(null);
  const [replaced, replace] = useState<ValueDocument | null>(null);
  const close = () => open(null);
  const sort = () => onChange(values.toSorted((a, b) => say(a.label, a.code).localeCompare(say(b.label, b.code), 'zh-CN')));
  return (
    <section className="values" aria-label={label}>
      <div className="values-bar">
        <SearchInput label={t('search')} value={search} onChange={setSearch} />
        <Space wrap>
          <Button icon={<PlusOutlined aria-hidden="true" />} onClick={() => onChange([...values, newValue(values)])}>
            {t('add')}
          </Button>
          <Button icon={<SnippetsOutlined aria-hidden="true" />} onClick={() => open('paste')}>
            {t('paste')}
          </Button>
          <Button icon={<SortAscendingOutlined aria-hidden="true" />} disabled={values.length < 2} onClick={sort}>
            {t('sort')}
          </Button>
          {controlling ? (
            <Button icon={<ApartmentOutlined aria-hidden="true" />} disabled={values.length === 0} onClick={() => open('matrix')}>
              {t('matrix')}
            </Button>
          ) : null}
        </Space>
      </div>
      <ValueList {...props} search={search} replace={replace} />
      {dialog === 'paste' ? (
        <PasteValues
          of={[props.of.id, ...props.of.path].join('/')}
          close={close}
          existing={values}
          add={(more) => onChange([...values, ...more])}
        />
      ) : null}
      {controlling ? (
        <Matrix open={dialog === 'matrix'} close={close} controlling={controlling} values={values} onChange={onChange} />
      ) : null}
      <ReplaceValue scope={props.scope} values={values} from={replaced} close={() => replace(null)} />
    </section>
  );
}

function newValue(values: readonly ValueDocument[]): ValueDocument {
  const codes = new Set(values.map(({ code }) => code));
  for (let number = values.length + 1; ; number++) {
    if (!codes.has(`value_${number}`)) return { code: `value_${number}`, label: { en: `Value ${number}` } };
  }
}
