/** One or several values of a picklist; those that do not fit the rest of the record are not offered. */
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { ColorTag } from '../../values/tag.js';
import { codesOf } from '../rules/choices.js';
import { describe, statusOf, type Entry } from './entry.js';

/** Short lists are faster read than searched. */
const SEARCH_FROM = 8;

export function Choice(entry: Entry) {
  const { id, value, readOnly, invalid, options, onChange, onBlur } = entry;
  const { t } = useTranslation();
  const several = options.info.type === 'multi_picklist';
  const choices = options.choices ?? [];
  const codes = codesOf(value);
  const waiting = options.waitsFor !== undefined && choices.length === 0;
  const known = (options.info.values ?? []).filter((choice) => choices.includes(choice) || codes.includes(choice.code));
  return (
    <Select<string | string[]>
      {...describe(entry)}
      className="wide"
      mode={several ? 'multiple' : undefined}
      value={several ? [...codes] : codes[0]}
      options={known.map(({ code, label, color }) => ({ value: code, label, color }))}
      optionRender={(option) => <ColorTag color={String(option.data.color)}>{String(option.label)}</ColorTag>}
      showSearch={choices.length >= SEARCH_FROM ? { optionFilterProp: 'label' } : false}
      allowClear={!readOnly}
      disabled={readOnly || waiting}
      status={statusOf(invalid)}
      placeholder={waiting ? t('form.chooseFirst', { label: options.waitsFor }) : t('form.choose')}
      notFoundContent={t('form.nothingFound')}
      onChange={(next) => onChange(next === undefined || next.length === 0 ? undefined : next)}
      onBlur={() => onBlur(id, value)}
    />
  );
}
