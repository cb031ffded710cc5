/** One shared picklist: its names, its values, who uses it. */
import { CodeOutlined } from '@ant-design/icons';
import { Link, useNavigate, useParams } from 'react-router';
import type { PicklistDocument } from '../../../metadata/format/types.js';
import { LinkButton } from '../../../runtime-ui/ui/link-button.js';
import { Page } from '../../../runtime-ui/ui/page.js';
import { State } from '../../../runtime-ui/ui/state.js';
import { useLabel } from '../../draft/label.js';
import { sourceOf } from '../../draft/links.js';
import { useDocument, useObjects, usePicklists } from '../../draft/use-draft.js';
import { usePublished } from '../../draft/use-published.js';
import { ComponentName } from '../../ui/component-name.js';
import { FindingsOf } from '../../ui/findings-of.js';
import { LabelInput } from '../../ui/label-input.js';
import { RemoveButton } from '../../ui/remove-button.js';
import { controllingOfShared } from '../../values/controlling.js';
import { useValueUsage } from '../../values/usage.js';
import { ValuesEditor } from '../../values/values-editor.js';
import { useTexts } from './texts.js';
import { usedBy } from './used-by.js';
import '../../ui/boxes.css';
import './picklists.css';

export function PicklistPage() {
  const t = useTexts();
  const { id = '' } = useParams();
  const [picklist] = useDocument<PicklistDocument>('picklist', id);
  if (picklist) return <Picklist key={id} picklist={picklist} />;
  return (
    <State page picture="lost" title={t('missing')} text={t('missingText')}>
      <LinkButton to="/picklists">{t('all')}</LinkButton>
    </State>
  );
}

function Picklist({ picklist }: { readonly picklist: PicklistDocument }) {
  const t = useTexts();
  const say = useLabel();
  const navigate = useNavigate();
  const of = { kind: 'picklist', id: picklist.id, path: [] } as const;
  const label = say(picklist.label, picklist.name);
  return (
    <Page
      title={label}
      above={
        <>
          <Link to="/picklists">{t('title')}</Link> › <code>{picklist.name}</code>
        </>
      }
      actions={
        <>
          <RemoveButton of={of} name={label} label={t('removeOf', { label })} removed={() => void navigate('/picklists')}>
            {t('remove')}
          </RemoveButton>
          <LinkButton to={sourceOf(of)} icon={<CodeOutlined aria-hidden="true" />}>
            {t('source')}
          </LinkButton>
        </>
      }
    >
      <FindingsOf of={of} />
      <div className="picklist">
        <Values picklist={picklist} />
        <Names picklist={picklist} />
      </div>
    </Page>
  );
}

function Values({ picklist }: { readonly picklist: PicklistDocument }) {
  const t = useTexts();
  const say = useLabel();
  const [, change] = useDocument<PicklistDocument>('picklist', picklist.id);
  const objects = useObjects();
  const picklists = usePicklists();
  const of = { kind: 'picklist', id: picklist.id, path: [] } as const;
  const scope = { picklist: picklist.id };
  const { data } = useValueUsage(scope, usePublished(of));
  return (
    <section className="panel box" aria-labelledby="picklist-values">
      <h2 id="picklist-values">{t('values')}</h2>
      <ValuesEditor
        label={t('values')}
        of={of}
        values={picklist.values ?? []}
        controlling={controllingOfShared(picklist, objects, picklists, say)}
        scope={scope}
        usage={data?.values}
        onChange={(values) =>
          change(
            (draft) => void (draft.values = values as unknown as PicklistDocument['values']),
            t('change', { label: say(picklist.label, picklist.name) }),
          )
        }
      />
    </section>
  );
}

function Names({ picklist }: { readonly picklist: PicklistDocument }) {
  const t = useTexts();
  const say = useLabel();
  const [, change] = useDocument<PicklistDocument>('picklist', picklist.id);
  const taken = usePicklists().flatMap(({ id, name }) => (id === picklist.id ? [] : [name]));
  const uses = usedBy(picklist.name, useObjects());
  return (
    <aside>
      <section className="panel box" aria-labelledby="picklist-names">
        <h2 id="picklist-names">{t('names')}</h2>
        <LabelInput
          label={t('label')}
          required
          value={picklist.label}
          onChange={(label) =>
            label && change((draft) => void (draft.label = label), t('change', { label: say(picklist.label, picklist.name) }))
          }
        />
        <ComponentName of={{ kind: 'picklist', id: picklist.id, path: [] }} name={picklist.name} taken={taken} />
      </section>
      <section className="panel box" aria-labelledby="picklist-uses">
        <h2 id="picklist-uses">{t('usedBy')}</h2>
        {uses.length === 0 ? <p className="muted">{t('nowhere')}</p> : null}
        <ul className="use-list">
          {uses.map(({ object, field }) => (
            <li key={`${object.id} ${field.id}`}>
              <Link to={`/objects/${object.id}/fields/${field.id}`}>
                {say(object.label, object.name)} › {say(field.label, field.name)}
              </Link>
            </li>
          ))}
        </ul>
      </section>
    </aside>
  );
}
