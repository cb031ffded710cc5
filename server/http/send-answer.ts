/** What a pipeline answers → the reply. */
import type { FastifyReply } from 'fastify';
import type { Answer } from '../serve/answer.js';
import { written, type Written } from './routes.js';

export function sendAnswer(reply: FastifyReply, { status, headers, body }: Answer): Written {
  reply.code(status).headers(headers).send(body);
  return written;
}
