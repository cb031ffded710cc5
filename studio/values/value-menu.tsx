/** What is done with a value now and then: moved far, replaced in all records, removed. */
import {
  DeleteOutlined,
  MoreOutlined,
  SwapOutlined,
  VerticalAlignBottomOutlined,
  VerticalAlignTopOutlined,
} from '@ant-design/icons';
import { Button, Dropdown, type MenuProps } from 'antd';
import type { ComponentRef } from '../../metadata/documents/component.js';
import { useRemoval } from '../ui/remove-button.js';
import { useTexts } from './texts.js';

interface MenuOfValue {
  readonly of: ComponentRef;
  readonly label: string;
  readonly move: (end: 'first' | 'last') => void;
  /** Left out: no record has it. */
  readonly replace: (() => void) | undefined;
}

export function ValueMenu({ of, label, move, replace }: MenuOfValue) {
  const t = useTexts();
  const removal = useRemoval({ of, name: label, label: t('remove', { label }) });
  const items: MenuProps['items'] = [
    { key: 'first', label: t('toTop'), icon: <VerticalAlignTopOutlined aria-hidden="true" />, onClick: () => move('first') },
    { key: 'last', label: t('toBottom'), icon: <VerticalAlignBottomOutlined aria-hidden="true" />, onClick: () => move('last') },
    ...(replace ? [{ key: 'replace', label: t('replaceBy'), icon: <SwapOutlined aria-hidden="true" />, onClick: replace }] : []),
    { key: 'remove', danger: true, label: t('removeValue'), icon: <DeleteOutlined aria-hidden="true" />, onClick: removal.ask },
  ];
  return (
    <>
      <Dropdown trigger={['click']} menu={{ items }}>
        <Button
          className="values-menu"
          type="text"
          size="small"
          aria-label={t('actionsOf', { label })}
          icon={<MoreOutlined aria-hidden="true" />}
        />
      </Dropdown>
      {removal.dialog}
    </>
  );
}
