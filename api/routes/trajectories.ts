import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Verbs } from '../../app/verbs.ts';
import { localDate } from '../../domain/calendar/index.ts';
import { actorOf } from '../actor.ts';
import { nextPage } from '../next-page.ts';
import { reads } from '../operation.ts';
import type { RouteContext } from '../route-context.ts';
import { availableCommands, commandDay } from '../schemas/commands.ts';
import { pageQuery, readHeaders, trajectoryParams } from '../schemas/common.ts';
import { problems } from '../schemas/problem.ts';
import {
  deadlineQuery,
  events,
  list,
  listQuery,
  openDeadlines,
  countQuery,
  counts,
  searchBody,
  shown,
  waitingView,
} from '../schemas/trajectories.ts';

const tag = 'trajectories';
const one = { tag, params: trajectoryParams };

/** What is read: the list, one trajectory, and what it waits for, will do, may do and went through. */
export function trajectoryRoutes(context: RouteContext): void {
  const { verbs } = context;
  reads(
    context,
    '/v1/trajectories',
    {
      ...{ id: 'listTrajectories', tag, query: listQuery, answer: list },
      summary: 'The work list: what is due first on top',
      description: 'Names are searched with POST /v1/trajectories/search: no address holds one.',
    },
    async ({ query: { overdue, ...filter }, acting, request }) =>
      page(request, await verbs.listTrajectories(acting, { ...filter, overdue: overdue === 'true' })),
  );
  searchRoute(context);
  reads(
    context,
    '/v1/deadlines',
    {
      ...{ id: 'listDeadlines', tag, query: deadlineQuery, answer: openDeadlines },
      summary: 'What is open of many people: by rule, by group or until a day; what is due first on top',
    },
    async ({ query: { rule, until, ...filter }, acting, request }) => {
      const { today, rows, next } = await verbs.listDeadlines(acting, {
        ...filter,
        ...(rule === undefined ? {} : { rules: [rule] }),
        ...(until === undefined ? {} : { until: localDate(until) }),
      });
      return {
        today,
        ...nextPage(request, next),
        items: rows.map((row) => ({ href: `/v1/trajectories/${row.trajectoryId}`, ...row })),
      };
    },
  );
  reads(
    context,
    '/v1/trajectory-counts',
    {
      ...{ id: 'countSections', tag, query: countQuery, answer: counts },
      summary: 'How many there are in each part of the work list',
    },
    async ({ query, acting }) => verbs.countSections(acting, query),
  );

  reads(
    context,
    '/v1/trajectories/:id',
    {
      ...{ ...one, id: 'showTrajectory', answer: shown, single: true },
      summary: 'One trajectory: the person, what it waits for, its deadlines, look-ups and events',
    },
    async ({ params: { id }, acting }) => verbs.showTrajectory(acting, id),
  );
  reads(
    context,
    '/v1/trajectories/:id/waiting',
    {
      ...{ ...one, id: 'waitingOf', answer: waitingView },
      summary: 'Who must do what, until when, by which rule, and what happens otherwise; or on a day of the past',
      query: z.strictObject({ at: commandDay.optional().describe('A day of the past') }),
    },
    async ({ params: { id }, query: { at }, acting }) =>
      at === undefined ? verbs.waitingOf(acting, id) : verbs.waitingAt(acting, id, localDate(at)),
  );
  reads(
    context,
    '/v1/trajectories/:id/forecast',
    { ...one, id: 'forecastOf', answer: events, summary: 'The whole future if nobody does anything' },
    async ({ params: { id }, acting }) => ({ trajectoryId: id, items: await verbs.forecastOf(acting, id) }),
  );
  reads(
    context,
    '/v1/trajectories/:id/events',
    { ...one, id: 'eventsOf', answer: events, summary: 'Everything that happened' },
    async ({ params: { id }, acting }) => ({ trajectoryId: id, items: await verbs.eventsOf(acting, id) }),
  );
  reads(
    context,
    '/v1/trajectories/:id/commands',
    {
      ...{ ...one, id: 'commandsOf', answer: availableCommands, actor: true },
      summary: 'What this actor may do now, with the fields it takes',
    },
    async ({ params: { id }, acting, request }) => ({
      trajectoryId: id,
      items: (await verbs.commandsOf(acting, id, actorOf(request))).map((command) => ({
        href: `/v1/trajectories/${id}/commands/${command.name}`,
        ...command,
      })),
    }),
  );
}

/** Reads, though it is a POST: a name in an address would stay in every log on the way. */
function searchRoute({ server, verbs }: RouteContext): void {
  server.route({
    method: 'POST',
    url: '/v1/trajectories/search',
    schema: {
      operationId: 'searchTrajectories',
      tags: [tag],
      summary: 'The work list with a text: a name, phone or number',
      headers: readHeaders,
      querystring: pageQuery,
      body: searchBody,
      response: { 200: list, ...problems },
    },
    handler: async (request) =>
      page(request, await verbs.listTrajectories(request.acting, { ...request.body, ...request.query })),
  });
}

const page = (
  request: Pick<FastifyRequest, 'url'>,
  { today, total, next, rows }: Awaited<ReturnType<Verbs['listTrajectories']>>,
) => ({
  ...{ today, total, ...nextPage(request, next) },
  items: rows.map((row) => ({ href: `/v1/trajectories/${row.trajectoryId}`, ...row })),
});
