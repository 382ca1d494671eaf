import type { Actor } from '../domain/trajectory/index.ts';
import { problem } from './problem.ts';

/** Roles that a caller may claim until there is sign-in; `rule` and `system` act from inside only. */
export const callerRoles = ['mediator', 'groupWorker', 'jobCoach', 'teamLead', 'jobseeker', 'operator'] as const;

/** Who acts, by the header `W2-Actor: role:id`; left out, it is the API's own operator. @throws ProblemFound */
export function actorOf(headers: Readonly<Record<string, unknown>>): Actor {
  const header = headers['w2-actor'];
  if (header === undefined) return { role: 'operator', id: 'api' };
  const [, role, id] =
    /^([A-Za-z]+):([A-Za-z0-9][A-Za-z0-9._-]{0,63})$/.exec(typeof header === 'string' ? header : '') ?? [];
  const known = callerRoles.find((it) => it === role);
  if (!known || !id) throw problem('actor.unreadable', { roles: callerRoles.join(', ') });
  return { role: known, id };
}
