import { actorOf } from '../actor.ts';
import type { RouteContext } from '../route-context.ts';
import { canonical, hashOf } from '../idempotency.ts';
import { readHeaders, writeHeaders } from '../schemas/common.ts';
import { problems } from '../schemas/problem.ts';
import {
  absenceBody,
  absencePlanned,
  staffList,
  staffParams,
  staffQuery,
  sweepList,
  sweepsQuery,
} from '../schemas/staff.ts';

const tags = ['staff'];

/** Who works in the programme, who is away and who stands in; and the daily sweep that tells them. */
export function staffRoutes({ server, verbs, once }: RouteContext): void {
  server.get(
    '/v1/staff',
    {
      schema: {
        operationId: 'listStaff',
        tags,
        summary: 'Who works in the programme, with present and future absences',
        headers: readHeaders,
        querystring: staffQuery,
        response: { 200: staffList, ...problems },
      },
    },
    async ({ query: { province }, acting }) => ({
      staff: await verbs.listColleagues(acting, province ? { province } : {}),
    }),
  );

  server.post(
    '/v1/staff/:id/absences',
    {
      schema: {
        operationId: 'planAbsence',
        tags,
        summary:
          'Somebody is away; what is meant for them goes to the deputy. The same period again changes the deputy',
        headers: writeHeaders,
        params: staffParams,
        body: absenceBody,
        response: { 201: absencePlanned, ...problems },
      },
    },
    async (request, reply) => {
      const { id: staffId } = request.params;
      const { from, until, deputyId = null } = request.body;
      const by = actorOf(request);
      const planned = await once(request, `staff/${staffId}/absences`, by, hashOf(canonical(request.body)), () =>
        verbs.planAbsence(request.acting, { staffId, from, until, deputyId }),
      );
      return reply.code(201).send({ ...planned, deputyId: planned.deputyId ?? null });
    },
  );

  server.get(
    '/v1/sweeps',
    {
      schema: {
        operationId: 'listSweeps',
        tags: ['operation'],
        summary: 'The daily sweeps that there were, the newest first',
        headers: readHeaders,
        querystring: sweepsQuery,
        response: { 200: sweepList, ...problems },
      },
    },
    async ({ query: { limit }, acting }) => ({ sweeps: await verbs.listSweeps(acting, { limit }) }),
  );
}
