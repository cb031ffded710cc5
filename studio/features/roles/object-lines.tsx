/** The lines of one object: its grants, or that it has none of its own. */
import { Button } from 'antd';
import { Link } from 'react-router';
import type { RoleDocument } from '../../../metadata/format/types.js';
import type { StudioFinding } from '../../../server/contract/component.js';
import { sourceOf } from '../../draft/links.js';
import { FindingList } from '../../ui/findings-of.js';
import { COLUMNS, lineId } from './columns.js';
import { EVERY, standingOf } from './grants.js';
import { GrantLine } from './grant-line.js';
import { InheritedLine } from './inherited-line.js';
import { LineName } from './line-name.js';
import { useTexts } from './texts.js';
import { useGrantName, type Line, type RoleEdits } from './use-role-edits.js';
import { findingsAt } from './use-role-findings.js';

interface LinesProps {
  readonly role: RoleDocument;
  readonly line: Line;
  readonly edits: RoleEdits;
  readonly findings: readonly StudioFinding[];
  readonly isOpen: (index: number) => boolean;
  readonly toggle: (index: number) => void;
}

export function ObjectLines({ role, line, edits, findings, isOpen, toggle }: LinesProps) {
  const { through, grants } = standingOf(role, line.name);
  const grantName = useGrantName(role);
  const own = findingsAt(findings, line.name);
  const placed = grants.flatMap((_, index) => findingsAt(findings, line.name, index));
  const rest = own.filter((finding) => !placed.includes(finding));
  return (
    <tbody id={lineId(line.name)} className={through === 'own' ? 'grants' : 'grants grants-none'}>
      {through === 'odd' ? <OddLine role={role} line={line} /> : null}
      {through === 'every' || through === 'none' ? (
        <InheritedLine line={line} through={through} grants={grants} edits={edits} open={isOpen(0)} toggle={() => toggle(0)} />
      ) : null}
      {through === 'own'
        ? grants.map((grant, index) => (
            <GrantLine
              key={index}
              at={{ line, index }}
              name={grantName(line, index)}
              count={grants.length}
              grant={grant}
              edits={edits}
              findings={findingsAt(findings, line.name, index)}
              mayFallBack={line.name !== EVERY && Object.hasOwn(role.objects, EVERY)}
              open={isOpen(index)}
              toggle={() => toggle(index)}
            />
          ))
        : null}
      {rest.length > 0 ? (
        <tr>
          <td colSpan={COLUMNS}>
            <FindingList findings={rest} />
          </td>
        </tr>
      ) : null}
      {through === 'own' && !line.object && line.name !== EVERY ? <LostLine line={line} edits={edits} /> : null}
    </tbody>
  );
}

function OddLine({ role, line }: { readonly role: RoleDocument; readonly line: Line }) {
  const t = useTexts();
  return (
    <tr>
      <th scope="row">
        <LineName line={line} />
      </th>
      <td colSpan={COLUMNS - 1}>
        {t('odd')} <Link to={sourceOf({ kind: 'role', id: role.id, path: [] })}>{t('source')}</Link>
      </td>
    </tr>
  );
}

function LostLine({ line, edits }: { readonly line: Line; readonly edits: RoleEdits }) {
  const t = useTexts();
  return (
    <tr>
      <td colSpan={COLUMNS}>
        <Button size="small" danger aria-label={t('removeLostOf', { object: line.label })} onClick={() => edits.leave(line)}>
          {t('removeLost')}
        </Button>
      </td>
    </tr>
  );
}
