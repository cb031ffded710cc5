/** Type-ahead over everything one may see. `/` jumps into it. */
import { SearchOutlined } from '@ant-design/icons';
import { AutoComplete, Input, type InputRef } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { AppInfo, SearchAnswer } from '../../server/contract/app.js';
import { useApp } from '../api/app.js';
import { useSearch } from '../api/lookup.js';
import { ObjectIcon } from './icons.js';

export function GlobalSearch() {
  const { t } = useTranslation();
  const app = useApp();
  const navigate = useNavigate();
  const input = useRef<InputRef>(null);
  const [text, setText] = useState('');
  const { hits, isSettled } = useSearch(text);
  useSlash(input);
  const found = groups(app, hits);
  const open = (target: string) => {
    setText('');
    input.current?.blur();
    void navigate(target);
  };
  return (
    <AutoComplete
      className="global-search"
      value={text}
      options={found}
      onChange={(value: string) => setText(value.startsWith('/') ? text : value)}
      onSelect={(value: string) => open(value)}
      defaultActiveFirstOption
      listHeight={420}
      popupMatchSelectWidth={Math.min(440, window.innerWidth - 24)}
      notFoundContent={isSettled ? t('search.nothing', { text: text.trim() }) : null}
    >
      <Input
        ref={input}
        type="search"
        prefix={<SearchOutlined aria-hidden="true" />}
        suffix={
          <kbd className="wide-only" aria-hidden="true">
            /
          </kbd>
        }
        placeholder={t('search.placeholder')}
        aria-label={t('search.label')}
      />
    </AutoComplete>
  );
}

/** One group an object, in the order in which the server ranks them. */
function groups(app: AppInfo, hits: SearchAnswer['data']) {
  const names = [...new Set(hits.map((hit) => hit.object))].filter((name) => app.objects[name]);
  return names.map((name) => ({
    label: app.objects[name]?.plural,
    options: hits
      .filter((hit) => hit.object === name)
      .map((hit) => ({
        value: `/${hit.object}/${hit.id}`,
        label: (
          <span className="search-hit">
            <ObjectIcon name={app.objects[name]?.icon ?? ''} />
            <span>{hit.label}</span>
          </span>
        ),
      })),
  }));
}

function useSlash(input: { readonly current: InputRef | null }): void {
  useEffect(() => {
    const jump = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement | null;
      const typing = target?.closest('input, textarea, select, [contenteditable="true"], [role="dialog"]');
      if (event.key !== '/' || typing || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      input.current?.focus();
    };
    document.addEventListener('keydown', jump);
    return () => document.removeEventListener('keydown', jump);
  }, [input]);
}
