/** The fields of an object by role: the most that is granted on some records. */
import { useState } from 'react';
import { allSystemFields } from '../../../metadata/documents/system-fields.js';
import type { Access, RoleAccess } from '../../../server/contract/access.js';
import { ScrollRegion } from '../../grants/scroll-region.js';
import { useGrantTexts } from '../../grants/texts.js';
import { useLabel } from '../../draft/label.js';
import { useObjects } from '../../draft/use-draft.js';
import { SearchInput } from '../../ui/search-input.js';
import { changesAt } from './changed.js';
import { useTexts } from './texts.js';
import { Was } from './was.js';

interface FieldTableProps {
  readonly access: Access;
  /** Its name. */
  readonly object: string;
  readonly roles: readonly RoleAccess[];
  readonly onlyChanges: boolean;
}

/** More lines than these nobody reads; a search finds the rest. */
const MOST = 150;

export function FieldTable({ access, object, roles, onlyChanges }: FieldTableProps) {
  const t = useTexts();
  const levelTexts = useGrantTexts();
  const labelOf = useFieldLabel(object);
  const [search, setSearch] = useState('');
  const wanted = search.trim().toLowerCase();
  const isChanged = (field: string) =>
    roles.some(({ id }) => changesAt(access.changes, { role: id, object, what: 'field', field }).length > 0);
  const found = Object.keys(roles[0]?.objects[object]?.fields ?? {}).filter(
    (name) => (!onlyChanges || isChanged(name)) && `${name} ${labelOf(name)}`.toLowerCase().includes(wanted),
  );
  return (
    <>
      <SearchInput label={t('searchFields')} value={search} onChange={setSearch} />
      {onlyChanges && found.length === 0 ? <p className="muted">{t('nothingChanged')}</p> : null}
      <ScrollRegion className="panel access-scroll" label={t('fields')}>
        <table className="access-table">
          <thead>
            <tr>
              <th scope="col">{t('field')}</th>
              {roles.map(({ id, label }) => (
                <th key={id} scope="col">
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {found.slice(0, MOST).map((name) => (
              <tr key={name}>
                <th scope="row">{labelOf(name)}</th>
                {roles.map(({ id, objects }) => {
                  const level = objects[object]?.fields[name] ?? 'hidden';
                  return (
                    <td key={id}>
                      <span className={`access-level access-${level}`}>{levelTexts(`level.${level}`)}</span>
                      <Was changes={changesAt(access.changes, { role: id, object, what: 'field', field: name })} />
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      {found.length > MOST ? <p className="muted">{t('more', { count: found.length - MOST })}</p> : null}
    </>
  );
}

function useFieldLabel(object: string): (name: string) => string {
  const say = useLabel();
  const fields = useObjects().find(({ name }) => name === object)?.fields ?? [];
  return (name) => {
    const declared = fields.find((field) => field.name === name)?.label;
    return say(declared ?? allSystemFields.find((field) => field.name === name)?.label, name);
  };
}
