import type { FastifyInstance, FastifyRequest } from 'fastify';
import { actingAs, type App } from '../app/open.ts';
import { actorOfCaller, type Caller } from '../domain/rights/index.ts';
import type { Actor } from '../domain/trajectory/index.ts';
import { problem, ProblemFound } from './problem.ts';
import { openRoutes } from './open-routes.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** The application, for whoever asks: what every verb is given. */
    acting: App;
  }
}

/** Who asks, from what a request carries. @throws ProblemFound when that is nobody */
export type WhoAsks = (request: FastifyRequest) => Promise<Caller>;

/** Says of each request for whom the application works, before anything of its body is read. */
export function knowWhoAsks(server: FastifyInstance, app: App, whoAsks: WhoAsks): void {
  server.decorateRequest('acting');
  server.decorateRequest('known', null);
  server.addHook('preParsing', async (request, reply) => {
    if (openRoutes.has(request.routeOptions.url ?? '')) return;
    try {
      request.acting = actingAs(app, await whoAsks(request));
    } catch (error) {
      if (problemOfAnswer(error) !== 401) throw error;
      void reply.header('www-authenticate', 'Bearer');
      // The page that is posted to keeps what was typed, and says where to sign in. Of whom nobody knows no file is read.
      if (request.method === 'POST' && request.routeOptions.config.page && !bringsFile(request)) return;
      if (!opensPage(request)) throw error;
      await reply.redirect(`/aanmelden?terug=${encodeURIComponent(request.url)}`, 303);
    }
  });
}

const problemOfAnswer = (error: unknown): number => (error instanceof ProblemFound ? error.problem('en').status : 500);

const bringsFile = ({ headers }: FastifyRequest): boolean => /^\s*multipart\//i.test(headers['content-type'] ?? '');

/** Somebody who goes to a page of ours, not a program that asks for data. */
const opensPage = ({ method, headers }: FastifyRequest): boolean =>
  method === 'GET' && (headers.accept ?? '').includes('text/html');

/** Roles that a caller with direct access may claim; `rule` and `system` act from inside only. */
export const callerRoles = ['mediator', 'groupWorker', 'jobCoach', 'teamLead', 'jobseeker', 'operator'] as const;

/**
 * As whom a command is given: who signed in; with direct access whom the header `W2-Actor: role:id` names, or the API's own
 * operator. @throws ProblemFound
 */
export function actorOf({ acting, headers }: FastifyRequest): Actor {
  // Who gives no commands is told so by the gate, which knows first whether the thing is theirs at all; it lets nobody be the system.
  if (acting.caller.kind !== 'direct') return actorOfCaller(acting.caller) ?? { role: 'system' };
  const header = headers['w2-actor'];
  if (header === undefined) return { role: 'operator', id: 'api' };
  const [, role, id] =
    /^([A-Za-z]+):([A-Za-z0-9][A-Za-z0-9._-]{0,63})$/.exec(typeof header === 'string' ? header : '') ?? [];
  const known = callerRoles.find((it) => it === role);
  if (!known || !id) throw problem('actor.unreadable', { roles: callerRoles.join(', ') });
  return { role: known, id };
}
