import type { FastifyInstance } from 'fastify';
import { problem } from './problem.ts';

/** Postgres keeps no NUL, so no address of ours has one: said here, before any route passes it on. */
export function noNul(server: FastifyInstance): void {
  server.addHook('onRequest', async ({ url }) => {
    const [path = ''] = url.split('?', 1);
    if (path.includes('%00')) throw problem('request.notFound');
    if (url.includes('%00')) throw problem('request.invalid');
  });
}
