/** What handlers of records read off a request. */
import type { FastifyRequest } from 'fastify';

export type RecordRequest = FastifyRequest<{
  Params: { readonly object: string; readonly id: string };
  Querystring: Readonly<Record<string, unknown>>;
}>;

/** The query string as it came, unparsed: the key under which a planned request is found. */
export function queryOf({ url }: RecordRequest): string {
  const mark = url.indexOf('?');
  return mark < 0 ? '' : url.slice(mark + 1);
}

/** `If-Match`, for writes that are to meet the version their caller has seen. */
export function matchOf({ headers }: RecordRequest): { readonly ifMatch?: string } {
  const match = headers['if-match'];
  return match === undefined ? {} : { ifMatch: match };
}

/** `Idempotency-Key`. */
export function keyOf({ headers }: RecordRequest): { readonly idempotencyKey?: string } {
  const key = headers['idempotency-key'];
  return typeof key === 'string' ? { idempotencyKey: key } : {};
}
