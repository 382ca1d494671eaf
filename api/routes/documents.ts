import type { FastifyInstance } from 'fastify';
import { context } from '../document/context.ts';
import type { RouteContext } from '../route-context.ts';

/** A server with both documents. */
export type Documented = Pick<FastifyInstance, 'swagger'> & { swagger31(): object };

let kept: object | undefined;

/** The OpenAPI document, made once per process: it takes a second, in which nobody is answered, and is always the same. */
export const documentOf = (server: Pick<FastifyInstance, 'swagger'>): object => (kept ??= server.swagger());

/** The API about itself: the OpenAPI document, as 3.0 and as 3.1, and what its words mean for linked data. */
export function documentRoutes({ server }: RouteContext, whole: Documented): void {
  const hidden = { schema: { hide: true } };
  server.get('/openapi.json', hidden, async () => documentOf(whole));
  server.get('/openapi-3.1.json', hidden, async () => whole.swagger31());
  server.get('/context.jsonld', hidden, async (_request, reply) =>
    reply.type('application/ld+json').send(JSON.stringify(context)),
  );
}
