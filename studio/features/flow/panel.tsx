/** Where what is selected is edited: beside the diagram, or over it where there is no room. */
import { CloseOutlined } from '@ant-design/icons';
import { Button, Drawer } from 'antd';
import { useId, type ReactNode } from 'react';
import { useMedium } from '../../ui/media.js';
import { useTexts } from './texts.js';

interface PanelProps {
  readonly title: ReactNode;
  readonly close: () => void;
  readonly children: ReactNode;
}

export function SidePanel({ title, close, children }: PanelProps) {
  const t = useTexts();
  const medium = useMedium();
  const id = useId();
  if (medium) {
    return (
      <Drawer open onClose={close} title={title} size={460} closable={{ 'aria-label': t('close') }}>
        {children}
      </Drawer>
    );
  }
  return (
    <aside className="panel flow-panel" aria-labelledby={id}>
      <div className="flow-panel-head">
        <h2 id={id}>{title}</h2>
        <Button type="text" icon={<CloseOutlined aria-hidden="true" />} aria-label={t('close')} onClick={close} />
      </div>
      {children}
    </aside>
  );
}
