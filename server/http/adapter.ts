/** Fastify as Nest drives it: limits, request ids, security headers, one log line and one measurement a request. */
import { segmentOf } from '../../metadata/values/pointer.js';
import { randomBytes } from 'node:crypto';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { LogController, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { IncomingMessage } from 'node:http';
import { bundleEndpoints } from '../contract/bundle.js';
import { Failure } from '../errors/define.js';
import { DEEPEST, isDeeper } from '../serve/request/json-depth.js';
import { inexactIn } from '../serve/request/json-digits.js';
import type { Log } from '../platform/log.js';
import type { Metrics } from '../platform/metrics.js';

/** A bulk write of 1,000 records with long texts. */
const bodyLimit = 4 * 1024 * 1024;

export function createAdapter(log: Log, { trustProxy }: { trustProxy: boolean }): FastifyAdapter {
  return new FastifyAdapter({
    loggerInstance: log,
    // A logger per request would cost more than the line it writes.
    childLoggerFactory: () => log,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: requestId,
    trustProxy,
    bodyLimit,
    // Time to send a request, whole; and silence after which a connection is cut.
    requestTimeout: 30_000,
    connectionTimeout: 120_000,
    skipMiddie: true,
    // What comes while the server stops is answered below, as everything is.
    return503OnClosing: false,
  });
}

const securityHeaders = {
  'content-security-policy': [
    "default-src 'self'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; '),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
};

/** To be called before Nest registers its routes. */
export function prepareServer(server: FastifyInstance, log: Log, metrics: Metrics): void {
  server.decorateRequest('call', null);
  server.decorateRequest('member', null);
  acceptJsonAndZip(server);
  let isStopping = false;
  server.addHook('preClose', (done) => {
    isStopping = true;
    done();
  });
  server.addHook('onRequest', (request, reply, done) => {
    reply.headers(securityHeaders);
    reply.header('x-request-id', request.id);
    // What a session sees is for its eyes only; static files say otherwise themselves.
    reply.header('cache-control', 'no-store');
    done(isStopping ? new Failure('server.stopping', { retry_after: 2 }) : unreadable(request.query));
  });
  server.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'none';
    metrics.observe(request.method, route, reply.statusCode, reply.elapsedTime / 1000);
    const level = request.url.startsWith('/api/') ? 'info' : 'debug';
    if (log.isLevelEnabled(level)) log[level](lineOf(request, reply), 'request');
    done();
  });
}

/** No text that is stored or searched has a NUL, and the database takes none. */
function unreadable(query: unknown): Failure | undefined {
  const names = Object.entries(query as Readonly<Record<string, unknown>>).filter(([, given]) => String(given).includes('\0'));
  const faults = names.map(([name]) => ({ pointer: segmentOf(name), code: 'request.parameter.text', params: { name } }));
  return faults.length > 0 ? new Failure('request.invalid', {}, faults) : undefined;
}

const lineOf = (request: FastifyRequest, reply: FastifyReply) => ({
  id: request.id,
  method: request.method,
  // Without the query: it may hold what people search for.
  path: request.url.split('?', 1)[0],
  status: reply.statusCode,
  ms: Math.round(reply.elapsedTime * 10) / 10,
  ...(request.member && {
    user: (request.member.viewing?.by ?? request.member).userId,
    workspace: request.member.workspace.name,
  }),
});

/** The one route that takes a file, and how large it may be. */
const { path: zipPath, bodyLimit: zipLimit } = bundleEndpoints.importBundle;

/** How large the body of a request may be. */
export const bodyLimitOf = ({ routeOptions }: Pick<FastifyRequest, 'routeOptions'>): number =>
  routeOptions.url === zipPath ? zipLimit : (routeOptions.bodyLimit ?? bodyLimit);

/** JSON, and a zip file where one is asked for: what a form of another site can send is refused before it is read. */
function acceptJsonAndZip(server: FastifyInstance): void {
  const parse = server.getDefaultJsonParser('error', 'error');
  server.removeAllContentTypeParsers();
  server.addContentTypeParser(
    ['application/json', 'application/merge-patch+json'],
    { parseAs: 'string' },
    (request: FastifyRequest, body: string, done) => {
      if (body === '') done(null, undefined);
      else if (isDeeper(body, DEEPEST)) done(new Failure('body.too_deep', { limit: DEEPEST }));
      else void parse(request, body, (error, value) => done(error ?? inexactFault(request, body), value));
    },
  );
  server.addContentTypeParser(
    'application/zip',
    { parseAs: 'buffer', bodyLimit: zipLimit },
    (request: FastifyRequest, body: Buffer, done) =>
      request.routeOptions.url === zipPath
        ? done(null, body)
        : done(Object.assign(new Error('no zip here'), { statusCode: 415 })),
  );
}

/** Documents are kept as they were written, or not at all. */
function inexactFault({ routeOptions }: FastifyRequest, body: string): Failure | null {
  const faults = routeOptions.url?.startsWith('/api/studio/') ? inexactIn(body) : [];
  return faults.length > 0 ? new Failure('request.invalid', {}, faults) : null;
}

const process_ = randomBytes(6).toString('base64url');
let count = 0;

/** The caller's own id where it has a harmless form, so that logs of several systems can be joined. */
function requestId({ headers }: IncomingMessage): string {
  const given = headers['x-request-id'];
  if (typeof given === 'string' && /^[\w.:-]{1,64}$/.test(given)) return given;
  return `${process_}-${(++count).toString(36)}`;
}
