/** What an object is called, what names its records, and its end. */
import { useNavigate } from 'react-router';
import type { ObjectDocument } from '../../../metadata/format/types.js';
import { useLabel } from '../../draft/label.js';
import { useObjects, type Change } from '../../draft/use-draft.js';
import { ComponentName } from '../../ui/component-name.js';
import { FindingsOf } from '../../ui/findings-of.js';
import { LabelInput } from '../../ui/label-input.js';
import { IconSelect } from '../../ui/looks.js';
import { ObjectFrame } from '../../ui/object-frame.js';
import { RemoveButton } from '../../ui/remove-button.js';
import { FieldSelect } from '../../ui/selects.js';
import { useTexts } from './texts.js';
import '../../ui/boxes.css';
import './objects.css';

export function SettingsPage() {
  return <ObjectFrame>{(object, change) => <Settings object={object} change={change} />}</ObjectFrame>;
}

interface Props {
  readonly object: ObjectDocument;
  readonly change: Change<ObjectDocument>;
}

function Settings({ object, change }: Props) {
  const of = { kind: 'object', id: object.id, path: [] } as const;
  return (
    <div className="settings">
      <FindingsOf of={of} links />
      <Identity object={object} change={change} />
      <Records object={object} change={change} />
      <Danger object={object} />
    </div>
  );
}

/** One property at a time, by the name it has in the document. */
function useSet({ object, change }: Props) {
  const t = useTexts();
  const say = useLabel();
  const label = t('settings.change', { label: say(object.label, object.name) });
  return <K extends keyof ObjectDocument>(key: K, value: ObjectDocument[K] | undefined) =>
    change((draft) => {
      if (value === undefined) delete draft[key];
      else draft[key] = value;
    }, label);
}

function Identity({ object, change }: Props) {
  const t = useTexts();
  const set = useSet({ object, change });
  const taken = useObjects().flatMap(({ id, name }) => (id === object.id ? [] : [name]));
  return (
    <section className="panel box" aria-labelledby="settings-identity">
      <h2 id="settings-identity">{t('settings.identity')}</h2>
      <div className="controls">
        <LabelInput label={t('label')} required value={object.label} onChange={(label) => label && set('label', label)} />
        <LabelInput label={t('plural')} value={object.plural} onChange={(plural) => set('plural', plural)} />
        <LabelInput
          label={t('description')}
          multiline
          value={object.description}
          onChange={(description) => set('description', description)}
        />
        <ComponentName of={{ kind: 'object', id: object.id, path: [] }} name={object.name} taken={taken} />
        <div>
          <span className="control-label">{t('icon')}</span>
          <IconSelect aria-label={t('icon')} value={object.icon} onChange={(icon) => set('icon', icon)} />
        </div>
      </div>
    </section>
  );
}

/** Types whose values are texts that one reads and looks for; a title is one line of them. */
const naming = new Set(['text', 'auto_number', 'email', 'phone', 'url']);
const searchable = new Set([...naming, 'long_text']);

function Records({ object, change }: Props) {
  const t = useTexts();
  const set = useSet({ object, change });
  return (
    <section className="panel box" aria-labelledby="settings-records">
      <h2 id="settings-records">{t('settings.records')}</h2>
      <div className="controls">
        <div>
          <span className="control-label">{t('settings.title')}</span>
          <FieldSelect
            aria-label={t('settings.title')}
            object={object}
            filter={({ type }) => naming.has(type)}
            value={object.title}
            onChange={(title) => title && set('title', title)}
          />
        </div>
        <div>
          <span className="control-label">{t('settings.search')}</span>
          <FieldSelect
            aria-label={t('settings.search')}
            multiple
            object={object}
            filter={({ type }) => searchable.has(type)}
            value={object.search}
            onChange={(search) => set('search', search as ObjectDocument['search'])}
          />
        </div>
      </div>
    </section>
  );
}

function Danger({ object }: { readonly object: ObjectDocument }) {
  const t = useTexts();
  const say = useLabel();
  const navigate = useNavigate();
  return (
    <section className="panel box" aria-labelledby="settings-danger">
      <h2 id="settings-danger">{t('settings.danger')}</h2>
      <p className="muted">{t('settings.dangerText')}</p>
      <RemoveButton
        of={{ kind: 'object', id: object.id, path: [] }}
        name={say(object.label, object.name)}
        label={t('removeObject', { label: say(object.label, object.name) })}
        removed={() => void navigate('/objects')}
      >
        {t('remove')}
      </RemoveButton>
    </section>
  );
}
