/** What the first cell of a line says: the object, or which of its grants. */
import { Tag } from 'antd';
import { Link } from 'react-router';
import { ObjectIcon } from '../../../runtime-ui/ui/icons.js';
import { EVERY } from './grants.js';
import { useTexts } from './texts.js';
import type { Line } from './use-role-edits.js';

export function LineName({
  line,
  index = 0,
  count = 1,
}: {
  readonly line: Line;
  readonly index?: number;
  readonly count?: number;
}) {
  const t = useTexts();
  if (index > 0) return <span className="grant-next">{t('grantNth', { object: line.label, number: index + 1 })}</span>;
  return (
    <span className="grant-object">
      {line.object ? <ObjectIcon name={line.object.icon ?? 'database'} /> : null}
      <span>
        {line.object ? (
          <Link to={`/objects/${encodeURIComponent(line.object.id)}`}>{line.label}</Link>
        ) : (
          <strong>{line.label}</strong>
        )}
        {line.name === EVERY ? <span className="grant-note">{t('everyLead')}</span> : null}
        {!line.object && line.name !== EVERY ? <Tag color="red">{t('lostObject')}</Tag> : null}
        {count > 1 ? <span className="grant-note">{t('grantNth', { object: line.label, number: 1 })}</span> : null}
      </span>
    </span>
  );
}
