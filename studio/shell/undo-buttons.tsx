/** Takes back what one did, one action at a time, and does it again. */
import { Button, Tooltip } from 'antd';
import { redo, undo, useDraftStore } from '../draft/store.js';
import { useTexts } from './texts.js';
import { RedoIcon, UndoIcon } from './undo-icons.js';

export function useUndo() {
  const t = useTexts();
  const last = useDraftStore((state) => state.undo.at(-1)?.label);
  const next = useDraftStore((state) => state.redo.at(-1)?.label);
  return {
    last,
    next,
    undo: () => last !== undefined && undo(t('undone', { label: last })),
    redo: () => next !== undefined && redo(t('redone', { label: next })),
  };
}

export function UndoButtons() {
  const t = useTexts();
  const steps = useUndo();
  return (
    <span className="undo-buttons">
      <Tooltip title={steps.last === undefined ? t('undo') : t('undoThis', { label: steps.last })}>
        <Button type="text" icon={<UndoIcon />} aria-label={t('undo')} disabled={steps.last === undefined} onClick={steps.undo} />
      </Tooltip>
      <Tooltip title={steps.next === undefined ? t('redo') : t('redoThis', { label: steps.next })}>
        <Button type="text" icon={<RedoIcon />} aria-label={t('redo')} disabled={steps.next === undefined} onClick={steps.redo} />
      </Tooltip>
    </span>
  );
}
