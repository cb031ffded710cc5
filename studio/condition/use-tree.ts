/**
 * The drawn condition between a rule that comes in and rules that go out. While something is still to be filled in
 * nothing goes out: half a condition would say something else than what is meant.
 */
import { useState } from 'react';
import { useLocation } from 'react-router';
import type { Rule } from '../../metadata/rules/rule.js';
import { useKept } from '../ui/kept.js';
import { renewed } from './edit.js';
import { parse } from './parse.js';
import { isComplete, print } from './print.js';
import type { Group } from './tree.js';

const textOf = (rule: unknown): string => JSON.stringify(rule) ?? '';

interface Drawn {
  readonly root: Group;
  /** What went out last, or came in. */
  readonly text: string;
  /** Somebody works on it here. */
  readonly edited?: true;
  /** Another condition came in while this one was not finished. */
  readonly overtaken?: true;
}

const isFinished = ({ children }: Group): boolean => children.every(isComplete);

/** `label`: what the condition decides; with the page it says which one it is. */
export function useTree(value: unknown, onChange: (rule: Rule | undefined) => void, label: string) {
  const [state, set] = useState<Drawn>(() => ({ root: parse(value), text: textOf(value) }));
  const { pathname, search } = useLocation();
  const finished = isFinished(state.root);
  const { offer } = useKept({
    dialog: 'condition',
    of: `${pathname}${search} ${label}`,
    typed: finished || !state.edited ? null : { root: state.root },
    restore: ({ root }) => set({ root: renewed(root as Group) as Group, text: textOf(value), edited: true }),
  });
  const now = textOf(value);
  // Something else has taken the place of what went out last: an undo, a colleague, another editor.
  if (now !== state.text)
    set(finished || !state.edited ? { root: parse(value), text: now } : { ...state, text: now, overtaken: true });
  const change = (root: Group): void => {
    if (!isFinished(root)) return set({ ...state, root, edited: true });
    const rule = print(root);
    set({ root, text: textOf(rule) });
    if (textOf(rule) !== state.text) onChange(rule);
  };
  return { root: state.root, finished, overtaken: state.overtaken === true, offer, change };
}
