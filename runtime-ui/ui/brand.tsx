/** The product's mark beside the name of the application. */
export function Brand({ label, compact = false }: { readonly label: string; readonly compact?: boolean }) {
  return (
    <span className="brand">
      <svg viewBox="0 0 32 32" width="28" height="28" aria-hidden="true" focusable="false">
        <rect width="32" height="32" rx="8" fill="#0958d9" />
        <path d="M8 11h16M16 11v12" stroke="#fff" strokeWidth="3.4" strokeLinecap="round" />
        <circle cx="16" cy="23" r="2.6" fill="#ffd666" />
      </svg>
      {compact ? null : <span className="brand-name">{label}</span>}
    </span>
  );
}
