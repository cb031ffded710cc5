/** The roles that somebody holds, or will hold. */
import { Tag } from 'antd';
import type { UserDetail } from '../../../server/contract/people.js';
import { useTexts } from './texts.js';

export function RoleTags({ roles }: Pick<UserDetail, 'roles'>) {
  const t = useTexts();
  if (roles.length === 0) return <span className="muted">{t('noRoles')}</span>;
  return (
    <span className="people-roles">
      {roles.map(({ name, label }) => (
        <Tag key={name}>{label}</Tag>
      ))}
    </span>
  );
}
