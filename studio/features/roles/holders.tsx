/** How many people hold a role, with the way to them. */
import { Link } from 'react-router';
import { useReleasedName } from '../../grants/released-roles.js';
import { useTexts } from './texts.js';

interface HoldersProps {
  /** Its id. */
  readonly role: string;
  readonly counts: Readonly<Record<string, number>> | undefined;
}

export function Holders({ role, counts }: HoldersProps) {
  const t = useTexts();
  const released = useReleasedName(role);
  if (released === undefined) return <span className="none">{t('notYet')}</span>;
  if (!counts) return null;
  return <Link to={`/people?role=${encodeURIComponent(released)}`}>{counts[role] ?? 0}</Link>;
}
