/** What the draft has that the release has not: which documents, since when, by whom. */
import { Link } from 'react-router';
import { labelOf } from '../../../metadata/documents/component.js';
import { useApp } from '../../../runtime-ui/api/app.js';
import { useLanguage } from '../../../runtime-ui/i18n/language.js';
import { LinkButton } from '../../../runtime-ui/ui/link-button.js';
import { instantText } from '../../../runtime-ui/values/format.js';
import { ColorTag } from '../../../runtime-ui/values/tag.js';
import { linkTo } from '../../draft/links.js';
import { useDraft } from '../../draft/use-draft.js';
import { usePartName } from '../../ui/part-name.js';
import { useTexts } from './texts.js';

const colors = { added: 'green', changed: 'blue', removed: 'red' } as const;

export function WaitingList() {
  const t = useTexts();
  const partName = usePartName();
  const language = useLanguage();
  const app = useApp();
  const { documents, removed } = useDraft();
  const changed = documents.flatMap((doc) => (doc.state === null ? [] : [{ ...doc, state: doc.state, link: true }]));
  const gone = removed.map((doc) => ({ ...doc, state: 'removed' as const, link: false }));
  const waiting = [...changed, ...gone].toSorted((one, other) => (other.at ?? '￿').localeCompare(one.at ?? '￿'));
  return (
    <section className="panel home-panel" aria-labelledby="waiting">
      <header>
        <h2 id="waiting">{t('waiting')}</h2>
        {waiting.length > 0 ? (
          <LinkButton to="/plan" type="primary">
            {t('look')}
          </LinkButton>
        ) : null}
      </header>
      {waiting.length === 0 ? <p className="muted">{t('waitingNone')}</p> : null}
      <ul className="home-list">
        {waiting.map((doc) => {
          const name = labelOf(doc.content, language) ?? doc.id;
          return (
            <li key={`${doc.kind}/${doc.id}`}>
              <span className="home-list-what">
                <span className="muted">{partName(doc.kind)}</span>{' '}
                {doc.link ? <Link to={linkTo({ kind: doc.kind, id: doc.id, path: [] })}>{name}</Link> : name}
              </span>
              <ColorTag color={colors[doc.state]}>{t(`state.${doc.state}`)}</ColorTag>
              <span className="muted home-list-when">
                {doc.at ? [doc.by?.label, instantText(doc.at, { language, app })].join(' · ') : t('unsaved')}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
