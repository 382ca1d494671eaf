import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { FastifyInstance, FastifyRequest } from 'fastify';

const name = 'BelGov-Trace-Id';
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** By the Belgian REST guide: whoever calls on from here gives it on. Anything else than a UUID might be somebody's name. */
export function traceIdOf({ headers }: Pick<IncomingMessage, 'headers'>): string {
  const given = headers[name.toLowerCase()];
  return typeof given === 'string' && uuid.test(given) ? given.toLowerCase() : randomUUID();
}

export const traceHeader = ({ id }: FastifyRequest): Record<string, string> => ({ [name]: id });

export function saysTrace(server: FastifyInstance): void {
  server.addHook('onRequest', async (request, reply) => {
    void reply.headers(traceHeader(request));
  });
}
