/**
 * Answers that are long, the same for many and kept by their ETag: the application, forms, the API document. Whoever
 * takes gzip gets them packed, once for all who ask. Records are not among them: they are short and each is different.
 */
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { LRUCache } from 'lru-cache';
import type { Answer } from '../serve/answer.js';
import { written, type Written } from './routes.js';
import { sendAnswer } from './send-answer.js';

/** Below this, packing costs more than it saves. */
const LEAST = 2048;
const MEBIBYTE = 1024 * 1024;

const pack = promisify(gzip);
const packed = new LRUCache<string, Buffer>({ maxSize: 16 * MEBIBYTE, sizeCalculation: ({ byteLength }) => byteLength + 100 });

/** Packed, an answer is another representation and has an ETag of its own. */
const suffix = '-gzip"';

/** The ETags the caller has at hand, as the pipeline knows them. */
export const knownTags = ({ headers }: FastifyRequest): string | undefined => headers['if-none-match']?.replaceAll(suffix, '"');

export async function sendPacked(request: FastifyRequest, reply: FastifyReply, answer: Answer): Promise<Written> {
  const { vary, etag } = answer.headers;
  const headers = { ...answer.headers, vary: [vary, 'accept-encoding'].filter(Boolean).join(', ') };
  const takesGzip = /\bgzip\b(?!;\s*q=0(\.0*)?(,|$))/.test(String(request.headers['accept-encoding'] ?? ''));
  if (!takesGzip || etag === undefined || (answer.status === 200 && answer.body.length < LEAST))
    return sendAnswer(reply, { ...answer, headers });
  const tag = etag.replace(/"$/, suffix);
  if (answer.status === 304) return sendAnswer(reply, { ...answer, headers: { ...headers, etag: tag } });
  const body = packed.get(etag) ?? (await pack(answer.body));
  packed.set(etag, body);
  reply
    .code(answer.status)
    .headers({ ...headers, etag: tag, 'content-encoding': 'gzip' })
    .send(body);
  return written;
}
