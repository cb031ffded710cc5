/** Changes of a condition as it is drawn. Nodes that were not touched stay the very same, written as they were. */
import { newKey, group, type Condition, type Group, type Join } from './tree.js';

const withChildren = ({ key, join }: Group, children: readonly Condition[]): Group => ({
  kind: 'group',
  key,
  join,
  children,
  folds: true,
});

const isWithin = (node: Condition, key: string): boolean =>
  node.key === key || (node.kind === 'group' && node.children.some((child) => isWithin(child, key)));

/** The tree with `change` done to the siblings among which the node stands. */
function among(root: Group, key: string, change: (siblings: readonly Condition[], index: number) => readonly Condition[]): Group {
  const index = root.children.findIndex((child) => child.key === key);
  if (index >= 0) return withChildren(root, change(root.children, index));
  const on = root.children.findIndex((child) => isWithin(child, key));
  const branch = root.children[on];
  if (branch?.kind !== 'group') return root;
  return withChildren(root, root.children.with(on, among(branch, key, change)));
}

export const replace = (root: Group, node: Condition): Group =>
  root.key === node.key && node.kind === 'group' ? node : among(root, node.key, (siblings, index) => siblings.with(index, node));

/** A group that has lost its last child goes too. */
export function remove(root: Group, key: string): Group {
  const rest = among(root, key, (siblings, index) => siblings.toSpliced(index, 1));
  return withChildren(rest, rest.children.flatMap(pruned));
}

function pruned(node: Condition): readonly Condition[] {
  if (node.kind !== 'group') return [node];
  const children = node.children.flatMap(pruned);
  if (children.length === 0) return [];
  return [children.length === node.children.length ? node : withChildren(node, children)];
}

export const duplicate = (root: Group, key: string): Group =>
  among(root, key, (siblings, index) => siblings.toSpliced(index + 1, 0, renewed(siblings[index]!)));

export const renewed = (node: Condition): Condition =>
  node.kind === 'group' ? { ...node, key: newKey(), children: node.children.map(renewed) } : { ...node, key: newKey() };

/** Puts a node into a group of its own, to which others can be added. */
export const wrap = (root: Group, key: string, join: Join): Group =>
  among(root, key, (siblings, index) => siblings.with(index, group(join, [siblings[index]!])));

export const add = (root: Group, to: string, node: Condition): Group =>
  root.key === to
    ? withChildren(root, [...root.children, node])
    : among(root, to, (siblings, index) => siblings.with(index, appended(siblings[index]!, node)));

const appended = (to: Condition, node: Condition): Condition =>
  to.kind === 'group' ? withChildren(to, [...to.children, node]) : to;

export const rejoin = (root: Group, key: string, join: Join): Group => {
  const change = (node: Group): Group => ({ ...withChildren(node, node.children), join });
  if (root.key === key) return change(root);
  return among(root, key, (siblings, index) => {
    const node = siblings[index]!;
    return siblings.with(index, node.kind === 'group' ? change(node) : node);
  });
};

/** One place up or down; from the end of a group out of it. */
export function move(root: Group, key: string, by: -1 | 1): Group {
  const parent = parentOf(root, key);
  if (!parent) return root;
  const index = parent.children.findIndex((child) => child.key === key);
  const node = parent.children[index]!;
  const other = parent.children[index + by];
  if (other) return replace(root, withChildren(parent, parent.children.with(index, other).with(index + by, node)));
  if (parent === root) return root;
  const without = among(root, parent.key, (siblings, at) => siblings.toSpliced(by < 0 ? at : at + 1, 0, node));
  return takenOut(without, parent.key, key);
}

/** Takes the child out of this group only: it stands elsewhere already. */
const takenOut = (root: Group, from: string, key: string): Group =>
  among(root, from, (siblings, index) => {
    const node = siblings[index]!;
    if (node.kind !== 'group') return siblings;
    const rest = node.children.filter((child) => child.key !== key);
    return rest.length === 0 ? siblings.toSpliced(index, 1) : siblings.with(index, withChildren(node, rest));
  });

function parentOf(root: Group, key: string): Group | undefined {
  if (root.children.some((child) => child.key === key)) return root;
  for (const child of root.children) {
    const found = child.kind === 'group' ? parentOf(child, key) : undefined;
    if (found) return found;
  }
  return undefined;
}

/** Whether there is anywhere to move to. */
export const canMove = (root: Group, key: string, by: -1 | 1): boolean => {
  const parent = parentOf(root, key);
  if (!parent) return false;
  return parent !== root || parent.children[parent.children.findIndex((child) => child.key === key) + by] !== undefined;
};
