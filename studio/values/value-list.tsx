/** One row a value, in the order in which they are offered. Long lists are paged, for every row is full of controls. */
import { Pagination } from 'antd';
import { useMemo, useState } from 'react';
import type { ValueDocument } from '../../metadata/format/types.js';
import { useLanguage } from '../../runtime-ui/i18n/language.js';
import { useLabel } from '../draft/label.js';
import { SortableList } from '../ui/sortable-list.js';
import { placed } from './order.js';
import { useTexts } from './texts.js';
import { ValueRow } from './value-row.js';
import type { ValuesEditorProps } from './values-editor.js';

interface ListProps extends ValuesEditorProps {
  readonly search: string;
  readonly replace: (value: ValueDocument) => void;
}

const PAGE = 50;

export function ValueList({ label, of, values, onChange, usage, search, replace }: ListProps) {
  const t = useTexts();
  const say = useLabel();
  const [page, setPage] = useState(1);
  const wanted = search.trim().toLowerCase();
  const found = useMemo(() => values.filter((value) => textsOf(value).some((text) => text.includes(wanted))), [values, wanted]);
  const last = Math.max(1, Math.ceil(found.length / PAGE));
  const from = (Math.min(page, last) - 1) * PAGE;
  const set = (old: ValueDocument, value: ValueDocument) => onChange(values.map((one) => (one === old ? value : one)));
  if (values.length === 0) return <p className="muted">{t('empty')}</p>;
  return (
    <div className="values-list">
      <Heads />
      <SortableList
        label={label}
        className="values-rows"
        items={found.slice(from, from + PAGE)}
        idOf={(value) => idOf(value, values)}
        nameOf={(value) => say(value.label, value.code)}
        onSort={(sorted) => onChange(placed(values, sorted))}
      >
        {(value) => (
          <ValueRow
            of={of}
            value={value}
            number={values.indexOf(value) + 1}
            taken={values.flatMap((one) => (one === value ? [] : [one.code]))}
            used={usage && (usage[value.code] ?? 0)}
            set={(changed) => set(value, changed)}
            move={(end) => onChange(moved(values, value, end))}
            replace={usage && Object.hasOwn(usage, value.code) ? () => replace(value) : undefined}
          />
        )}
      </SortableList>
      {last > 1 ? (
        <Pagination
          size="small"
          align="end"
          current={from / PAGE + 1}
          pageSize={PAGE}
          total={found.length}
          showSizeChanger={false}
          onChange={setPage}
        />
      ) : null}
    </div>
  );
}

/** For the eye: every control below says by itself what it is. */
function Heads() {
  const t = useTexts();
  const isEnglish = useLanguage() === 'en';
  const labels = isEnglish ? (['en', 'zh'] as const) : (['zh', 'en'] as const);
  return (
    <div className="values-heads values-columns" aria-hidden="true">
      {[...labels, 'color', 'code', 'active', 'used'].map((head) => (
        <span key={head}>{t(head as 'code')}</span>
      ))}
    </div>
  );
}

const textsOf = ({ code, label }: ValueDocument): readonly string[] =>
  [code, ...Object.values(label)].map((text) => text.toLowerCase());

/** The code; an unfinished draft may have one twice. */
function idOf(value: ValueDocument, values: readonly ValueDocument[]): string {
  const place = values.indexOf(value);
  return values.findIndex(({ code }) => code === value.code) === place ? value.code : `${value.code} ${place}`;
}

const moved = (values: readonly ValueDocument[], value: ValueDocument, end: 'first' | 'last'): ValueDocument[] => {
  const others = values.filter((one) => one !== value);
  return end === 'first' ? [value, ...others] : [...others, value];
};
