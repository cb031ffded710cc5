/** The API name of something that is there: changing it rewrites every use, in one step. */
import { App } from 'antd';
import { useState } from 'react';
import type { ComponentRef } from '../../metadata/documents/component.js';
import { renameComponent } from '../draft/refactor.js';
import { NameInput } from './name-input.js';
import { nameFault, type NameRules } from './name-fault.js';
import { useTexts } from './texts.js';

interface ComponentNameProps extends NameRules {
  readonly of: ComponentRef;
  readonly name: string;
  readonly label?: string;
}

export function ComponentName({ of, name, label, taken, reserved }: ComponentNameProps) {
  const t = useTexts();
  const { message } = App.useApp();
  const [typed, setTyped] = useState<string | null>(null);
  const rules = { taken, ...(reserved && { reserved }) };
  const commit = () => {
    setTyped(null);
    if (typed === null || typed === name || nameFault(typed, rules)) return;
    const { done } = renameComponent(of, typed, t('renamed', { from: name, to: typed }));
    if (done.length > 0) void message.success(t('renamedUses', { count: done.length }));
  };
  return (
    <NameInput
      {...rules}
      {...(label && { label })}
      value={typed ?? name}
      help={t('renameHelp')}
      onChange={setTyped}
      onBlur={commit}
      onPressEnter={commit}
    />
  );
}
