/**
 * The drawn condition between a rule that comes in and rules that go out. While something is still to be filled in
 * nothing goes out: half a condition would say something else than what is meant.
 */
import { useState } from 'react';
import type { Rule } from '../../metadata/rules/rule.js';
import { parse } from './parse.js';
import { isComplete, print } from './print.js';
import type { Group } from './tree.js';

const textOf = (rule: unknown): string => JSON.stringify(rule) ?? '';

export function useTree(value: unknown, onChange: (rule: Rule | undefined) => void) {
  const [state, set] = useState(() => ({ root: parse(value), text: textOf(value) }));
  const now = textOf(value);
  // Something else has taken the place of what went out last: an undo, a colleague, another editor.
  if (now !== state.text) set({ root: parse(value), text: now });
  const finished = state.root.children.every(isComplete);
  const change = (root: Group): void => {
    if (!root.children.every(isComplete)) return set({ root, text: state.text });
    const rule = print(root);
    set({ root, text: textOf(rule) });
    if (textOf(rule) !== state.text) onChange(rule);
  };
  return { root: state.root, finished, change };
}
