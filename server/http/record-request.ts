/** What handlers of records read off a request beside what its endpoint declares. */
import type { FastifyRequest } from 'fastify';

/** The query string as it came, unparsed: the key under which a planned request is found. */
export function queryOf({ url }: FastifyRequest): string {
  const mark = url.indexOf('?');
  return mark < 0 ? '' : url.slice(mark + 1);
}

/** `If-Match`, for writes that are to meet the version their caller has seen. */
export function matchOf({ headers }: FastifyRequest): { readonly ifMatch?: string } {
  const match = headers['if-match'];
  return match === undefined ? {} : { ifMatch: match };
}

/** `Idempotency-Key`. */
export function keyOf({ headers }: FastifyRequest): { readonly idempotencyKey?: string } {
  const key = headers['idempotency-key'];
  return typeof key === 'string' ? { idempotencyKey: key } : {};
}
