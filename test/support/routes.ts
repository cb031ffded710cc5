/** Every route the server has, read off its router, so that a new one is there by itself. */
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';

export interface Route {
  readonly method: string;
  /** With parameters as `:name`. */
  readonly path: string;
}

/** The router draws itself as a tree, a line a segment, with the methods in parentheses. */
export function routesOf(app: NestFastifyApplication): readonly Route[] {
  const server = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  const above: string[] = [];
  const routes: Route[] = [];
  for (const line of server.printRoutes({ commonPrefix: false }).split('\n')) {
    const [, indent, segment, methods] = /^([ │├└─]+)(\S+)(?: \(([A-Z, ]+)\))?$/.exec(line) ?? [];
    if (indent === undefined || segment === undefined) continue;
    const level = indent.length / 4;
    above.splice(level - 1, Infinity, segment);
    const path = above.join('').replaceAll('//', '/');
    for (const method of methods?.split(', ') ?? []) routes.push({ method, path });
  }
  return routes;
}
