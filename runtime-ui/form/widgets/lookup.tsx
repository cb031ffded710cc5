/** One or several records or people, found by typing. */
import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Reference } from '../../../server/contract/records.js';
import { useApp } from '../../api/app.js';
import { useReferences, useSuggestions, type Suggestion } from '../../api/lookup.js';
import { isRecord } from '../../values/path.js';
import { describe, statusOf, type Entry } from './entry.js';

type Given = { readonly id: string; readonly label?: string | null };

/** A value may be a reference as read, or a bare id, for instance a default. */
const givenOf = (value: unknown): readonly Given[] =>
  (Array.isArray(value) ? value : value === null || value === undefined ? [] : [value]).flatMap((item: unknown) =>
    typeof item === 'string' ? [{ id: item }] : isRecord(item) && typeof item.id === 'string' ? [item as unknown as Given] : [],
  );

export function Lookup(entry: Entry) {
  const { id, value, readOnly, invalid, options, onChange, onBlur } = entry;
  const { t } = useTranslation();
  const several = options.info.type === 'multi_lookup';
  const target = useApp().objects[options.info.to ?? ''];
  const [text, setText] = useState('');
  const [open, setOpen] = useState(false);
  const { suggestions, isFetching } = useSuggestions(target, text, open);
  const given = useLabelled(target, givenOf(value), t('value.hidden'));
  const choose = (ids: readonly string[]) => {
    const chosen = ids.map((one): Reference => ({
      id: one,
      label: labelIn(suggestions, one) ?? given.find((item) => item.id === one)?.label ?? null,
    }));
    setText('');
    onChange(several ? (chosen.length > 0 ? chosen : undefined) : chosen[0]);
  };
  return (
    <Select<string | string[]>
      {...describe(entry)}
      className="wide"
      mode={several ? 'multiple' : undefined}
      value={several ? given.map((item) => item.id) : given[0]?.id}
      options={offered(suggestions, given, open && text.trim() !== '')}
      optionRender={(option) => (
        <span className="suggestion">
          <span>{option.label}</span>
          {option.data.hint ? <small>{String(option.data.hint)}</small> : null}
        </span>
      )}
      showSearch={{ filterOption: false, onSearch: setText }}
      loading={isFetching}
      allowClear={!readOnly}
      disabled={readOnly}
      status={statusOf(invalid)}
      placeholder={t('form.type')}
      notFoundContent={isFetching ? t('common.loading') : t('form.nothingFound')}
      onOpenChange={setOpen}
      onChange={(next) => choose([next].flat().filter(Boolean))}
      onBlur={() => onBlur(id, value)}
    />
  );
}

const labelIn = (suggestions: readonly Suggestion[], id: string): string | undefined =>
  suggestions.find((suggestion) => suggestion.id === id)?.label;

/** What was chosen stays offered, or its label would be lost; while searching only the hits count. */
function offered(suggestions: readonly Suggestion[], given: readonly Given[], searching: boolean) {
  const rest = given.filter((item) => !suggestions.some((suggestion) => suggestion.id === item.id));
  const hits = suggestions.map(({ id, label, hint }) => ({ value: id, label, hint }));
  const kept = rest.map(({ id, label }) => ({
    value: id,
    label: label ?? '…',
    hint: undefined,
    className: searching ? 'option-kept' : undefined,
  }));
  return [...hits, ...kept];
}

/** Adds the labels of references that came as bare ids; `unknown` for those one may not see. */
function useLabelled(target: Parameters<typeof useReferences>[0], given: readonly Given[], unknown: string): readonly Given[] {
  const bare = given.filter((item) => item.label === undefined).map((item) => item.id);
  const { data } = useReferences(target, bare);
  const found = (id: string) => data && (data.find((known) => known.id === id)?.label ?? unknown);
  return given.map((item) => (item.label === undefined ? { id: item.id, label: found(item.id) } : item));
}
