/** The conditions of a list: one removable button each, and one to add another. */
import { CloseOutlined, FilterOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldInfo, ObjectInfo } from '../../server/contract/app.js';
import { fieldAt, useApp } from '../api/app.js';
import { FilterDialog } from './filter-dialog.js';
import { useConditionText } from './condition-text.js';
import { conditionsOf, termsOf, type Condition, type Term } from './terms.js';
import './filter.css';

interface FilterBarProps {
  readonly object: ObjectInfo;
  readonly terms: readonly Term[];
  readonly change: (terms: readonly Term[]) => void;
}

export function FilterBar({ object, terms, change }: FilterBarProps) {
  const { t } = useTranslation();
  const app = useApp();
  const [open, setOpen] = useState<Condition | 'new' | null>(null);
  const field = (path: string) => fieldAt(app, object, path)?.field;
  const conditions = conditionsOf(terms, field, app.timezone);
  const replace = (before: Condition | null, after: Condition | null) => {
    const kept = conditions.filter(
      (condition) => condition !== before && !(after && condition.path === after.path && condition.kind === after.kind),
    );
    change(
      [...kept, ...(after ? [after] : [])].flatMap((condition) => backToTerms(condition, field(condition.path), app.timezone)),
    );
    setOpen(null);
  };
  return (
    <>
      {conditions.map((condition) => (
        <Chip
          key={`${condition.path} ${condition.kind}`}
          object={object}
          condition={condition}
          edit={() => setOpen(condition)}
          remove={() => replace(condition, null)}
        />
      ))}
      <Button icon={<FilterOutlined aria-hidden="true" />} onClick={() => setOpen('new')} aria-haspopup="dialog">
        {t('list.filter')}
      </Button>
      {conditions.length > 1 ? (
        <Button type="link" onClick={() => change([])}>
          {t('list.clearFilters')}
        </Button>
      ) : null}
      {open ? (
        <FilterDialog
          object={object}
          condition={open === 'new' ? null : open}
          apply={(condition) => replace(open === 'new' ? null : open, condition)}
          close={() => setOpen(null)}
        />
      ) : null}
    </>
  );
}

const backToTerms = (condition: Condition, field: FieldInfo | undefined, zone: string): readonly Term[] =>
  field
    ? termsOf(condition, field, zone)
    : [{ path: condition.path, operator: condition.kind as Term['operator'], value: condition.values.join() }];

interface ChipProps {
  readonly object: ObjectInfo;
  readonly condition: Condition;
  readonly edit: () => void;
  readonly remove: () => void;
}

function Chip({ object, condition, edit, remove }: ChipProps) {
  const { t } = useTranslation();
  const text = useConditionText(object, condition);
  return (
    <span className="chip">
      <button type="button" onClick={edit} aria-label={t('list.editFilter', { text })}>
        {text}
      </button>
      <button type="button" onClick={remove} aria-label={t('list.removeFilter', { text })}>
        <CloseOutlined />
      </button>
    </span>
  );
}
