/** Objects × rights of one role: a line a grant, opened for its fields and transitions. */
import { Modal } from 'antd';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useSearchParams } from 'react-router';
import type { RoleDocument } from '../../../metadata/format/types.js';
import { ScrollRegion } from '../../grants/scroll-region.js';
import { rights, type Right } from '../../grants/rights.js';
import { useGrantTexts } from '../../grants/texts.js';
import { FindingList } from '../../ui/findings-of.js';
import { SearchInput } from '../../ui/search-input.js';
import { lineId } from './columns.js';
import { countUnnamed, standingOf } from './grants.js';
import { LeaveDialog } from './leave-dialog.js';
import { useLines } from './lines.js';
import { ObjectLines } from './object-lines.js';
import { useTexts } from './texts.js';
import { fallsBack, useRoleEdits, type At, type Line } from './use-role-edits.js';
import { elsewhere, useRoleFindings } from './use-role-findings.js';

export function Matrix({ role }: { readonly role: RoleDocument }) {
  const t = useTexts();
  const rightTexts = useGrantTexts();
  const edits = useRoleEdits(role);
  const lines = useLines(role);
  const findings = useRoleFindings(role.id);
  const [search, setSearch] = useState('');
  const [leaving, setLeaving] = useState<Line | null>(null);
  const { isOpen, toggle } = useOpenGrants(lines);
  const guarded = useMemo(
    () => ({
      ...edits,
      setRight: (at: At, right: Right, on: boolean) =>
        !on && fallsBack(role, at, right) ? setLeaving(at.line) : edits.setRight(at, right, on),
      removeGrant: (at: At) => (fallsBack(role, at, null) ? setLeaving(at.line) : edits.removeGrant(at)),
    }),
    [edits, role],
  );
  const wanted = search.trim().toLowerCase();
  const shown = lines.filter(({ name, label, object }) =>
    [name, label, ...Object.values(object?.label ?? {})].some((text) => String(text).toLowerCase().includes(wanted)),
  );
  const decide = (how: (line: Line) => void): void => {
    if (leaving) how(leaving);
    setLeaving(null);
  };
  return (
    <section aria-labelledby="role-matrix">
      <h2 id="role-matrix" className="role-heading">
        {t('matrix')}
      </h2>
      <p className="lead role-lead">{t('matrixLead')}</p>
      <p className="lead role-lead">{t('ownershipLead')}</p>
      <FindingList findings={elsewhere(findings, lines)} />
      <SearchInput label={t('searchObjects')} value={search} onChange={setSearch} />
      {shown.length === 0 ? <p className="muted">{t('noObject')}</p> : null}
      <ScrollRegion className="panel grant-scroll" label={t('matrix')}>
        <table className="grant-table">
          <thead>
            <tr>
              <th scope="col">{t('object')}</th>
              <th scope="col">{t('records')}</th>
              {rights.map((right) => (
                <th key={right} scope="col" className="grant-tick">
                  {rightTexts(`right.${right}`)}
                </th>
              ))}
              <th scope="col">{t('fields')}</th>
            </tr>
          </thead>
          {shown.map((line) => (
            <ObjectLines
              key={line.name}
              role={role}
              line={line}
              edits={guarded}
              findings={findings}
              isOpen={(index) => isOpen(line.name, index)}
              toggle={(index) => toggle(line.name, index)}
            />
          ))}
        </table>
      </ScrollRegion>
      <Modal
        open={leaving !== null}
        title={leaving ? t('leaveTitle', { object: leaving.label }) : ''}
        footer={null}
        onCancel={() => setLeaving(null)}
        destroyOnHidden
      >
        {leaving ? (
          <LeaveDialog
            object={leaving.label}
            isOwn={standingOf(role, leaving.name).through === 'own'}
            others={countUnnamed(role, lines, leaving.name)}
            asEvery={() => decide(edits.leave)}
            none={() => decide(edits.nameOthers)}
            cancel={() => setLeaving(null)}
          />
        ) : null}
      </Modal>
    </section>
  );
}

/** Height of the head of the table, below which a line comes into view. */
const HEAD = 40;

/** The address may name an object, by name or id: it is opened and brought into view. */
function useOpenGrants(lines: readonly Line[]) {
  const [query] = useSearchParams();
  const asked = query.get('object');
  const found = asked === null ? undefined : lines.find(({ name, object }) => name === asked || object?.id === asked)?.name;
  const [open, setOpen] = useState<ReadonlySet<string>>(() => new Set());
  const [answered, answer] = useState<string | undefined>(undefined);
  if (found !== answered) {
    answer(found);
    if (found !== undefined) setOpen(new Set([...open, `${found} 0`]));
  }
  useEffect(() => {
    const line = found === undefined ? null : document.getElementById(lineId(found));
    line?.closest('.grant-scroll')?.scrollTo({ top: line.offsetTop - HEAD });
  }, [found]);
  const toggle = useCallback((name: string, index: number) => {
    const key = `${name} ${index}`;
    setOpen((now) => new Set(now.has(key) ? [...now].filter((one) => one !== key) : [...now, key]));
  }, []);
  return { isOpen: (name: string, index: number) => open.has(`${name} ${index}`), toggle };
}
