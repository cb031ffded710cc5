/** On which records a grant holds: a word, or a condition. */
import { Select } from 'antd';
import type { GrantDocument } from '../../../metadata/format/types.js';
import { ConditionField } from '../../condition/condition-field.js';
import { useTexts } from './texts.js';
import type { At, RoleEdits } from './use-role-edits.js';

const scopes = ['own', 'department', 'department_tree', 'all'] as const;
type Scope = (typeof scopes)[number] | 'condition';

/** What a condition begins with: it says the same in JSON Logic, or the narrowest there is. */
const beginnings: Readonly<Record<(typeof scopes)[number], object>> = {
  own: { '==': [{ var: 'owner' }, { user: ['id'] }] },
  department: { in: [{ var: 'owner' }, { user: ['department_users'] }] },
  department_tree: { in: [{ var: 'owner' }, { user: ['department_tree_users'] }] },
  all: { '==': [{ var: 'owner' }, { user: ['id'] }] },
};

export const scopeOf = (rows: unknown): Scope => scopes.find((scope) => scope === rows) ?? 'condition';

interface RowsCellProps {
  readonly at: At;
  readonly name: string;
  readonly grant: GrantDocument;
  readonly edits: RoleEdits;
}

export function RowsCell({ at, name, grant, edits }: RowsCellProps) {
  const t = useTexts();
  const rows: unknown = grant.rows;
  const scope = scopeOf(rows);
  // A condition is about the fields of one object.
  const offered: readonly Scope[] = at.line.object || scope === 'condition' ? [...scopes, 'condition'] : scopes;
  const choose = (next: Scope): void => {
    if (next !== 'condition') edits.setRows(at, next);
    else if (scope !== 'condition') edits.setRows(at, beginnings[scope] as GrantDocument['rows']);
  };
  return (
    <div className="grant-rows">
      <Select<Scope>
        aria-label={t('rowsOf', { grant: name })}
        className="grant-scope"
        popupMatchSelectWidth={false}
        value={scope}
        status={rows === undefined ? 'error' : ''}
        options={offered.map((one) => ({ value: one, label: t(`rows.${one}`) }))}
        onChange={choose}
      />
      {scope !== 'condition' ? null : at.line.object ? (
        <ConditionField
          value={rows}
          onChange={(rule) => edits.setRows(at, rule as GrantDocument['rows'] | undefined)}
          object={at.line.object.id}
          place="row"
          label={t('rowsOf', { grant: name })}
        />
      ) : (
        <code className="grant-json">{JSON.stringify(rows)}</code>
      )}
      {rows === undefined ? <p className="control-error">{t('rowsMissing')}</p> : null}
    </div>
  );
}
