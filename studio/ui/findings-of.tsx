/** What the check says about a component, where it is edited. */
import { CloseCircleFilled, WarningFilled } from '@ant-design/icons';
import { Tooltip } from 'antd';
import { Link } from 'react-router';
import type { ComponentRef } from '../../metadata/documents/component.js';
import type { StudioFinding } from '../../server/contract/component.js';
import { linkTo } from '../draft/links.js';
import { useFindings } from '../draft/use-findings.js';
import { useTexts } from './texts.js';
import './findings.css';

/** `links`: each leads to the component it belongs to. */
export function FindingsOf({ of, links = false }: { readonly of: ComponentRef; readonly links?: boolean }) {
  return <FindingList findings={useFindings(of)} links={links} />;
}

export function FindingList({
  findings,
  links = false,
}: {
  readonly findings: readonly StudioFinding[];
  readonly links?: boolean;
}) {
  const t = useTexts();
  if (findings.length === 0) return null;
  return (
    <div role="status">
      <ul className="findings">
        {findings.map((finding, index) => (
          <li key={index} className={`finding finding-${finding.level}`}>
            <FindingIcon level={finding.level} />
            <span>
              <span className="sr-only">{t(finding.level)}: </span>
              {finding.message} {links && finding.at ? <Link to={linkTo(finding.at, finding.pointer)}>{t('show')}</Link> : null}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function FindingIcon({ level }: { readonly level: StudioFinding['level'] }) {
  return level === 'error' ? <CloseCircleFilled aria-hidden="true" /> : <WarningFilled aria-hidden="true" />;
}

/** A mark beside a name in a list: how much the check says about it, in a word for those who cannot see it. */
export function FindingsMark({ of }: { readonly of: ComponentRef }) {
  const t = useTexts();
  const findings = useFindings(of);
  if (findings.length === 0) return null;
  const errors = findings.filter(({ level }) => level === 'error').length;
  const level = errors > 0 ? 'error' : 'warning';
  const text = errors > 0 ? t('errors', { count: errors }) : t('warnings', { count: findings.length });
  return (
    <Tooltip
      title={findings.slice(0, 5).map(({ message }, index) => (
        <div key={index}>{message}</div>
      ))}
    >
      <span className={`finding-mark finding-${level}`} role="img" aria-label={text}>
        <FindingIcon level={level} />
      </span>
    </Tooltip>
  );
}
