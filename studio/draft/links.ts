/** Where a component of the application is edited; addresses carry ids, so that they outlive a rename. */
import { pathOf, type ComponentRef } from '../../metadata/documents/component.js';

/**
 * Relative to the studio: `/objects/customer/fields/f3`. `pointer`: the place in the document, which says of a role what
 * its components cannot: grants have no ids.
 */
export function linkTo({ kind, id, path: known }: ComponentRef, pointer = ''): string {
  const path = kind === 'role' && known.length === 0 ? pathOf(pointer) : known;
  if (kind === 'app') return '/app';
  if (kind === 'picklist') return within('/picklists', id) + (path[1] ? `?value=${encodeURIComponent(path[1])}` : '');
  if (kind === 'role') return within('/roles', id) + (path[1] ? `?object=${encodeURIComponent(path[1])}` : '');
  return within('/objects', id) + partOf(path);
}

export const sourceOf = ({ kind, id }: ComponentRef): string => within(`/source/${kind}`, id);

const within = (place: string, id: string): string => `${place}/${encodeURIComponent(id)}`;

function partOf([list, item, inner, value]: readonly string[]): string {
  const at = (name: string) => (item ? `?${name}=${encodeURIComponent(item)}` : '');
  switch (list) {
    case 'fields':
      if (!item) return '';
      return within('/fields', item) + (inner === 'values' && value ? `?value=${encodeURIComponent(value)}` : '');
    case 'layout':
    case 'layouts':
      return '/layout';
    case 'views':
      return `/views${at('view')}`;
    case 'rules':
      return `/rules${at('rule')}`;
    case 'record_types':
      return `/record-types${at('type')}`;
    case 'flow':
      return `/flow${inner ? `?${item === 'transitions' ? 'transition' : 'stage'}=${encodeURIComponent(inner)}` : ''}`;
    default:
      return '';
  }
}
