import { z } from 'zod';
import type { Health } from '../../app/operations/index.ts';
import type { RouteContext } from '../route-context.ts';
import { problems } from '../schemas/problem.ts';

const answer = z.enum(['UP', 'DOWN']);
const health = z
  .object({
    status: z.enum(['UP', 'DEGRADED', 'DOWN']).meta({
      description:
        'DEGRADED: it can be read, and commands wait, for a worker or for a Postgres that takes something in. DOWN: Postgres or Temporal does not answer, or Temporal lacks what runs need.',
    }),
    components: z.object({ database: answer, temporal: answer, worker: answer }),
    now: z.string().meta({ format: 'date-time', description: 'The application’s time' }).optional(),
  })
  .meta({ id: 'Health' });

/** Whoever asks more often gets the same answer: it costs a question to each of the servers. */
const keptMs = 1_000;

/** As the Belgian guide for REST has it: UP and DEGRADED are 200, DOWN is 503. Whether the process lives at all is another question. */
export function healthRoute({ server, app, verbs }: RouteContext): void {
  let kept: { readonly until: number; readonly found: Promise<Health> } | undefined;
  server.get(
    '/health',
    {
      config: { rateLimit: false },
      schema: {
        operationId: 'health',
        tags: ['operation'],
        summary: 'Whether commands can be given and answered: Postgres, Temporal and a worker',
        response: { 200: health, 503: health, ...problems },
      },
    },
    async (_request, reply) => {
      if (!kept || kept.until < Date.now()) kept = { until: Date.now() + keptMs, found: verbs.health(app) };
      const { now, ...found } = await kept.found;
      return reply.code(found.status === 'DOWN' ? 503 : 200).send({ ...found, ...(now && { now }) });
    },
  );
  server.get(
    '/health/live',
    {
      config: { rateLimit: false },
      schema: {
        operationId: 'live',
        tags: ['operation'],
        summary: 'Whether this process answers, whatever it depends on',
        response: { 200: z.object({ status: z.literal('UP') }).meta({ id: 'Live' }), ...problems },
      },
    },
    async () => ({ status: 'UP' as const }),
  );
}
