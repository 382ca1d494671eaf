import type { FastifyInstance } from 'fastify';
import { context } from '../document/context.ts';
import type { RouteContext } from '../route-context.ts';

/** The API about itself: the OpenAPI document, as 3.0 and as 3.1, and what its words mean for linked data. */
export function documentRoutes({ server }: RouteContext, whole: FastifyInstance & { swagger31(): object }): void {
  const hidden = { schema: { hide: true } };
  server.get('/openapi.json', hidden, async () => whole.swagger());
  server.get('/openapi-3.1.json', hidden, async () => whole.swagger31());
  server.get('/context.jsonld', hidden, async (_request, reply) =>
    reply.type('application/ld+json').send(JSON.stringify(context)),
  );
}
