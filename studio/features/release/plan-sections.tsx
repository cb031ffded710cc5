/** The parts of a plan in the order in which one decides: what must be mended, what it does, how it is done. */
import { Collapse } from 'antd';
import type { ReactNode } from 'react';
import type { StudioPlan } from '../../../server/contract/draft.js';
import { FindingList } from '../../ui/findings-of.js';
import { RiskTag } from '../../ui/risk-tag.js';
import { AccessChanges } from './access-changes.js';
import { Changes } from './changes.js';
import { Impacts } from './impacts.js';
import { References } from './references.js';
import { useTexts } from './texts.js';

export function PlanSections({ plan }: { readonly plan: StudioPlan }) {
  const t = useTexts();
  const { findings, references, impacts, access, changes, ddl } = plan;
  // What does not compile has no tables and no rules to hold against records: nothing is known, which is not nothing.
  const isKnown = !findings.some(({ level }) => level === 'error') || ddl.length > 0 || impacts.length > 0;
  return (
    <>
      <div className={`plan-summary plan-summary-${plan.risk}`}>
        <RiskTag risk={plan.risk} />
        <span>
          <strong>{t('changes', { count: changes.length })}.</strong> {t(`summary.${plan.risk}`)}
        </span>
      </div>
      <Section title={t('sections.findings')} shown={findings.length > 0}>
        <FindingList findings={findings} links />
      </Section>
      <Section title={t('sections.references')} shown={references.length > 0}>
        <References references={references} />
      </Section>
      <Section title={t('sections.changes')} shown={changes.length > 0}>
        <Changes changes={changes} />
      </Section>
      {isKnown ? null : <p className="muted">{t('unknown')}</p>}
      <Section title={t('sections.impacts')} shown={isKnown}>
        {impacts.length > 0 ? <Impacts impacts={impacts} /> : <p className="muted">{t('noImpacts')}</p>}
      </Section>
      <Section title={t('sections.access')} shown={access.length > 0}>
        <AccessChanges changes={access} />
      </Section>
      <Section title={t('sections.ddl')} shown={isKnown}>
        <Statements ddl={ddl} />
      </Section>
    </>
  );
}

function Section({ title, shown, children }: { readonly title: string; readonly shown: boolean; readonly children: ReactNode }) {
  return shown ? (
    <section className="plan-section">
      <h2>{title}</h2>
      {children}
    </section>
  ) : null;
}

function Statements({ ddl }: { readonly ddl: readonly string[] }) {
  const t = useTexts();
  if (ddl.length === 0) return <p className="muted">{t('noDdl')}</p>;
  const items = [
    { key: 'ddl', label: t('ddl', { count: ddl.length }), children: <pre className="json">{ddl.join(';\n\n')};</pre> },
  ];
  return <Collapse items={items} />;
}
