/** Where a component of the application is edited; addresses carry ids, so that they outlive a rename. */
import { type ComponentRef } from '../../metadata/documents/component.js';
import { partUnder } from '../../metadata/kinds/parts.js';
import { isSingle, kindNamed } from '../../metadata/kinds/index.js';
import { pathOf } from '../../metadata/values/pointer.js';

/**
 * Relative to the studio: `/objects/customer/fields/f3`. `pointer`: the place in the document, which tells of what has no
 * component, as grants have none.
 */
export function linkTo({ kind, id, path: known }: ComponentRef, pointer = ''): string {
  const definition = kindNamed(kind);
  const { list, parts } = definition.pages;
  const [first = ''] = pathOf(pointer);
  const path = known.length === 0 && !partUnder(first) ? pathOf(pointer) : known;
  const [, part = ''] =
    Object.entries(parts)
      .filter(([way]) => way.split('/').every((key, index) => (key === '*' ? path[index] !== undefined : key === path[index])))
      .toSorted(([one], [other]) => other.length - one.length)[0] ?? [];
  return `${isSingle(definition) ? list : within(list, id)}${filled(part, path)}`;
}

/** An address with parts of the path in it; what asks for one that is missing is left out. */
const filled = (part: string, path: readonly string[]): string =>
  part.replaceAll(/([/?][^/?{]*)\{(\d)\}/g, (_, before: string, index: string) =>
    path[Number(index)] === undefined ? '' : `${before}${encodeURIComponent(path[Number(index)]!)}`,
  );

export const sourceOf = ({ kind, id }: ComponentRef): string => within(`/source/${kind}`, id);

const within = (place: string, id: string): string => `${place}/${encodeURIComponent(id)}`;
