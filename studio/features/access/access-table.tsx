/** Rights, transitions and fields by object or by role. A row opens to its fields. */
import { DownOutlined, RightOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import type { Access, ObjectAccess } from '../../../server/contract/access.js';
import { ScrollRegion } from '../../grants/scroll-region.js';
import { levels, rights } from '../../grants/rights.js';
import { useGrantTexts } from '../../grants/texts.js';
import { useLabel } from '../../draft/label.js';
import { useObjects } from '../../draft/use-draft.js';
import { changesAt } from './changed.js';
import { FieldTable } from './field-table.js';
import { useTexts } from './texts.js';
import { Was } from './was.js';

export interface Row {
  readonly key: string;
  readonly label: string;
  /** Id. */
  readonly role: string;
  /** Name. */
  readonly object: string;
}

interface AccessTableProps {
  readonly access: Access;
  readonly rows: readonly Row[];
  readonly heading: string;
  readonly onlyChanges: boolean;
  readonly openable: boolean;
}

const COLUMNS = rights.length + 3;

export function AccessTable({ access, rows, heading, onlyChanges, openable }: AccessTableProps) {
  const t = useTexts();
  const rightTexts = useGrantTexts();
  const shown = onlyChanges ? rows.filter((row) => changesAt(access.changes, row).length > 0) : rows;
  if (shown.length === 0) return <p className="muted">{t('nothingChanged')}</p>;
  return (
    <ScrollRegion className="panel access-scroll" label={t('title')}>
      <table className="access-table">
        <thead>
          <tr>
            <th scope="col">{heading}</th>
            {rights.map((right) => (
              <th key={right} scope="col">
                {rightTexts(`right.${right}`)}
              </th>
            ))}
            <th scope="col">{t('transitions')}</th>
            <th scope="col">{t('fields')}</th>
          </tr>
        </thead>
        {shown.map((row) => (
          <AccessRow key={row.key} access={access} row={row} onlyChanges={onlyChanges} openable={openable} />
        ))}
      </table>
    </ScrollRegion>
  );
}

type RowProps = Pick<AccessTableProps, 'access' | 'onlyChanges' | 'openable'> & { readonly row: Row };

function AccessRow({ access, row, onlyChanges, openable }: RowProps) {
  const t = useTexts();
  const [open, setOpen] = useState(false);
  const role = access.roles.find(({ id }) => id === row.role);
  const held = role?.objects[row.object];
  if (!role || !held) return null;
  return (
    <tbody>
      <tr>
        <th scope="row">{row.label}</th>
        {rights.map((right) => (
          <td key={right}>
            {held.rights[right] ?? <span className="none">{t('no')}</span>}
            <Was changes={changesAt(access.changes, { ...row, what: right })} />
          </td>
        ))}
        <td>
          <Transitions object={row.object} names={held.transitions} />
          <Was changes={changesAt(access.changes, { ...row, what: 'transitions' })} />
        </td>
        <td>
          {openable ? (
            <Button
              type="text"
              size="small"
              aria-expanded={open}
              aria-label={t('show', { label: row.label })}
              icon={open ? <DownOutlined aria-hidden="true" /> : <RightOutlined aria-hidden="true" />}
              onClick={() => setOpen(!open)}
            >
              <Counts held={held} />
            </Button>
          ) : (
            <Counts held={held} />
          )}
          {changesAt(access.changes, { ...row, what: 'field' }).length > 0 ? (
            <span className="access-changed">{t('changed')}</span>
          ) : null}
        </td>
      </tr>
      {open ? (
        <tr>
          <td colSpan={COLUMNS}>
            <FieldTable access={access} object={row.object} roles={[role]} onlyChanges={onlyChanges} />
          </td>
        </tr>
      ) : null}
    </tbody>
  );
}

function Counts({ held }: { readonly held: ObjectAccess }) {
  const t = useTexts();
  const levelTexts = useGrantTexts();
  const all = Object.values(held.fields);
  const counts = [...levels].reverse().flatMap((level) => {
    const count = all.filter((one) => one === level).length;
    return count > 0 ? [t('count', { count, level: levelTexts(`level.${level}`).toLowerCase() })] : [];
  });
  return <span>{counts.join(', ')}</span>;
}

function Transitions({ object, names }: { readonly object: string; readonly names: readonly string[] }) {
  const t = useTexts();
  const say = useLabel();
  const flow = useObjects().find(({ name }) => name === object)?.flow;
  if (names.length === 0) return <span className="none">{t('none')}</span>;
  const known = flow?.transitions ?? [];
  if (names.length > 1 && names.length === known.length) return t('all');
  return names
    .map((name) => {
      const found = known.find((one) => one.name === name);
      return found ? say(found.label, name) : name;
    })
    .join(', ');
}
