/**
 * Cursors: where a page ended, opaque to callers. They carry values the caller was shown the order of, are compared
 * with fields the caller may read, and belong to one order of one object. What is forged can at most skip records.
 */
import { createHash } from 'node:crypto';
import { formats } from '../../../metadata/values/formats.js';
import type { Cursor } from './request.js';

/** What a cursor belongs to. */
export function orderHash(
  object: string,
  sort: readonly { readonly path: { readonly text: string }; readonly descending: boolean }[],
): string {
  const keys = sort.map(({ path, descending }) => `${descending ? '-' : ''}${path.text}`);
  return createHash('sha1')
    .update(`${object} ${keys.join(',')}`)
    .digest('base64url')
    .slice(0, 8);
}

export function writeCursor({ values, id }: Cursor, order: string): string {
  return Buffer.from(JSON.stringify([order, id, ...values])).toString('base64url');
}

/** Null: no cursor of this order. */
export function readCursor(text: string, order: string, keys: number): Cursor | null {
  const parsed = parse(text);
  if (!Array.isArray(parsed)) return null;
  const [of, id, ...values] = parsed as readonly unknown[];
  if (of !== order || typeof id !== 'string' || !formats.uuid?.(id) || values.length !== keys) return null;
  return values.every(isValue) ? { id, values } : null;
}

const isValue = (value: unknown): value is string | null =>
  value === null || (typeof value === 'string' && !value.includes('\0'));

function parse(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString());
  } catch {
    return null;
  }
}
