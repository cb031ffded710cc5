/** Places in JSON text: from a position to the path of keys and indexes, and back. */
import { pathOf } from '../../../metadata/values/pointer.js';
import { ensureSyntaxTree, syntaxTree } from '@codemirror/language';
import type { EditorState } from '@codemirror/state';

type Node = ReturnType<typeof syntaxTree>['topNode'];
type Path = readonly (string | number)[];

/** Long documents are read piece by piece: what is asked for is read now, within reason. */
const treeOf = (state: EditorState, upTo: number) => ensureSyntaxTree(state, upTo, 500) ?? syntaxTree(state);

const VALUES = new Set(['Object', 'Array', 'String', 'Number', 'True', 'False', 'Null']);

const textOf = (state: EditorState, { from, to }: { readonly from: number; readonly to: number }): string =>
  state.sliceDoc(from, to);

function keyOf(state: EditorState, property: Node): string {
  const name = property.getChild('PropertyName');
  if (!name) return '';
  try {
    return JSON.parse(textOf(state, name)) as string;
  } catch {
    return textOf(state, name);
  }
}

const elementsOf = (array: Node): Node[] => children(array).filter(({ name }) => VALUES.has(name));

function children(node: Node): Node[] {
  const found: Node[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) found.push(child);
  return found;
}

/** Path of the innermost value at a position. `inKey`: the position is in the name of the last key. */
export function placeAt(
  state: EditorState,
  position: number,
  side: -1 | 0 | 1 = 0,
): { readonly path: Path; readonly node: Node; readonly inKey: boolean } {
  const node = treeOf(state, position).resolveInner(position, side);
  const path: (string | number)[] = [];
  for (let at: Node | null = node; at; at = at.parent) {
    const { parent } = at;
    if (at.name === 'Property') path.unshift(keyOf(state, at));
    else if (parent?.name === 'Array' && VALUES.has(at.name)) {
      const { from } = at;
      path.unshift(elementsOf(parent).findIndex((one) => one.from === from));
    }
  }
  return { path, node, inKey: node.name === 'PropertyName' };
}

/** Where the value of a pointer stands; a pointer that leads nowhere gives the last place that is there. */
export function rangeOf(state: EditorState, pointer: string): { readonly from: number; readonly to: number } {
  let at = children(treeOf(state, state.doc.length).topNode).find(({ name }) => VALUES.has(name));
  let range = { from: 0, to: Math.min(1, state.doc.length) };
  for (const key of pathOf(pointer)) {
    if (!at) break;
    if (at.name === 'Array') at = elementsOf(at)[Number(key)];
    else {
      const property = children(at).find((one) => one.name === 'Property' && keyOf(state, one) === key);
      const name = property?.getChild('PropertyName');
      if (name) range = { from: name.from, to: name.to };
      at = property && children(property).findLast((one) => VALUES.has(one.name));
    }
    if (at && at.name !== 'Object' && at.name !== 'Array') range = { from: at.from, to: at.to };
    else if (at?.parent?.name === 'Array') range = { from: at.from, to: at.from + 1 };
  }
  return range;
}
