/** The kinds of field to choose from, with examples, and the ready-made ones before them. */
import { useState } from 'react';
import { gallery, templates } from './gallery.js';
import type { Start } from './new-field.js';
import { SearchInput } from '../../ui/search-input.js';
import { useTexts } from './texts.js';

export function Gallery({ choose }: { readonly choose: (start: Start) => void }) {
  const t = useTexts();
  const [search, setSearch] = useState('');
  const wanted = search.trim().toLowerCase();
  const fits = (...texts: readonly string[]) => texts.join('\n').toLowerCase().includes(wanted);
  const ready = templates.filter(({ key, field }) => fits(t(`template.${key}`), field.name));
  return (
    <>
      <SearchInput autoFocus label={t('field.filter')} value={search} onChange={setSearch} />
      {ready.length > 0 ? (
        <section aria-labelledby="gallery-ready">
          <h3 className="gallery-heading" id="gallery-ready">
            {t('field.common')} <span className="muted">{t('field.commonLead')}</span>
          </h3>
          <ul className="gallery">
            {ready.map((template) => (
              <Choice
                key={template.key}
                title={t(`template.${template.key}`)}
                text={t(`type.${template.field.type}`)}
                onClick={() => choose({ type: template.field.type, template })}
              />
            ))}
          </ul>
        </section>
      ) : null}
      {gallery.map(({ key, types }) => {
        const shown = types.filter((type) => fits(t(`type.${type}`), t(`example.${type}`), type));
        if (shown.length === 0) return null;
        return (
          <section key={key} aria-labelledby={`gallery-${key}`}>
            <h3 className="gallery-heading" id={`gallery-${key}`}>
              {t(`group.${key}`)}
            </h3>
            <ul className="gallery">
              {shown.map((type) => (
                <Choice key={type} title={t(`type.${type}`)} text={t(`example.${type}`)} onClick={() => choose({ type })} />
              ))}
            </ul>
          </section>
        );
      })}
    </>
  );
}

function Choice({ title, text, onClick }: { readonly title: string; readonly text: string; readonly onClick: () => void }) {
  return (
    <li>
      <button type="button" onClick={onClick}>
        <strong>{title}</strong>
        <span>{text}</span>
      </button>
    </li>
  );
}
