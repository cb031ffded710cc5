/** An object loses its last own right while every other object is granted: what shall hold for it? */
import { Button } from 'antd';
import { useTexts } from './texts.js';

interface LeaveDialogProps {
  readonly object: string;
  /** It has grants of its own, which may go. */
  readonly isOwn: boolean;
  /** How many objects have to be named instead. */
  readonly others: number;
  readonly asEvery: () => void;
  readonly none: () => void;
  readonly cancel: () => void;
}

export function LeaveDialog({ object, isOwn, others, asEvery, none, cancel }: LeaveDialogProps) {
  const t = useTexts();
  return (
    <>
      <p>{t('leaveText', { object })}</p>
      <div className="leave-choices">
        {isOwn ? <Button onClick={asEvery}>{t('leaveEvery')}</Button> : null}
        <Button onClick={none}>{t('leaveNone', { count: others })}</Button>
        <p className="muted">{t('leaveNoneText')}</p>
        <Button type="text" onClick={cancel}>
          {t('cancel')}
        </Button>
      </div>
    </>
  );
}
