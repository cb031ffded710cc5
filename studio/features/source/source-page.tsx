/** A document as JSON, in step with the editors: what is valid is saved as one types, what changes elsewhere shows here. */
import { Select } from 'antd';
import { useParams, useNavigate } from 'react-router';
import { kinds } from '../../../metadata/kinds/index.js';
import type { Label } from '../../../metadata/format/types.js';
import { useLanguage } from '../../../runtime-ui/i18n/language.js';
import { LinkButton } from '../../../runtime-ui/ui/link-button.js';
import { Page } from '../../../runtime-ui/ui/page.js';
import { State } from '../../../runtime-ui/ui/state.js';
import type { Doc } from '../../draft/document.js';
import { useLabel } from '../../draft/label.js';
import { linkTo, sourceOf } from '../../draft/links.js';
import { useDraft } from '../../draft/use-draft.js';
import { SourceEditor } from './source-editor.js';
import { useTexts } from './texts.js';
import './source.css';

export function SourcePage() {
  const t = useTexts();
  const { kind, id } = useParams();
  const { documents } = useDraft();
  const doc = documents.find((one) => one.kind === kind && one.id === id);
  const nameOf = useNameOf();
  if (!doc) {
    return (
      <State page picture="lost" title={t('missing')} text={t('missingText')}>
        <LinkButton to="/">{t('home')}</LinkButton>
      </State>
    );
  }
  return (
    <Page
      title={t('title', { label: nameOf(doc) })}
      above={<code>{doc.file}</code>}
      actions={<LinkButton to={linkTo({ kind: doc.kind, id: doc.id, path: [] })}>{t('back')}</LinkButton>}
    >
      <p className="muted">{t('lead')}</p>
      <DocumentSelect documents={documents} chosen={doc} />
      <SourceEditor key={`${doc.kind}/${doc.id}`} doc={doc} name={nameOf(doc)} />
    </Page>
  );
}

function useNameOf(): (doc: Doc) => string {
  const say = useLabel();
  return ({ content, id }) => {
    const { label, name } = content as { readonly label?: Label; readonly name?: string };
    return say(label, name ?? id);
  };
}

function DocumentSelect({ documents, chosen }: { readonly documents: readonly Doc[]; readonly chosen: Doc }) {
  const t = useTexts();
  const nameOf = useNameOf();
  const navigate = useNavigate();
  const language = useLanguage();
  return (
    <Select
      className="source-document"
      aria-label={t('document')}
      showSearch={{ optionFilterProp: 'label' }}
      value={`${chosen.kind}/${chosen.id}`}
      options={kinds.map(({ name, plural }) => ({
        label: plural[language],
        options: documents
          .filter((doc) => doc.kind === name)
          .map((doc) => ({ value: `${doc.kind}/${doc.id}`, label: nameOf(doc) })),
      }))}
      onChange={(key: string) => {
        const doc = documents.find((one) => `${one.kind}/${one.id}` === key);
        if (doc) void navigate(sourceOf({ kind: doc.kind, id: doc.id, path: [] }));
      }}
    />
  );
}
