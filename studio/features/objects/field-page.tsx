/** One field: everything it says, what refers to it, how much it is used. */
import { useNavigate, useParams } from 'react-router';
import type { FieldDocument, ObjectDocument } from '../../../metadata/format/types.js';
import { LinkButton } from '../../../runtime-ui/ui/link-button.js';
import { State } from '../../../runtime-ui/ui/state.js';
import { useLabel } from '../../draft/label.js';
import type { Change } from '../../draft/use-draft.js';
import { FindingsOf } from '../../ui/findings-of.js';
import { ObjectFrame } from '../../ui/object-frame.js';
import { RemoveButton } from '../../ui/remove-button.js';
import { FieldSettings } from './field-settings.js';
import { FieldUse } from './field-use.js';
import { useTexts } from './texts.js';
import '../../ui/boxes.css';
import './objects.css';

export function FieldPage() {
  const { fieldId } = useParams();
  return (
    <ObjectFrame>
      {(object, change) => {
        const field = object.fields?.find(({ id }) => id === fieldId);
        return field ? <Field key={field.id} object={object} change={change} field={field} /> : <Missing object={object} />;
      }}
    </ObjectFrame>
  );
}

function Missing({ object }: { readonly object: ObjectDocument }) {
  const t = useTexts();
  return (
    <State picture="lost" title={t('field.missing')} text={t('missingText')}>
      <LinkButton to={`/objects/${object.id}`}>{t('field.toFields')}</LinkButton>
    </State>
  );
}

export interface FieldProps {
  readonly object: ObjectDocument;
  readonly change: Change<ObjectDocument>;
  readonly field: FieldDocument;
}

function Field({ object, change, field }: FieldProps) {
  const t = useTexts();
  const say = useLabel();
  const navigate = useNavigate();
  const label = say(field.label, field.name);
  const of = { kind: 'object', id: object.id, path: ['fields', field.id] } as const;
  return (
    <>
      <header className="field-head">
        <h2>{label}</h2>
        <span className="muted">{t.maybe(`type.${field.type}`) ?? field.type}</span>
        <div className="page-actions">
          <LinkButton to={`/objects/${object.id}`}>{t('field.toFields')}</LinkButton>
          <RemoveButton
            of={of}
            name={label}
            label={t('field.removing', { label })}
            removed={() => void navigate(`/objects/${object.id}`)}
          >
            {t('field.remove')}
          </RemoveButton>
        </div>
      </header>
      <FindingsOf of={of} />
      <div className="split">
        <FieldSettings object={object} change={change} field={field} />
        <FieldUse object={object} field={field} />
      </div>
    </>
  );
}
