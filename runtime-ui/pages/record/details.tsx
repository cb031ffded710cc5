/** The values of a record in the sections of its layout; each section can be changed in place. */
import { EditOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { holds } from '../../../metadata/rules/evaluate.js';
import type { Rule } from '../../../metadata/rules/rule.js';
import type { ObjectInfo, RecordData } from '../../../server/http/contract.js';
import { fieldOf, useApp } from '../../api/app.js';
import { useMe } from '../../api/session.js';
import { Loading } from '../../ui/state.js';
import { Value } from '../../values/value.js';

const SectionForm = lazy(() => import('./section-form.js'));

interface DetailsProps {
  readonly object: ObjectInfo;
  readonly record: RecordData;
  /** Fields the user may change on this record. */
  readonly editable: readonly string[];
}

type Section = ObjectInfo['sections'][number];

export function Details({ object, record, editable }: DetailsProps) {
  const { t } = useTranslation();
  const [editing, setEditing] = useState<string | null>(null);
  const isVisible = useVisible(record);
  const system = object.fields.filter(
    (field) => field.system && !['id', 'version', 'stage', 'deleted_at', 'deleted_by'].includes(field.name),
  );
  const sections: readonly Section[] = [
    ...object.sections.filter((section) => !section.visible || isVisible(section.visible)),
    { id: 'system', label: t('record.system'), columns: 2, fields: system.map((field) => field.name) },
  ];
  return (
    <div className="details">
      {sections.map((section) =>
        section.fields.length === 0 ? null : editing === section.id ? (
          <Suspense key={section.id} fallback={<Loading rows={3} />}>
            <SectionForm object={object} record={record} section={section} close={() => setEditing(null)} />
          </Suspense>
        ) : (
          <ReadSection
            key={section.id}
            object={object}
            record={record}
            section={section}
            edit={
              editing === null && section.fields.some((name) => editable.includes(name)) ? () => setEditing(section.id) : null
            }
          />
        ),
      )}
    </div>
  );
}

function useVisible(record: RecordData): (rule: Rule) => boolean {
  const { timezone } = useApp();
  const { data: me } = useMe();
  const user = {
    id: me?.user.id ?? '',
    department: me?.department?.id ?? null,
    department_users: [],
    department_tree_users: [],
    roles: me?.roles.map((role) => role.name) ?? [],
  };
  return (rule) => holds(rule, record, { now: new Date(), timezone, user, previous: record });
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
