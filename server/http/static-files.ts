/** The two browser apps, from `dist`: assets for ever, pages never cached, every other path is the app's own. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';

const notBuilt = `<!doctype html>
<html lang="en"><meta charset="utf-8"><title>Touchstone</title>
<p>The application is not built yet. Run <code>npm start</code>.</p>
<p lang="zh-CN">应用尚未构建，请运行 <code>npm start</code>。</p></html>
`;

/** Names of assets carry a hash of their content. */
const forEver = 'public, max-age=31536000, immutable';

/** `dist` has the built apps. */
export function serveApps(server: FastifyInstance, dist: string): void {
  void server.register(fastifyStatic, { root: dist, serve: false, preCompressed: true, cacheControl: false });
  server.get('/', (_request, reply) => reply.redirect('/app', 302));
  serveApp(server, '/app', join(dist, 'runtime-ui'));
  serveApp(server, '/studio', join(dist, 'studio'));
}

function serveApp(server: FastifyInstance, mount: string, root: string): void {
  server.get(mount, (_request, reply) => sendPage(reply, root));
  server.get<{ Params: { '*': string } }>(`${mount}/*`, ({ params }, reply) => {
    const path = params['*'];
    if (path.startsWith('assets/')) return reply.header('cache-control', forEver).sendFile(path, root);
    if (/\.\w+$/.test(path) && existsSync(root))
      return reply.header('cache-control', 'public, max-age=3600').sendFile(path, root);
    return sendPage(reply, root);
  });
}

function sendPage(reply: FastifyReply, root: string): FastifyReply {
  reply.header('cache-control', 'no-cache');
  if (existsSync(join(root, 'index.html'))) return reply.sendFile('index.html', root);
  return reply.type('text/html; charset=utf-8').send(notBuilt);
}
