/** Where a worker says how it is, on the loopback address: `/health`, `/health/live` and `/metrics`. */
import fastify, { LogController, type FastifyInstance } from 'fastify';
import type { Health } from '../app/operations/index.ts';
import type { Metrics } from './metrics.ts';

const host = '127.0.0.1';

/** @throws Error in one sentence when the port is taken */
export async function openDoor(
  port: number,
  health: () => Promise<Health>,
  metrics: Metrics,
): Promise<{ readonly url: string; close(): Promise<void> }> {
  const server: FastifyInstance = fastify({
    logger: false,
    logController: new LogController({ disableRequestLogging: true }),
  });
  server.get('/health/live', async () => ({ status: 'UP' }));
  server.get('/health', async (_request, reply) => {
    const found = await health();
    return reply.code(found.status === 'DOWN' ? 503 : 200).send(found);
  });
  server.get('/metrics', async (_request, reply) => reply.type(metrics.contentType).send(await metrics.text()));
  try {
    return { url: await server.listen({ port, host }), close: () => server.close() };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    throw new Error(`Port ${port} is taken: choose another one for this worker with W2_WORKER_PORT.`, { cause: error });
  }
}
