/** Keys that work everywhere in the studio, and the list of them. */
import { Modal } from 'antd';
import { useState } from 'react';
import { useHotkeys } from 'react-hotkeys-hook';
import { useNavigate } from 'react-router';
import { save } from '../draft/store.js';
import { GoTo, GoToButton } from './go-to.js';
import { useTexts } from './texts.js';
import { useUndo } from './undo-buttons.js';

const isMac = /Mac|iPhone|iPad/.test(navigator.userAgent);
const mod = isMac ? '⌘' : 'Ctrl';

const keys = [
  ['goTo', `${mod} K`],
  ['undo', `${mod} Z`],
  ['redo', isMac ? '⇧ ⌘ Z' : 'Ctrl Shift Z'],
  ['save', `${mod} S`],
  ['publish', `${mod} Shift P`],
  ['help', '?'],
] as const;

/** Also draws the button that opens "go to", which is one of them. */
export function Shortcuts() {
  const navigate = useNavigate();
  const steps = useUndo();
  const [open, setOpen] = useState<'goTo' | 'help' | null>(null);
  const anywhere = { enableOnFormTags: true, enableOnContentEditable: true, preventDefault: true } as const;
  useHotkeys('mod+k', () => setOpen('goTo'), anywhere);
  useHotkeys('mod+s', () => void save(), anywhere);
  // Texts and editors have an undo of their own, which these leave to them; ticks have none.
  const ticks = { enableOnFormTags: ['input'], ignoreEventWhen: isText, preventDefault: true } as const;
  useHotkeys('mod+z', steps.undo, ticks);
  useHotkeys('mod+shift+z, mod+y', steps.redo, ticks);
  useHotkeys('mod+shift+p', () => void navigate('/plan'), anywhere);
  useHotkeys('?', () => setOpen('help'), { useKey: true, ignoreModifiers: true });
  const close = () => setOpen(null);
  return (
    <>
      <GoToButton open={() => setOpen('goTo')} />
      {open === 'goTo' ? <GoTo close={close} /> : null}
      {open === 'help' ? <Help close={close} /> : null}
    </>
  );
}

const isText = ({ target }: KeyboardEvent): boolean =>
  target instanceof HTMLInputElement && target.type !== 'checkbox' && target.type !== 'radio';

function Help({ close }: { readonly close: () => void }) {
  const t = useTexts();
  return (
    <Modal open title={t('shortcuts.title')} footer={null} onCancel={close} width={440}>
      <dl className="shortcuts">
        {keys.map(([name, key]) => (
          <div key={name}>
            <dt>{t(`shortcuts.${name}`)}</dt>
            <dd>
              {key.split(' ').map((one) => (
                <kbd key={one}>{one}</kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
