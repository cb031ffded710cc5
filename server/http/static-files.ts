/** The two browser apps, from `dist`: assets for ever, pages never cached, every other path is the app's own. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';

const page = (title: string, english: string, chinese: string): string => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title>
<style>body{font:16px/1.6 system-ui,sans-serif;max-width:40em;margin:15vh auto;padding:0 1em;color:#222}</style></head>
<body><main><h1>${title}</h1><p>${english}</p><p lang="zh-CN">${chinese}</p></main></body></html>
`;

const placeholders: Readonly<Record<string, string>> = {
  '/app': page(
    'Touchstone',
    'The application is not built yet. Run <code>npm start</code>.',
    '应用尚未构建，请运行 <code>npm start</code>。',
  ),
  '/studio': page(
    'Touchstone Studio',
    'The studio is not part of this version. Change the documents of an application with <code>npm run cli</code>; its users work at <a href="/app">/app</a>.',
    '此版本尚不包含设计器。请使用 <code>npm run cli</code> 修改应用的配置；业务用户请访问 <a href="/app">/app</a>。',
  ),
};

export function serveApps(server: FastifyInstance, dist: string): void {
  void server.register(fastifyStatic, { root: dist, serve: false, preCompressed: true });
  server.get('/', (_request, reply) => reply.redirect('/app', 302));
  serveApp(server, '/app', join(dist, 'runtime-ui'));
  serveApp(server, '/studio', join(dist, 'studio'));
}

function serveApp(server: FastifyInstance, mount: string, root: string): void {
  server.get(mount, (_request, reply) => sendPage(reply, mount, root));
  server.get<{ Params: { '*': string } }>(`${mount}/*`, ({ params }, reply) => {
    const path = params['*'];
    if (path.startsWith('assets/')) return reply.sendFile(path, root, { maxAge: '1y', immutable: true });
    if (/\.\w+$/.test(path) && existsSync(root)) return reply.sendFile(path, root, { maxAge: '1h' });
    return sendPage(reply, mount, root);
  });
}

function sendPage(reply: FastifyReply, mount: string, root: string): FastifyReply {
  reply.header('cache-control', 'no-cache');
  if (existsSync(join(root, 'index.html'))) return reply.sendFile('index.html', root, { cacheControl: false });
  return reply.type('text/html; charset=utf-8').send(placeholders[mount]);
}
