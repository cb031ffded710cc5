/** What roles may do after it that they may not do now, and the other way round; by role. */
import { Link } from 'react-router';
import type { AccessChange } from '../../../server/contract/component.js';
import { useLabel } from '../../draft/label.js';
import { linkTo } from '../../draft/links.js';
import { useRoles } from '../../draft/use-draft.js';

export function AccessChanges({ changes }: { readonly changes: readonly AccessChange[] }) {
  const say = useLabel();
  const roles = useRoles();
  const names = [...new Set(changes.map(({ role }) => role))];
  return (
    <div className="panel">
      {names.map((name) => {
        const role = roles.find((one) => one.name === name);
        const label = say(role?.label, name);
        return (
          <section key={name} className="access-group">
            <h3>{role ? <Link to={linkTo({ kind: 'role', id: role.id, path: [] })}>{label}</Link> : label}</h3>
            <ul>
              {changes
                .filter((change) => change.role === name)
                .map((change) => (
                  <li key={`${change.object} ${change.field ?? ''} ${change.what}`}>{withoutRole(change.text, label)}</li>
                ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}

/** The sentence names the role first, which stands above it here. */
const withoutRole = (text: string, role: string): string =>
  text.startsWith(role) ? text.slice(role.length).replace(/^[:：]\s*/, '') : text;
