/** The code of a value: fixed once published, for records carry it; until then a rename takes every use along. */
import { LockOutlined } from '@ant-design/icons';
import { Input, Tooltip } from 'antd';
import { useState } from 'react';
import type { ComponentRef } from '../../metadata/documents/component.js';
import { renameComponent } from '../draft/refactor.js';
import { usePublished } from '../draft/use-published.js';
import { isCode } from './paste.js';
import { useTexts } from './texts.js';

interface CodeCellProps {
  readonly of: ComponentRef;
  readonly number: number;
  readonly code: string;
  readonly taken: readonly string[];
}

export function CodeCell({ of, number, code, taken }: CodeCellProps) {
  const t = useTexts();
  const isPublished = usePublished(of);
  const [typed, setTyped] = useState<string | null>(null);
  if (isPublished) {
    return (
      <Tooltip title={t('fixed')}>
        <span className="values-code">
          <code>{code}</code> <LockOutlined aria-label={t('fixed')} />
        </span>
      </Tooltip>
    );
  }
  const isFit = typed === null || (isCode(typed) && !taken.includes(typed));
  const commit = () => {
    if (typed !== null && typed !== code && isFit) renameComponent(of, typed, `${code} → ${typed}`);
    setTyped(null);
  };
  return (
    <Input
      className="code"
      aria-label={t('codeOf', { number })}
      value={typed ?? code}
      status={isFit ? '' : 'error'}
      spellCheck={false}
      maxLength={60}
      onChange={({ target }) => setTyped(target.value)}
      onBlur={commit}
      onPressEnter={commit}
    />
  );
}
