/** Uses of what the draft removes or renames, at the places that still name it, each with the offered fix. */
import { App, Button } from 'antd';
import { Link } from 'react-router';
import { keyOf } from '../../../metadata/documents/component.js';
import { mend } from '../../../metadata/documents/refactor.js';
import type { Reference } from '../../../metadata/documents/references.js';
import type { BrokenReference } from '../../../server/contract/draft.js';
import { linkTo } from '../../draft/links.js';
import { releasedDocuments } from '../../draft/released.js';
import { edit, useDraftStore } from '../../draft/store.js';
import { useTexts } from './texts.js';

export function References({ references }: { readonly references: readonly BrokenReference[] }) {
  const t = useTexts();
  const fix = useFix();
  const fixable = references.filter(({ fix: offered }) => offered !== null);
  return (
    <div className="panel references">
      {fixable.length > 1 ? (
        <div className="references-all">
          <Button type="primary" onClick={() => fix(fixable, t('fixedAll'))}>
            {t('fixAll', { count: fixable.length })}
          </Button>
        </div>
      ) : null}
      <ul>
        {references.map((reference, index) => (
          <li key={index}>
            <div className="reference-text">
              <span>{reference.text}</span>
              <span className="muted">{reference.fix ?? t('onlyYou')}</span>
            </div>
            {reference.fix ? (
              <Button size="small" onClick={() => fix([reference], t('fixed'))} aria-label={`${t('fix')}: ${reference.fix}`}>
                {t('fix')}
              </Button>
            ) : null}
            <Link to={linkTo(reference.from, reference.pointer)}>{t('open')}</Link>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The same functions that the server's offer comes from, on the draft of this window: one step that undo takes back. */
function useFix(): (references: readonly BrokenReference[], label: string) => void {
  const t = useTexts();
  const { message } = App.useApp();
  return (references, label) => {
    const wanted = new Set(references.map(placeOf));
    const documents = [...useDraftStore.getState().documents.values()];
    const { edits } = mend(releasedDocuments(), documents, (reference) => wanted.has(placeOf(reference)));
    if (edits.length === 0) void message.warning(t('nothingToFix'));
    else edit(edits, label);
  };
}

const placeOf = ({ from, pointer }: Pick<Reference, 'from' | 'pointer'>): string => `${keyOf({ ...from, path: [] })} ${pointer}`;
