import {
  cohortCommandNames,
  cohortCommandSpecs,
  cohortMachineCommands,
  type CohortCommandName,
} from '../../domain/cohort/index.ts';
import type { CohortToPlan } from '../../app/cohorts/index.ts';
import { actorOf } from '../actor.ts';
import type { RouteContext } from '../route-context.ts';
import { canonical, hashOf, keyOf, scopeOf } from '../idempotency.ts';
import { cohortRefused } from '../problem.ts';
import * as schemas from '../schemas/cohorts.ts';
import { readHeaders, writeHeaders } from '../schemas/common.ts';
import { problems } from '../schemas/problem.ts';

const tags = ['cohorts'];

/** Groups: planning, reading, and one route per command. */
export function cohortRoutes(context: RouteContext): void {
  planRoute(context);
  readRoutes(context);
  for (const name of cohortCommandNames) if (!cohortMachineCommands.has(name)) commandRoute(context, name);
}

function planRoute({ server, verbs, once }: RouteContext): void {
  server.route({
    method: 'POST',
    url: '/v1/cohorts',
    schema: {
      operationId: 'planCohort',
      tags,
      summary: 'Plan a group with its sessions',
      headers: writeHeaders,
      body: schemas.planBody,
      response: { 201: schemas.planned, ...problems },
    },
    handler: async (request, reply) => {
      const by = actorOf(request);
      const cohort = request.body as CohortToPlan;
      const result = await once(request, 'cohorts', by, hashOf(canonical(request.body)), () =>
        verbs.planCohort(request.acting, cohort, by),
      );
      if (!result.ok) throw cohortRefused(result.refusal);
      const { cohortId, sequence } = result;
      return reply.code(201).header('location', `/v1/cohorts/${cohortId}`).send({ cohortId, sequence });
    },
  });
}

function readRoutes({ server, verbs }: RouteContext): void {
  server.get(
    '/v1/cohorts',
    {
      schema: {
        operationId: 'listCohorts',
        tags,
        summary: 'Groups in order of their first day',
        headers: readHeaders,
        querystring: schemas.cohortQuery,
        response: { 200: schemas.cohortList, ...problems },
      },
    },
    async ({ query, acting }) => verbs.listCohorts(acting, query as Parameters<typeof verbs.listCohorts>[1]),
  );
  server.get(
    '/v1/cohorts/unallocated',
    {
      schema: {
        operationId: 'listUnallocated',
        tags,
        summary: 'Whom the partner accepted and has not put in a group yet',
        headers: readHeaders,
        querystring: schemas.cohortQuery.omit({ phase: true }),
        response: { 200: schemas.unallocatedList, ...problems },
      },
    },
    async ({ query, acting }) => verbs.listUnallocated(acting, query as Parameters<typeof verbs.listUnallocated>[1]),
  );
  const ofOne = { headers: readHeaders, params: schemas.cohortParams, tags };
  server.get(
    '/v1/cohorts/:id',
    {
      schema: {
        ...ofOne,
        operationId: 'showCohort',
        summary: 'One group: its people, sessions, attendance and events',
        response: { 200: schemas.cohortShown, ...problems },
      },
    },
    async ({ params: { id }, acting }) => verbs.showCohort(acting, id),
  );
  server.get(
    '/v1/cohorts/:id/agenda',
    {
      schema: {
        ...ofOne,
        operationId: 'agendaOf',
        summary: 'The agenda of the next consultation: the open topics of everyone in the group',
        response: { 200: schemas.agenda, ...problems },
      },
    },
    async ({ params: { id }, acting }) => verbs.agendaOf(acting, id),
  );
}

function commandRoute({ server, verbs, once }: RouteContext, name: CohortCommandName): void {
  const { description, title, by: allowed } = cohortCommandSpecs[name];
  server.route({
    method: 'POST',
    url: `/v1/cohorts/:id/commands/${name}`,
    schema: {
      operationId: `cohort${name.charAt(0).toUpperCase()}${name.slice(1)}`,
      tags,
      summary: description,
      description: `Dutch: ${title.nl}. By: ${allowed.join(', ')}. Answered when its events are recorded.`,
      headers: writeHeaders,
      params: schemas.cohortParams,
      body: schemas.cohortCommandBody(name),
      response: { 200: schemas.cohortAnswer, ...problems },
    },
    // Some commands need no data; a client may then leave the body out.
    preValidation: async (request) => {
      request.body ??= {};
    },
    handler: async (request) => {
      const { id } = request.params;
      const { place, ...data } = request.body as Record<string, unknown> & { place?: string };
      const by = actorOf(request);
      const key = keyOf(request.headers);
      const scope = `cohorts/${id}/commands`;
      // The workflow keeps update ids in its history, and a caller's own key may hold anything, a name too.
      const updateId = key === null ? {} : { idempotencyKey: hashOf(`${scopeOf(scope, by)}\n${key}`) };
      const result = await once(request, scope, by, hashOf(canonical({ name, data, place: place ?? null })), () =>
        verbs.giveCohortCommand(request.acting, {
          cohortId: id,
          name,
          by,
          data,
          ...(place === undefined ? {} : { place }),
          ...updateId,
        }),
      );
      if (!result.ok) throw cohortRefused(result.refusal);
      return result;
    },
  });
}
