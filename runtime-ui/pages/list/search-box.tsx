/** Searches within the list while one types. */
import { SearchOutlined } from '@ant-design/icons';
import { Input } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ObjectInfo } from '../../../server/contract/app.js';
import { useDebounced } from '../../hooks/debounce.js';

interface SearchBoxProps {
  readonly object: ObjectInfo;
  readonly value: string;
  readonly change: (search: string) => void;
}

export function SearchBox({ object, value, change }: SearchBoxProps) {
  const { t } = useTranslation();
  const [text, setText] = useState(value);
  const sent = useRef(value);
  const settled = useDebounced(text.trim(), 300);
  useEffect(() => {
    if (settled === sent.current) return;
    sent.current = settled;
    change(settled);
  }, [settled, change]);
  // The address may change by other means: back, a cleared filter.
  useEffect(() => {
    if (value === sent.current) return;
    sent.current = value;
    setText(value);
  }, [value]);
  return (
    <Input
      type="search"
      className="list-search"
      prefix={<SearchOutlined aria-hidden="true" />}
      placeholder={t('list.search', { plural: object.plural })}
      aria-label={t('list.search', { plural: object.plural })}
      value={text}
      allowClear
      onChange={(event) => setText(event.target.value)}
    />
  );
}
