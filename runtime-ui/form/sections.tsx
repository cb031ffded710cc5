/** The fields of a form in the sections of the layout, spread over tabs where it has some; those in no section come last. */
import { ExclamationCircleFilled, WarningFilled } from '@ant-design/icons';
import type { ObjectFieldTemplateProps, RJSFSchema } from '@rjsf/utils';
import { Tabs } from 'antd';
import { Fragment, useContext, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FormLayout } from '../../server/contract/app.js';
import { FormNotes } from './notes.js';

export interface FormSection {
  readonly id: string;
  readonly label: string | null;
  readonly tab?: string;
  readonly columns: 1 | 2 | 3;
  readonly fields: readonly string[];
}

type Properties = ObjectFieldTemplateProps<Record<string, unknown>, RJSFSchema>['properties'];

interface Part {
  readonly id: string;
  readonly label: string;
  readonly sections: readonly FormSection[];
}

export function Sections(props: ObjectFieldTemplateProps<Record<string, unknown>, RJSFSchema>) {
  const { properties, uiSchema } = props;
  const options = uiSchema?.['ui:options'];
  const there = new Set(properties.map(({ name }) => name));
  const sections = ((options?.sections ?? []) as readonly FormSection[]).filter(({ fields }) =>
    fields.some((name) => there.has(name)),
  );
  const parts = ((options?.tabs ?? []) as FormLayout['tabs'])
    .map((tab) => ({ ...tab, sections: sections.filter((section) => section.tab === tab.id) }))
    .filter((part) => part.sections.length > 0);
  if (parts.length < 2) return <Below sections={sections} properties={properties} />;
  return <InTabs parts={parts} properties={properties} />;
}

interface BelowProps {
  readonly sections: readonly FormSection[];
  readonly properties: Properties;
}

function Below({ sections, properties }: BelowProps) {
  return sections.map((section) => {
    const id = `section-${section.id}`;
    return (
      <section key={section.id} className="form-section" aria-labelledby={section.label ? id : undefined}>
        {section.label ? <h2 id={id}>{section.label}</h2> : null}
        <div className={`form-grid form-grid-${section.columns}`}>
          {section.fields.map((name) => (
            <Fragment key={name}>{properties.find((property) => property.name === name)?.content}</Fragment>
          ))}
        </div>
      </section>
    );
  });
}

interface InTabsProps {
  readonly parts: readonly Part[];
  readonly properties: Properties;
}

/** All tabs are there from the start, so that what is wrong in one not opened yet can be marked and gone to. */
function InTabs({ parts, properties }: InTabsProps) {
  const { t } = useTranslation();
  const { attempt, faulty, warnings } = useContext(FormNotes);
  const [chosen, choose] = useState('');
  const [seen, see] = useState(attempt);
  const open = parts.find(({ id }) => id === chosen) ?? parts[0]!;
  const countIn = ({ sections }: Part, names: readonly string[]): number =>
    sections.flatMap(({ fields }) => fields).filter((name) => names.includes(name)).length;
  // An attempt to save leads to what stands against it, once.
  if (attempt !== seen) {
    see(attempt);
    const first = parts.find((part) => countIn(part, faulty) > 0);
    if (first && countIn(open, faulty) === 0) choose(first.id);
  }
  return (
    <Tabs
      className="form-tabs"
      aria-label={t('form.tabs')}
      activeKey={open.id}
      onChange={choose}
      items={parts.map((part) => ({
        key: part.id,
        forceRender: true,
        label: <TabLabel label={part.label} faults={countIn(part, faulty)} warnings={countIn(part, Object.keys(warnings))} />,
        children: <Below sections={part.sections} properties={properties} />,
      }))}
    />
  );
}

function TabLabel({ label, faults, warnings }: { readonly label: string; readonly faults: number; readonly warnings: number }) {
  const { t } = useTranslation();
  const mark =
    faults > 0 ? (
      <span className="tab-faults">
        <ExclamationCircleFilled aria-hidden="true" />
        <span className="sr-only"> ({t('form.invalid', { count: faults })})</span>
      </span>
    ) : warnings > 0 ? (
      <span className="tab-warnings">
        <WarningFilled aria-hidden="true" />
        <span className="sr-only"> ({t('form.warned', { count: warnings })})</span>
      </span>
    ) : null;
  return (
    <span className="tab-label">
      {label}
      {mark}
    </span>
  );
}
