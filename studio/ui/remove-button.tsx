/** Takes a component out of the draft, after showing what else names it and what becomes of that. One undo brings all back. */
import { DeleteOutlined } from '@ant-design/icons';
import { App, Button, type ButtonProps } from 'antd';
import { useState, type ReactNode } from 'react';
import { Modal } from 'antd';
import { Link } from 'react-router';
import type { ComponentRef } from '../../metadata/documents/component.js';
import { describeUse } from '../../metadata/documents/fix-words.js';
import type { Refactoring } from '../../metadata/documents/refactor.js';
import type { Reference } from '../../metadata/documents/references.js';
import { useLanguage } from '../../runtime-ui/i18n/language.js';
import { linkTo } from '../draft/links.js';
import { removalOf, removeComponent } from '../draft/refactor.js';
import { useTexts } from './remove-texts.js';
import { useRefName } from './use-ref-name.js';

interface RemoveButtonProps extends Pick<ButtonProps, 'size' | 'type' | 'disabled'> {
  readonly of: ComponentRef;
  /** What it is called. */
  readonly name: string;
  /** What is done, for undo: "Remove field Budget". */
  readonly label: string;
  /** Text on the button; without it a bin with `label` as its name. */
  readonly children?: ReactNode;
  readonly removed?: () => void;
}

export function RemoveButton({ of, name, label, children, removed, ...button }: RemoveButtonProps) {
  const { ask, dialog } = useRemoval({ of, name, label, removed });
  return (
    <>
      <Button
        danger
        icon={<DeleteOutlined aria-hidden="true" />}
        {...button}
        aria-label={children ? undefined : label}
        onClick={ask}
      >
        {children}
      </Button>
      {dialog}
    </>
  );
}

type RemovalOf = Pick<RemoveButtonProps, 'of' | 'name' | 'label'> & { readonly removed?: (() => void) | undefined };

/** For where no button of its own stands: `ask` begins, and `dialog` is to be drawn. */
export function useRemoval({ of, name, label, removed }: RemovalOf): { readonly ask: () => void; readonly dialog: ReactNode } {
  const t = useTexts();
  const { message } = App.useApp();
  const [removal, setRemoval] = useState<Refactoring | null>(null);
  const remove = () => {
    removeComponent(of, label);
    setRemoval(null);
    void message.success(t('removed', { name }));
    removed?.();
  };
  const ask = () => {
    const outcome = removalOf(of);
    if (outcome.done.length === 0 && outcome.left.length === 0 && of.path.length > 0) remove();
    else setRemoval(outcome);
  };
  const dialog = (
    <Modal
      open={removal !== null}
      title={label}
      okText={t('remove')}
      cancelText={t('keep')}
      okButtonProps={{ danger: true }}
      onOk={remove}
      onCancel={() => setRemoval(null)}
      destroyOnHidden
      width={600}
    >
      {removal ? <Consequences removal={removal} close={() => setRemoval(null)} /> : null}
    </Modal>
  );
  return { ask, dialog };
}

function Consequences({ removal: { done, left }, close }: { readonly removal: Refactoring; readonly close: () => void }) {
  const t = useTexts();
  return (
    <>
      {done.length === 0 && left.length === 0 ? <p>{t('unused')}</p> : null}
      {done.length > 0 ? (
        <>
          <p>{t('done', { count: done.length })}</p>
          <UseList uses={done} leave={close} />
        </>
      ) : null}
      {left.length > 0 ? (
        <>
          <p>{t('left', { count: left.length })}</p>
          <UseList uses={left} leave={close} />
        </>
      ) : null}
      <p className="muted">{t('kept')}</p>
    </>
  );
}

/** Places that name a component, each with a way there. */
export function UseList({ uses, leave }: { readonly uses: readonly Reference[]; readonly leave?: () => void }) {
  const language = useLanguage();
  const nameOf = useRefName();
  const places = [...new Map(uses.map((use) => [`${nameOf(use.from)} ${use.how}`, use])).values()];
  return (
    <ul className="use-list">
      {places.map((use) => (
        <li key={`${use.from.id} ${use.pointer} ${use.how}`}>
          <Link to={linkTo(use.from, use.pointer)} onClick={leave}>
            {nameOf(use.from)}
          </Link>{' '}
          <span className="muted">{describeUse(use, language)}</span>
        </li>
      ))}
    </ul>
  );
}
