/** What a pipeline answers → the reply. */
import type { FastifyReply } from 'fastify';
import type { Answer } from '../serve/answer.js';

export const sendAnswer = (reply: FastifyReply, { status, headers, body }: Answer): FastifyReply =>
  reply.code(status).headers(headers).send(body);
