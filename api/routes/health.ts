import { z } from 'zod';
import type { RouteContext } from '../route-context.ts';
import { problems } from '../schemas/problem.ts';

const health = z
  .object({ status: z.literal('ok'), now: z.string().meta({ format: 'date-time' }) })
  .meta({ id: 'Health' });

/** Up, and able to tell the application's time; 503 when the process is drowning. */
export function healthRoute({ server, app }: RouteContext): void {
  server.get(
    '/health',
    {
      config: { rateLimit: false },
      schema: {
        operationId: 'health',
        tags: ['operation'],
        summary: 'Whether the API answers',
        response: { 200: health, ...problems },
      },
    },
    async () => ({ status: 'ok' as const, now: await app.now() }),
  );
}
