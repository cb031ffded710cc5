/** Edits that the server did not get before the window was gone: kept in this browser, and offered over the draft as it is now. */
import { lostEdits, type Lost } from '../draft/state.js';
import { recover, useDraftStore } from '../draft/store.js';
import { useKeptAlone } from '../ui/kept.js';
import { useTexts } from './texts.js';

export function UnsavedEdits() {
  const t = useTexts();
  const edits = lostEdits(useDraftStore());
  const { offer } = useKeptAlone({
    dialog: 'edits',
    of: 'draft',
    typed: edits.length > 0 ? { edits } : null,
    restore: (typed) => recover(typed.edits as readonly Lost[], t('recovered')),
  });
  return <div className="shell-unsaved">{offer}</div>;
}
