/** Whether a browser sent a request on behalf of another site (CSRF). Matters only where a cookie lets the caller in. */
import type { IncomingHttpHeaders } from 'node:http';

const simpleTypes = /^\s*(application\/x-www-form-urlencoded|multipart\/form-data|text\/plain)\b/i;

/**
 * A write is ours where the browser says so (`Sec-Fetch-Site`, sent on https and localhost only), else where
 * `Origin` is this host, else where no page could have sent it without asking first (preflight).
 */
export function isCrossSite(method: string, headers: IncomingHttpHeaders): boolean {
  if (method === 'GET' || method === 'HEAD' || method === 'OPTIONS') return false;
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site !== 'same-origin' && site !== 'none';
  if (headers.origin !== undefined) return hostOf(headers.origin) !== headers.host;
  if (method !== 'POST') return false;
  const type = headers['content-type'];
  return type === undefined || simpleTypes.test(type);
}

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null;
}
