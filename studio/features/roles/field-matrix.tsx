/** Fields × (hidden, masked, read, edit) of one grant; what is not named is as all others. */
import { Checkbox, Select } from 'antd';
import { useMemo, useState } from 'react';
import type { GrantDocument } from '../../../metadata/format/types.js';
import { useLabel } from '../../draft/label.js';
import { useObjects } from '../../draft/use-draft.js';
import { levels, type Level } from '../../grants/rights.js';
import { useGrantTexts } from '../../grants/texts.js';
import { SearchInput } from '../../ui/search-input.js';
import { FieldLine, RestLine } from './field-line.js';
import { fieldsOf } from './fields.js';
import { namedLevel } from './grants.js';
import { useTexts } from './texts.js';
import type { At, RoleEdits } from './use-role-edits.js';

export interface FieldMatrixProps {
  readonly at: At;
  readonly name: string;
  readonly grant: GrantDocument;
  readonly edits: RoleEdits;
}

/** More lines than these nobody reads; a search finds the rest. */
const MOST = 150;

export function FieldMatrix({ at, name, grant, edits }: FieldMatrixProps) {
  const t = useTexts();
  const levelTexts = useGrantTexts();
  const say = useLabel();
  const objects = useObjects();
  const [search, setSearch] = useState('');
  const [named, setNamed] = useState(false);
  const { object } = at.line;
  const fields = useMemo(() => fieldsOf(object ? [object] : objects, grant), [object, objects, grant]);
  const wanted = search.trim().toLowerCase();
  const found = fields.filter(
    (field) =>
      (!named || namedLevel(grant, field.name) !== undefined) &&
      [field.name, ...Object.values(field.label ?? {})].some((text) => String(text).toLowerCase().includes(wanted)),
  );
  const setAll = (choice: Level | 'rest') => {
    const able = choice === 'rest' ? found : found.filter(({ from, not }) => from !== 'lost' && !not.includes(choice));
    edits.setLevels(
      at,
      able.map((field) => field.name),
      choice === 'rest' ? null : choice,
    );
  };
  return (
    <div className="field-grants">
      <div className="field-grants-bar">
        <SearchInput label={t('searchFields')} value={search} onChange={setSearch} />
        <Checkbox checked={named} onChange={({ target }) => setNamed(target.checked)}>
          {t('onlyNamed')}
        </Checkbox>
        <Select<Level | 'rest'>
          aria-label={t('setShownOf', { grant: name })}
          className="field-grants-all"
          placeholder={t('setShown', { count: found.length })}
          value={null as unknown as Level}
          disabled={found.length === 0}
          options={[
            { value: 'rest', label: t('asRest') },
            ...levels.map((level) => ({ value: level, label: levelTexts(`level.${level}`) })),
          ]}
          onChange={setAll}
        />
      </div>
      <div className="grant-scroll field-grants-scroll">
        <table className="grant-table" aria-label={t('fieldTable', { grant: name })}>
          <thead>
            <tr>
              <th scope="col">{t('field')}</th>
              <th scope="col" className="grant-tick">
                {t('asRest')}
              </th>
              {levels.map((level) => (
                <th key={level} scope="col" className="grant-tick">
                  {levelTexts(`level.${level}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <RestLine at={at} grantName={name} grant={grant} edits={edits} />
            {found.slice(0, MOST).map((field) => (
              <FieldLine
                key={field.name}
                at={at}
                grantName={name}
                grant={grant}
                edits={edits}
                field={field}
                label={say(field.label, field.name)}
              />
            ))}
          </tbody>
        </table>
      </div>
      {found.length === 0 ? <p className="muted">{t('noField')}</p> : null}
      {found.length > MOST ? <p className="muted">{t('more', { count: found.length - MOST })}</p> : null}
    </div>
  );
}
