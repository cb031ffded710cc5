/** Two people changed one thing: shows both versions, place by place, and lets the second one decide. */
import { Button, Modal, Radio } from 'antd';
import { useState } from 'react';
import type { Conflict as Place } from '../../metadata/documents/merge.js';
import { useApp } from '../../runtime-ui/api/app.js';
import { useLanguage } from '../../runtime-ui/i18n/language.js';
import { instantText } from '../../runtime-ui/values/format.js';
import { chosen } from '../draft/choices.js';
import { refOf } from '../draft/document.js';
import type { Conflict } from '../draft/state.js';
import { decide, setDeciding, useDraftStore } from '../draft/store.js';
import { JsonValue } from '../ui/json-value.js';
import { usePlaceName } from '../ui/use-place-name.js';
import { useRefName } from '../ui/use-ref-name.js';
import { useTexts } from './texts.js';
import './conflict.css';

export function ConflictDialog() {
  const conflict = useDraftStore((state) => state.conflicts[0]);
  const deciding = useDraftStore((state) => state.deciding);
  return conflict && deciding ? <Decision key={conflict.key} conflict={conflict} /> : null;
}

function Decision({ conflict }: { readonly conflict: Conflict }) {
  const t = useTexts();
  const language = useLanguage();
  const app = useApp();
  const [theirs, setTheirs] = useState<readonly Place[]>([]);
  const what = useRefName()({ ...refOf(conflict.key), path: [] });
  const { places, by, at, published } = conflict;
  const save = () => {
    const document = useDraftStore.getState().documents.get(conflict.key)?.content ?? null;
    decide(conflict.key, chosen(document, theirs), t('conflict.decided', { what }));
  };
  const lead = published
    ? t('conflict.byRelease')
    : t('conflict.byPerson', { name: by?.label ?? t('conflict.somebody'), at: at ? instantText(at, { language, app }) : '' });
  const footer = (
    <>
      <Button onClick={() => setDeciding(false)}>{t('conflict.later')}</Button>
      <Button onClick={() => setTheirs([])}>{t('conflict.allMine')}</Button>
      <Button onClick={() => setTheirs(places)}>{t('conflict.allTheirs')}</Button>
      <Button type="primary" onClick={save}>
        {t('conflict.save')}
      </Button>
    </>
  );
  return (
    <Modal open width={860} title={t('conflict.title', { what })} onCancel={() => setDeciding(false)} footer={footer}>
      <p>{lead}</p>
      {places.map((place) => (
        <Choice
          key={`${place.pointer} ${place.at.path.join('/')}`}
          place={place}
          published={published}
          taken={theirs.includes(place)}
          choose={(taken) => setTheirs(taken ? [...theirs, place] : theirs.filter((one) => one !== place))}
        />
      ))}
    </Modal>
  );
}

interface ChoiceProps {
  readonly place: Place;
  readonly published: boolean;
  readonly taken: boolean;
  readonly choose: (theirs: boolean) => void;
}

function Choice({ place, published, taken, choose }: ChoiceProps) {
  const t = useTexts();
  const name = usePlaceName()(place.at, place.pointer);
  return (
    <fieldset className="conflict">
      <legend>{name}</legend>
      <Radio.Group value={taken ? 'theirs' : 'mine'} onChange={({ target }) => choose(target.value === 'theirs')}>
        <Radio value="mine" aria-label={t('conflict.keepMine', { place: name })}>
          <b>{published ? t('conflict.draft') : t('conflict.mine')}</b>
          <Side value={place.yours} />
        </Radio>
        <Radio value="theirs" aria-label={t('conflict.takeTheirs', { place: name })}>
          <b>{published ? t('conflict.release') : t('conflict.theirs')}</b>
          <Side value={place.theirs} />
        </Radio>
      </Radio.Group>
    </fieldset>
  );
}

function Side({ value }: { readonly value: unknown }) {
  const t = useTexts();
  return (
    <div className="conflict-side">{value === undefined ? <i>{t('conflict.leftOut')}</i> : <JsonValue value={value} />}</div>
  );
}
