/** How much the check has to say, and all of it in a panel, by component. */
import { CheckCircleOutlined, CloseCircleFilled, WarningFilled } from '@ant-design/icons';
import { Button, Drawer, Tooltip } from 'antd';
import { useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import type { StudioFinding } from '../../server/contract/component.js';
import { linkTo } from '../draft/links.js';
import { useFindings } from '../draft/use-findings.js';
import { FindingList } from '../ui/findings-of.js';
import { useRefName } from '../ui/use-ref-name.js';
import { useTexts } from './texts.js';

export function FindingsButton() {
  const t = useTexts();
  const findings = useFindings();
  const [open, setOpen] = useState(false);
  const errors = findings.filter(({ level }) => level === 'error').length;
  const warnings = findings.length - errors;
  const said = [t('findings.errors', { count: errors }), t('findings.warnings', { count: warnings })] as const;
  const both = t('findings.both', { errors: said[0], warnings: said[1] });
  const text = warnings === 0 ? said[0] : errors === 0 ? said[1] : both;
  const title = findings.length > 0 ? t('findings.button', { text }) : t('findings.none');
  return (
    <>
      <Tooltip title={title}>
        <Button type="text" className="findings-button" aria-label={title} aria-haspopup="dialog" onClick={() => setOpen(true)}>
          {findings.length === 0 ? <CheckCircleOutlined className="findings-fine" aria-hidden="true" /> : null}
          {errors > 0 ? <Count icon={<CloseCircleFilled aria-hidden="true" />} level="error" count={errors} /> : null}
          {warnings > 0 ? <Count icon={<WarningFilled aria-hidden="true" />} level="warning" count={warnings} /> : null}
        </Button>
      </Tooltip>
      <Drawer open={open} onClose={() => setOpen(false)} title={t('findings.title')} size={480} destroyOnHidden>
        <Panel findings={findings} leave={() => setOpen(false)} />
      </Drawer>
    </>
  );
}

interface CountProps {
  readonly icon: ReactNode;
  readonly level: 'error' | 'warning';
  readonly count: number;
}

function Count({ icon, level, count }: CountProps) {
  return (
    <span className={`findings-count finding-${level} finding-mark`}>
      {icon} {count}
    </span>
  );
}

function Panel({ findings, leave }: { readonly findings: readonly StudioFinding[]; readonly leave: () => void }) {
  const t = useTexts();
  const nameOf = useRefName();
  if (findings.length === 0) return <p>{t('findings.none')}</p>;
  const sorted = findings.toSorted((one, other) => one.level.localeCompare(other.level));
  const groups = new Map<string, StudioFinding[]>();
  for (const finding of sorted)
    groups.set(JSON.stringify(finding.at), [...(groups.get(JSON.stringify(finding.at)) ?? []), finding]);
  return (
    <>
      {findings.some(({ level }) => level === 'error') ? <p className="muted">{t('findings.lead')}</p> : null}
      {[...groups].map(([key, group]) => {
        const at = group[0]?.at;
        return (
          <section key={key}>
            <h3 className="findings-at">
              {at ? (
                <Link to={linkTo(at, group[0]?.pointer)} onClick={leave}>
                  {nameOf(at)}
                </Link>
              ) : (
                t('findings.application')
              )}
            </h3>
            <FindingList findings={group} />
          </section>
        );
      })}
    </>
  );
}
