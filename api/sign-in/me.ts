import { z } from 'zod';
import { endOwnSession, ownSessions } from '../../app/sign-in/index.ts';
import { reads } from '../operation.ts';
import { problem } from '../problem.ts';
import type { RouteContext } from '../route-context.ts';
import { collection, moment } from '../schemas/common.ts';
import { problems } from '../schemas/problem.ts';

const account = z.object({
  id: z.string(),
  kind: z.string(),
  role: z.string(),
  staffId: z.string().nullable(),
  organisationCode: z.string(),
});
export const session = z
  .object({
    id: z.string(),
    kind: z.string(),
    startedAt: moment,
    seenAt: moment,
    expiresAt: moment,
    account,
  })
  .meta({ id: 'SignInSession' });
const me = z
  .object({
    kind: z.string().describe('colleague, ocmw, citizen, expert, analyst, dpo, operator or machine'),
    staffId: z.string().optional(),
    role: z.string().optional(),
    organisationId: z.string().optional(),
    partner: z.string().nullable().optional(),
    province: z.string().nullable().optional().describe('null: all provinces'),
    nis: z.string().nullable().optional(),
    personId: z.string().optional(),
    accountId: z.string().optional(),
    clientId: z.string().optional(),
    scopes: z.array(z.string()).readonly().optional(),
    sessionId: z.string().nullable(),
  })
  .meta({ id: 'Me' });

const tag = 'access';

/** Who one is here, and one's own sessions. */
export function meRoutes(context: RouteContext): void {
  const { server, app } = context;
  reads(
    context,
    '/v1/me',
    { id: 'whoAmI', tag, answer: me, summary: 'Who is signed in' },
    async ({ acting, request: { known } }) => ({ ...acting.caller, sessionId: known?.sessionId ?? null }),
  );
  reads(
    context,
    '/v1/sessions',
    {
      ...{ id: 'listOwnSessions', tag, answer: collection(session, {}) },
      summary: 'One’s own sessions that run, newest first',
    },
    async ({ request: { known } }) => ({ items: known ? await ownSessions(app, known.accountId) : [] }),
  );

  server.delete(
    '/v1/sessions/:id',
    {
      schema: {
        operationId: 'endOwnSession',
        tags: [tag],
        summary: 'Ends a session of one’s own; it is dead at once',
        params: z.object({ id: z.string().max(64) }),
        response: { 204: z.null().describe('Ended'), ...problems },
      },
    },
    async ({ known, params: { id } }, reply) => {
      if (!known || !(await endOwnSession(app, id, known.accountId))) throw problem('access.unknown');
      return reply.code(204).send(null);
    },
  );
}
