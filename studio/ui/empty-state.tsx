/** A page or list with nothing in it yet: says what the thing is for and how to begin. */
import type { ReactNode } from 'react';
import { State } from '../../runtime-ui/ui/state.js';

interface EmptyStateProps {
  readonly title: string;
  /** What it is for, in a sentence or two. */
  readonly purpose: ReactNode;
  /** How to begin: buttons. */
  readonly children?: ReactNode;
}

export function EmptyState({ title, purpose, children }: EmptyStateProps) {
  return (
    <div className="panel">
      <State picture="empty" title={title} text={purpose}>
        {children}
      </State>
    </div>
  );
}
