/** Who may use a transition: what the grants of roles say about it, and how to change that. */
import { own } from '../../../metadata/documents/component.js';
import type { GrantDocument, RoleDocument } from '../../../metadata/format/types.js';

interface Standing {
  readonly holds: boolean;
  /** `named`: by its name. `all`: all transitions of the object. `every_object`: by the grant for every object. */
  readonly through: 'named' | 'all' | 'every_object' | null;
  /** false: the role may do nothing with the object itself, or only by its grant for every object. */
  readonly editable: boolean;
}

export function standingOf(role: RoleDocument, object: string, transition: string): Standing {
  const own = grantsOf(role, object);
  if (own) {
    const all = own.some((grant) => grant.transitions?.includes('*'));
    const named = own.some((grant) => grant.transitions?.includes(transition));
    return { holds: all || named, through: all ? 'all' : named ? 'named' : null, editable: bearers(own).length > 0 };
  }
  const holds = grantsOf(role, '*')?.some(({ transitions }) => transitions?.includes('*') || transitions?.includes(transition));
  return { holds: holds ?? false, through: holds ? 'every_object' : null, editable: false };
}

/** A record is moved where it may be changed; a role that only reads may still be let move what it reads. */
function bearers(grants: readonly GrantDocument[]): readonly GrantDocument[] {
  const having = (right: 'update' | 'read') => grants.filter(({ rights }) => rights.includes(right));
  return having('update').length > 0 ? having('update') : having('read');
}

/** A role may be unfinished. */
function grantsOf(role: RoleDocument, object: string): GrantDocument[] | undefined {
  const grants = own(role.objects, object);
  return Array.isArray(grants) ? (grants as GrantDocument[]).filter(({ rights }) => Array.isArray(rights)) : undefined;
}

/** Changes the draft of a role. */
export function allow(role: RoleDocument, object: string, transition: string): void {
  for (const grant of bearers(grantsOf(role, object) ?? [])) {
    if (grant.transitions?.includes('*') || grant.transitions?.includes(transition)) continue;
    grant.transitions = [...(grant.transitions ?? []), transition];
  }
}

/** Changes the draft of a role. `all`: the names that `*` stands for now. */
export function forbid(role: RoleDocument, object: string, transition: string, all: readonly string[]): void {
  for (const grant of grantsOf(role, object) ?? []) {
    if (!grant.transitions) continue;
    const held = grant.transitions.includes('*') ? all : grant.transitions;
    const left = held.filter((name) => name !== transition);
    if (left.length > 0) grant.transitions = left;
    else delete grant.transitions;
  }
}
