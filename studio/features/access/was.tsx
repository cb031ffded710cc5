/** What a cell said before the draft. */
import type { AccessChange } from '../../../server/contract/component.js';
import { useTexts } from './texts.js';

export function Was({ changes }: { readonly changes: readonly AccessChange[] }) {
  const t = useTexts();
  if (changes.length === 0) return null;
  return (
    <span className="access-changed" title={changes.map(({ text }) => text).join('\n')}>
      {changes.length === 1 ? t('was', { was: changes[0]!.from }) : t('changed')}
    </span>
  );
}
