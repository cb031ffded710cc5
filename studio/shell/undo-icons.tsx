/** Arrows back and forth; those of the icon set are circles, which look like loading. */
export function UndoIcon() {
  return <Arrow path="M9 14 4 9l5-5M4 9h10.5a5.5 5.5 0 0 1 0 11H11" />;
}

export function RedoIcon() {
  return <Arrow path="m15 14 5-5-5-5M20 9H9.5a5.5 5.5 0 0 0 0 11H13" />;
}

function Arrow({ path }: { readonly path: string }) {
  return (
    <span className="anticon" aria-hidden="true">
      <svg viewBox="0 0 24 24" width="1.15em" height="1.15em" focusable="false">
        <path d={path} fill="none" stroke="currentColor" strokeWidth="2" strokeLinecap="round" strokeLinejoin="round" />
      </svg>
    </span>
  );
}
