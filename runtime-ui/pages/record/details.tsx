/** The values of a record in the sections of its layout; each section can be changed in place. */
import { EditOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import type { LayoutInfo, ObjectInfo } from '../../../server/contract/app.js';
import type { RecordData } from '../../../server/contract/records.js';
import { fieldOf } from '../../api/app.js';
import { Value } from '../../values/value.js';
import type { SectionEdit } from './use-section-form.js';

interface DetailsProps {
  readonly object: ObjectInfo;
  readonly record: RecordData;
  readonly sections: readonly Section[];
  /** Fields the user may change on this record. */
  readonly editable: readonly string[];
  /** The form of one of the sections. */
  readonly edited: SectionEdit;
}

export type Section = LayoutInfo['sections'][number];

export function Details({ object, record, sections, editable, edited }: DetailsProps) {
  const mayEdit = ({ fields }: Section) => edited.section === null && fields.some((name) => editable.includes(name));
  return (
    <div className="details">
      {sections.map((section) =>
        edited.section?.id === section.id ? (
          <Fragment key={section.id}>{edited.slot}</Fragment>
        ) : section.fields.length === 0 ? null : (
          <ReadSection
            key={section.id}
            object={object}
            record={record}
            section={section}
            edit={mayEdit(section) ? () => edited.edit(section) : null}
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
