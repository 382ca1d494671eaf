import type { FastifyInstance } from 'fastify';
import type { App } from '../app/open.ts';
import { idOfCaller } from '../domain/rights/index.ts';
import { limits } from './limits.ts';
import { openRoutes } from './open-routes.ts';
import { problem } from './problem.ts';

/** Beside the limit per computer: one account that asks too much holds up none of its colleagues behind the same address. */
export function limitAccounts(server: FastifyInstance, { requestsPerMinute }: App['settings']): void {
  const counted = server.createRateLimit({
    max: requestsPerMinute ?? limits.requestsPerAccount,
    timeWindow: '1 minute',
    keyGenerator: ({ acting: { caller } }) => `${caller.kind} ${idOfCaller(caller)}`,
  });
  server.addHook('preHandler', async (request, reply) => {
    // The tool on the server itself, and whoever has no account yet or any more, is held by the limit per computer only.
    const acting = request.acting as App | undefined;
    if (openRoutes.has(request.routeOptions.url ?? '') || !acting || acting.caller.kind === 'direct') return;
    const found = await counted(request);
    if (found.isAllowed || !found.isExceeded) return;
    void reply.header('retry-after', found.ttlInSeconds);
    throw problem('request.tooMany');
  });
}
