/** The roles that can be given: those of the release. */
import { useLabel } from '../../draft/label.js';
import { useReleasedRoles } from '../../grants/released-roles.js';

export function useRoleOptions(): readonly { readonly value: string; readonly label: string }[] {
  const say = useLabel();
  return useReleasedRoles().map(({ name, label }) => ({ value: name, label: say(label, name) }));
}
