/** One grant: on which records, which rights; opened, its fields and transitions. */
import { DeleteOutlined, DownOutlined, PlusOutlined, RightOutlined } from '@ant-design/icons';
import { Button, Checkbox, Tooltip } from 'antd';
import type { GrantDocument } from '../../../metadata/format/types.js';
import type { StudioFinding } from '../../../server/contract/component.js';
import { namedRights, rights } from '../../grants/rights.js';
import { useGrantTexts } from '../../grants/texts.js';
import { FindingList } from '../../ui/findings-of.js';
import { GrantDetails } from './grant-details.js';
import { GrantWords } from './grant-words.js';
import { COLUMNS } from './columns.js';
import { EVERY } from './grants.js';
import { LineName } from './line-name.js';
import { RowsCell } from './rows-cell.js';
import { useTexts } from './texts.js';
import type { At, RoleEdits } from './use-role-edits.js';

export interface GrantLineProps {
  readonly at: At;
  readonly name: string;
  /** How many grants the object has. */
  readonly count: number;
  readonly grant: GrantDocument;
  readonly edits: RoleEdits;
  readonly findings: readonly StudioFinding[];
  /** There are grants for every other object, which would hold for it. */
  readonly mayFallBack: boolean;
  readonly open: boolean;
  readonly toggle: () => void;
}

export function GrantLine(props: GrantLineProps) {
  const { at, name, count, grant, edits, findings, open, toggle } = props;
  const t = useTexts();
  const rightTexts = useGrantTexts();
  return (
    <>
      <tr className={open ? 'grant-open' : undefined}>
        <th scope="row">
          <LineName line={at.line} index={at.index} count={count} />
        </th>
        <td>
          <RowsCell at={at} name={name} grant={grant} edits={edits} />
        </td>
        {rights.map((right) => (
          <td key={right} className="grant-tick">
            <Checkbox
              aria-label={t('rightOf', { grant: name, right: rightTexts(`right.${right}`) })}
              checked={grant.rights.includes(right)}
              // What stands there all the same can be taken away.
              disabled={at.line.name === EVERY && namedRights.has(right) && !grant.rights.includes(right)}
              title={at.line.name === EVERY && namedRights.has(right) ? t('namedOnly') : undefined}
              onChange={({ target }) => edits.setRight(at, right, target.checked)}
            />
          </td>
        ))}
        <td>
          <div className="grant-rest">
            <Button
              type="text"
              className="grant-toggle"
              aria-expanded={open}
              aria-label={t('details', { grant: name })}
              icon={open ? <DownOutlined aria-hidden="true" /> : <RightOutlined aria-hidden="true" />}
              onClick={toggle}
            >
              <GrantWords line={at.line} grant={grant} />
            </Button>
            <GrantActions {...props} />
          </div>
        </td>
      </tr>
      {open || findings.length > 0 ? (
        <tr className="grant-more">
          <td colSpan={COLUMNS}>
            <FindingList findings={findings} />
            {open ? <GrantDetails {...props} /> : null}
          </td>
        </tr>
      ) : null}
    </>
  );
}

function GrantActions({ at, name, count, edits, mayFallBack }: GrantLineProps) {
  const t = useTexts();
  const { line, index } = at;
  return (
    <span className="grant-actions">
      {index === count - 1 && count < 20 ? (
        <Tooltip title={t('addGrant')}>
          <Button
            size="small"
            type="text"
            icon={<PlusOutlined aria-hidden="true" />}
            aria-label={t('addGrantTo', { object: line.label })}
            onClick={() => edits.addGrant(line)}
          />
        </Tooltip>
      ) : null}
      <Tooltip title={t('removeGrant', { grant: name })}>
        <Button
          size="small"
          type="text"
          danger
          icon={<DeleteOutlined aria-hidden="true" />}
          aria-label={mayFallBack && count === 1 ? t('asEveryOf', { object: line.label }) : t('removeGrant', { grant: name })}
          onClick={() => (mayFallBack && count === 1 ? edits.leave(line) : edits.removeGrant(at))}
        />
      </Tooltip>
    </span>
  );
}
