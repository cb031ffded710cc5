/** Whether an error of the database or of the file system says that there is no room left. */

/** 53400: a limit that whoever runs the database has set on its files, which to a request is the same. */
const states = new Set(['53100', '53400', 'ENOSPC', 'EDQUOT']);

/** PostgreSQL has no SQLSTATE of its own for a quota, and puts some failures to write under others. */
export function isDiskFull(error: unknown): boolean {
  const { code, message } = error as { readonly code?: unknown; readonly message?: unknown };
  if (typeof code === 'string' && states.has(code)) return true;
  return typeof message === 'string' && /No space left on device|Disk quota exceeded/.test(message);
}
