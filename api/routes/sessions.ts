import type { Verbs } from '../../app/verbs.ts';
import { refuseCohort } from '../../domain/cohort/index.ts';
import { acts, reads } from '../operation.ts';
import { cohortRefused } from '../problem.ts';
import type { RouteContext } from '../route-context.ts';
import * as schemas from '../schemas/cohorts.ts';

const tag = 'cohorts';

/** The sessions of a group, and who was there: noted for everybody in one call. */
export function sessionRoutes(context: RouteContext): void {
  const { verbs } = context;
  reads(
    context,
    '/v1/cohorts/:id/sessions',
    {
      ...{ id: 'listCohortSessions', tag, params: schemas.cohortParams, answer: schemas.sessionList },
      summary: 'The sessions of a group',
    },
    async ({ params: { id }, acting }) => ({
      cohortId: id,
      items: (await verbs.showCohort(acting, id)).sessions.map((session) => ({
        href: `/v1/cohorts/${id}/sessions/${session.sessionId}`,
        ...session,
      })),
    }),
  );
  const one = { tag, params: schemas.sessionParams };
  reads(
    context,
    '/v1/cohorts/:id/sessions/:sessionId',
    {
      ...{ ...one, id: 'showSession', answer: schemas.sessionShown, single: true },
      summary: 'One session: when, where, and who was there',
    },
    async ({ params: { id, sessionId }, acting }) => shown(await verbs.showCohort(acting, id), sessionId),
  );
  acts(
    context,
    'PUT',
    '/v1/cohorts/:id/sessions/:sessionId/attendance',
    {
      ...{ ...one, id: 'putAttendance', body: schemas.attendanceBody, answer: schemas.cohortAnswer },
      summary: 'Note who was at a session, everyone at once; again, it replaces what was noted',
    },
    async ({ params: { id, sessionId }, body: { items }, acting }, by) => {
      const presences = Object.fromEntries(items.map(({ trajectoryId, presence }) => [trajectoryId, presence]));
      const data = { sessionId, presences };
      return verbs.giveCohortCommand(acting, { cohortId: id, name: 'recordAttendance', by, data });
    },
    (result) => {
      if (!result.ok) throw cohortRefused(result.refusal);
      return result;
    },
  );
}

function shown(cohort: Awaited<ReturnType<Verbs['showCohort']>>, sessionId: string) {
  const session = cohort.sessions.find((one) => one.sessionId === sessionId);
  if (!session)
    throw cohortRefused(refuseCohort('cohort.unknownSession', { known: cohort.sessions.at(-1)?.sessionId ?? 'none' }));
  const attendance = cohort.members.map(({ trajectoryId, name, attendance: of }) => ({
    trajectoryId,
    name,
    presence: of[sessionId] ?? null,
  }));
  return { cohortId: cohort.cohortId, ...session, attendance };
}
