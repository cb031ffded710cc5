/** An object without grants of its own: as every other object, or no access. A tick gives it some. */
import { Button, Checkbox } from 'antd';
import type { GrantDocument } from '../../../metadata/format/types.js';
import { namedRights, rights } from '../../grants/rights.js';
import { useGrantTexts } from '../../grants/texts.js';
import { GrantWords } from './grant-words.js';
import { EVERY } from './grants.js';
import { LineName } from './line-name.js';
import { useTexts } from './texts.js';
import type { Line, RoleEdits } from './use-role-edits.js';

interface InheritedProps {
  readonly line: Line;
  readonly through: 'every' | 'none';
  readonly grants: readonly GrantDocument[];
  readonly edits: RoleEdits;
  readonly open: boolean;
  readonly toggle: () => void;
}

export function InheritedLine({ line, through, grants, edits }: InheritedProps) {
  const t = useTexts();
  const rightTexts = useGrantTexts();
  return (
    <tr className={through === 'every' ? 'grant-inherited' : undefined}>
      <th scope="row">
        <LineName line={line} />
      </th>
      <td>
        <span className="muted">{t(through === 'every' ? 'inherited' : 'noAccess')}</span>
      </td>
      {rights.map((right) => (
        <td key={right} className="grant-tick">
          <Checkbox
            aria-label={t('rightOf', { grant: line.label, right: rightTexts(`right.${right}`) })}
            checked={grants.some((grant) => grant.rights.includes(right))}
            disabled={line.name === EVERY && namedRights.has(right)}
            title={line.name === EVERY && namedRights.has(right) ? t('namedOnly') : undefined}
            onChange={({ target }) => edits.setRight({ line, index: 0 }, right, target.checked)}
          />
        </td>
      ))}
      <td>
        {through === 'every' ? (
          <>
            {grants.map((grant, index) => (
              <div key={index} className="muted">
                <GrantWords line={line} grant={grant} />
              </div>
            ))}
            <Button size="small" aria-label={t('ownGrantsOf', { object: line.label })} onClick={() => edits.giveOwn(line)}>
              {t('ownGrants')}
            </Button>
          </>
        ) : null}
      </td>
    </tr>
  );
}
