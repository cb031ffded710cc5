/** Every component of the draft that has a name, for "go to" and for those who name them. */
import {
  isNode,
  labelOf,
  listOf,
  nameOf,
  own,
  type ComponentRef,
  type DocumentKind,
} from '../../metadata/documents/component.js';
import { partWays } from '../../metadata/kinds/parts.js';

export interface Component {
  readonly ref: ComponentRef;
  /** What it is: the list it stands in (`fields`), or the kind of its document. */
  readonly what: string;
  readonly name: string;
  readonly label: { readonly en: string; readonly 'zh-CN': string };
  /** What it belongs to. */
  readonly owner?: Component;
}

export function componentsOf(
  documents: Iterable<{ readonly kind: DocumentKind; readonly id: string; readonly content: unknown }>,
) {
  return [...documents].flatMap(({ kind, id, content }) => {
    const whole = componentOf(content, { kind, id, path: [] }, kind);
    return [whole, ...partsOf(content, partWays(kind), whole)];
  });
}

/** Values stand in fields, and in nothing else that has a name. */
const inFields = [['values']];

function partsOf(node: unknown, ways: readonly (readonly string[])[], owner: Component): Component[] {
  return ways.flatMap((way) => {
    const holder = way.slice(0, -1).reduce<unknown>((at, step) => own(at, step), node);
    const what = way.at(-1) ?? '';
    return listOf(holder, what).flatMap((part) => {
      const id = isNode(part) ? (part.id ?? part.code) : undefined;
      if (typeof id !== 'string') return [];
      const component = componentOf(part, { ...owner.ref, path: [...owner.ref.path, ...way, id] }, what, owner);
      return [component, ...(what === 'fields' ? partsOf(part, inFields, component) : [])];
    });
  });
}

function componentOf(node: unknown, ref: ComponentRef, what: string, owner?: Component): Component {
  const name = nameOf(node) ?? ref.path.at(-1) ?? ref.id;
  const label = { en: labelOf(node, 'en') ?? name, 'zh-CN': labelOf(node, 'zh-CN') ?? name };
  return { ref, what, name, label, ...(owner && { owner }) };
}
