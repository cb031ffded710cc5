/** The fields of a form in the sections of the layout; those in none come last. */
import type { ObjectFieldTemplateProps, RJSFSchema } from '@rjsf/utils';
import { Fragment } from 'react';

export interface FormSection {
  readonly id: string;
  readonly label: string | null;
  readonly columns: 1 | 2;
  readonly fields: readonly string[];
}

export function Sections({ properties, uiSchema }: ObjectFieldTemplateProps<Record<string, unknown>, RJSFSchema>) {
  const sections = (uiSchema?.['ui:options']?.sections ?? []) as readonly FormSection[];
  return (
    <>
      {sections.map((section) => {
        const own = section.fields.flatMap((name) => properties.find((property) => property.name === name) ?? []);
        if (own.length === 0) return null;
        const id = `section-${section.id}`;
        return (
          <section key={section.id} className="form-section" aria-labelledby={section.label ? id : undefined}>
            {section.label ? <h2 id={id}>{section.label}</h2> : null}
            <div className={`form-grid form-grid-${section.columns}`}>
              {own.map((property) => (
                <Fragment key={property.name}>{property.content}</Fragment>
              ))}
            </div>
          </section>
        );
      })}
    </>
  );
}
