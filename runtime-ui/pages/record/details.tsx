/** The values of a record in the sections of its layout; each section can be changed in place. */
import { EditOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LayoutInfo, ObjectInfo, RecordData } from '../../../server/http/contract.js';
import { fieldOf } from '../../api/app.js';
import { Loading } from '../../ui/state.js';
import { Value } from '../../values/value.js';

const SectionForm = lazy(() => import('./section-form.js'));

interface DetailsProps {
  readonly object: ObjectInfo;
  readonly record: RecordData;
  readonly sections: readonly Section[];
  /** Fields the user may change on this record. */
  readonly editable: readonly string[];
}

export type Section = LayoutInfo['sections'][number];

export function Details({ object, record, sections, editable }: DetailsProps) {
  const [editing, setEditing] = useState<Section | null>(null);
  // A release may take the section away; what is entered in it stays until it is saved or left.
  const shown = editing && !sections.some(({ id }) => id === editing.id) ? [...sections, editing] : sections;
  return (
    <div className="details">
      {shown.map((section) =>
        editing?.id === section.id ? (
          <Suspense key={section.id} fallback={<Loading rows={3} />}>
            <SectionForm object={object} record={record} section={editing} close={() => setEditing(null)} />
          </Suspense>
        ) : section.fields.length === 0 ? null : (
          <ReadSection
            key={section.id}
            object={object}
            record={record}
            section={section}
            edit={editing === null && section.fields.some((name) => editable.includes(name)) ? () => setEditing(section) : null}
          />
        ),
      )}
    </div>
  );
}

interface ReadSectionProps {
  readonly object: ObjectInfo;
  readonly record: RecordData;
  readonly section: Section;
  /** Null: nothing here may be changed. */
  readonly edit: (() => void) | null;
}

const wide = new Set(['long_text', 'rich_text', 'json']);

function ReadSection({ object, record, section, edit }: ReadSectionProps) {
  const { t } = useTranslation();
  const fields = section.fields.flatMap((name) => fieldOf(object, name) ?? []);
  return (
    <section className="panel details-section" aria-labelledby={`part-${section.id}`}>
      <header>
        <h2 id={`part-${section.id}`}>{section.label}</h2>
        {edit ? (
          <Button
            type="text"
            icon={<EditOutlined aria-hidden="true" />}
            aria-label={t('record.editSection', { section: section.label })}
            onClick={edit}
          />
        ) : null}
      </header>
      <dl className={`details-grid details-grid-${section.columns}`}>
        {fields.map((field) => (
          <div key={field.name} className={wide.has(field.type) ? 'details-wide' : undefined}>
            <dt>{field.label}</dt>
            <dd>
              <Value field={field} value={record[field.name]} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
