/** What is wider or higher than its place, scrolled in it; keys scroll it too, for which it takes the focus. */
import type { ReactNode } from 'react';

interface ScrollRegionProps {
  readonly label: string;
  readonly className: string;
  readonly children: ReactNode;
}

export function ScrollRegion({ label, className, children }: ScrollRegionProps) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- without it, keys cannot scroll what has no control in it
    <div className={className} role="region" aria-label={label} tabIndex={0}>
      {children}
    </div>
  );
}
