import type { FastifyInstance } from 'fastify';
import { actorOfCaller } from '../domain/rights/index.ts';
import { limits } from './limits.ts';
import { problem } from './problem.ts';

/** Beside the limit per computer: one account that asks too much holds up none of its colleagues behind the same address. */
export function limitAccounts(server: FastifyInstance): void {
  const counted = server.createRateLimit({
    max: limits.requestsPerAccount,
    timeWindow: '1 minute',
    keyGenerator: ({ acting: { caller } }) => {
      if (caller.kind === 'direct') return 'direct';
      const actor = actorOfCaller(caller);
      const id = actor && 'id' in actor ? actor.id : 'accountId' in caller ? caller.accountId : '';
      return `${caller.kind} ${id}`;
    },
  });
  server.addHook('preHandler', async (request, reply) => {
    // Who is not signed in, and the tool on the server itself, are held by the limit per computer only.
    if (!request.acting || request.acting.caller.kind === 'direct' || request.routeOptions.config.rateLimit === false)
      return;
    const found = await counted(request);
    if (found.isAllowed || !found.isExceeded) return;
    void reply.header('retry-after', found.ttlInSeconds);
    throw problem('request.tooMany');
  });
}
