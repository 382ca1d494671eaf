import type { FastifyInstance } from 'fastify';
import { limits } from './limits.ts';
import { problem } from './problem.ts';

/** What is nested without end ends every function that walks it: said before any does. */
export function notTooDeep(server: FastifyInstance): void {
  server.addHook('preValidation', async ({ body }) => {
    if (Buffer.isBuffer(body)) return;
    let level: unknown[] = [body];
    for (let depth = 0; level.length > 0; depth += 1) {
      if (depth > limits.jsonDepth) throw problem('request.unreadable');
      level = level.flatMap((one) => (typeof one === 'object' && one !== null ? Object.values(one) : []));
    }
  });
}
