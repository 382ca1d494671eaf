import {
  cohortCommandNames,
  cohortCommandSpecs,
  cohortMachineCommands,
  type CohortCommandName,
} from '../../domain/cohort/index.ts';
import type { CohortToPlan } from '../../app/cohorts/index.ts';
import { actorOf } from '../actor.ts';
import { mustBeLatest } from '../etag.ts';
import { acts, reads } from '../operation.ts';
import type { RouteContext } from '../route-context.ts';
import { canonical, hashOf, keyOf, scopeOf } from '../idempotency.ts';
import { cohortRefused } from '../problem.ts';
import * as schemas from '../schemas/cohorts.ts';
import { actHeaders, ifMatchHeaders, writeHeaders } from '../schemas/common.ts';
import { problems } from '../schemas/problem.ts';
import { sessionRoutes } from './sessions.ts';

const tag = 'cohorts';

/** Groups: planning, reading, and one route per command. */
export function cohortRoutes(context: RouteContext): void {
  planRoute(context);
  readRoutes(context);
  sessionRoutes(context);
  for (const name of cohortCommandNames)
    if (!cohortMachineCommands.has(name)) {
      commandRoute(context, name);
      supposeRoute(context, name);
    }
}

function planRoute(context: RouteContext): void {
  const { verbs } = context;
  acts(
    context,
    'POST',
    '/v1/cohorts',
    {
      ...{ id: 'planCohort', tag, summary: 'Plan a group with its sessions' },
      ...{ body: schemas.planBody, answer: schemas.planned, status: 201 },
      location: ({ cohortId }) => `/v1/cohorts/${cohortId}`,
    },
    async ({ body, acting }, by) => verbs.planCohort(acting, body as CohortToPlan, by),
    (result) => {
      if (!result.ok) throw cohortRefused(result.refusal);
      return { cohortId: result.cohortId, sequence: result.sequence };
    },
  );
}

type Filter = Parameters<RouteContext['verbs']['listCohorts']>[1];

function readRoutes(context: RouteContext): void {
  const { verbs } = context;
  reads(
    context,
    '/v1/cohorts',
    {
      ...{ id: 'listCohorts', tag, query: schemas.cohortQuery, answer: schemas.cohortList },
      summary: 'Groups in order of their first day',
    },
    async ({ query, acting }) => {
      const { today, rows } = await verbs.listCohorts(acting, query as Filter);
      return { today, items: rows.map((row) => ({ href: `/v1/cohorts/${row.cohortId}`, ...row })) };
    },
  );
  reads(
    context,
    '/v1/cohorts/unallocated',
    {
      ...{ id: 'listUnallocated', tag, query: schemas.cohortQuery.omit({ phase: true }) },
      ...{ answer: schemas.unallocatedList, summary: 'Whom the partner accepted and has not put in a group yet' },
    },
    async ({ query, acting }) => {
      const { rows } = await verbs.listUnallocated(acting, query as Filter);
      return { items: rows.map((row) => ({ href: `/v1/trajectories/${row.trajectoryId}`, ...row })) };
    },
  );
  const one = { tag, params: schemas.cohortParams };
  reads(
    context,
    '/v1/cohorts/:id',
    {
      ...{ ...one, id: 'showCohort', answer: schemas.cohortShown, single: true },
      summary: 'One group: its people, sessions, attendance and events',
    },
    async ({ params: { id }, acting }) => verbs.showCohort(acting, id),
  );
  reads(
    context,
    '/v1/cohorts/:id/agenda',
    {
      ...{ ...one, id: 'agendaOf', answer: schemas.agenda },
      summary: 'The agenda of the next consultation: the open topics of everyone in the group',
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
      tags: [tag],
      summary: description,
      description: `Dutch: ${title.nl}. By: ${allowed.join(', ')}. Answered when its events are recorded.`,
      headers: writeHeaders.extend(ifMatchHeaders),
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
      const result = await once(
        request,
        scope,
        by,
        hashOf(canonical({ name, data, place: place ?? null })),
        async () => {
          await mustBeLatest(
            request.headers['if-match'],
            async () => (await verbs.showCohort(request.acting, id)).events.at(-1)?.sequence ?? 0,
          );
          return verbs.giveCohortCommand(request.acting, {
            cohortId: id,
            name,
            by,
            data,
            ...(place === undefined ? {} : { place }),
            ...updateId,
          });
        },
      );
      if (!result.ok) throw cohortRefused(result.refusal);
      return result;
    },
  });
}

/** What one command would do; nothing happens. */
function supposeRoute({ server, verbs }: RouteContext, name: CohortCommandName): void {
  server.route({
    method: 'POST',
    url: `/v1/cohorts/:id/what-if/${name}`,
    schema: {
      operationId: `whatIfCohort_${name}`,
      tags: ['what-if'],
      summary: `What ${name} would do to the group and its sessions, and who would be told; nothing happens`,
      headers: actHeaders,
      params: schemas.cohortParams,
      body: schemas.cohortCommandBody(name),
      response: { 200: schemas.cohortForetold, ...problems },
    },
    preValidation: async (request) => {
      request.body ??= {};
    },
    handler: async (request) => {
      const { place: _place, ...data } = request.body as Record<string, unknown> & { place?: string };
      const result = await verbs.whatIfCohort(request.acting, {
        cohortId: request.params.id,
        by: actorOf(request),
        commands: [{ name, data }],
      });
      if (!result.ok) throw cohortRefused(result.refusal);
      return result;
    },
  });
}
