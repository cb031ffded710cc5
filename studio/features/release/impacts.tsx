/** Records that are touched: how many, which, and what becomes of them. */
import { Collapse } from 'antd';
import { Link } from 'react-router';
import type { Impact } from '../../../server/contract/component.js';
import { linkTo } from '../../draft/links.js';
import { JsonValue } from '../../ui/json-value.js';
import { RiskTag } from '../../ui/risk-tag.js';
import { useRefName } from '../../ui/use-ref-name.js';
import { useTexts } from './texts.js';

const order = ['blocked', 'destroys', 'confirm', 'safe'] as const;

export function Impacts({ impacts }: { readonly impacts: readonly Impact[] }) {
  const sorted = impacts.toSorted((one, other) => order.indexOf(one.risk) - order.indexOf(other.risk));
  return (
    <div className="impacts">
      {sorted.map((impact, index) => (
        <ImpactCard key={index} impact={impact} />
      ))}
    </div>
  );
}

function ImpactCard({ impact }: { readonly impact: Impact }) {
  const t = useTexts();
  const nameOf = useRefName();
  return (
    <article className="impact panel">
      <header>
        <strong className="impact-count figure">
          {impact.count === null ? t('notCounted') : t('records', { count: impact.count })}
        </strong>
        <Link to={linkTo(impact.at)}>{nameOf(impact.at)}</Link>
        <RiskTag risk={impact.risk} />
      </header>
      <p>{impact.text}</p>
      {impact.samples.length > 0 ? (
        <Collapse ghost size="small" items={[{ key: 'samples', label: t('samples'), children: <Samples impact={impact} /> }]} />
      ) : null}
    </article>
  );
}

function Samples({ impact: { samples, object, text } }: { readonly impact: Impact }) {
  const t = useTexts();
  const hasValue = samples.some((sample) => 'value' in sample);
  const hasBecomes = samples.some((sample) => 'becomes' in sample);
  return (
    <div className="plan-scroll">
      <table className="plan-table" aria-label={t('samplesOf', { text })}>
        <thead>
          <tr>
            <th scope="col">{t('record')}</th>
            {hasValue ? <th scope="col">{t('now')}</th> : null}
            {hasBecomes ? <th scope="col">{t('becomes')}</th> : null}
          </tr>
        </thead>
        <tbody>
          {samples.map((sample) => (
            <tr key={sample.id}>
              <th scope="row">
                <a href={`/app/${object}/${sample.id}`} target="_blank" rel="noreferrer">
                  {sample.label ?? sample.id.slice(-6)}
                </a>
              </th>
              {hasValue ? <Cell value={sample.value} /> : null}
              {hasBecomes ? <Cell value={sample.becomes} /> : null}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Cell({ value }: { readonly value: unknown }) {
  const t = useTexts();
  return <td>{value === null || value === undefined ? <i className="muted">{t('nothing')}</i> : <JsonValue value={value} />}</td>;
}
