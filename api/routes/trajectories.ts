import { z } from 'zod';
import { localDate } from '../../domain/calendar/index.ts';
import { actorOf } from '../actor.ts';
import type { RouteContext } from '../route-context.ts';
import { availableCommands } from '../schemas/commands.ts';
import { actHeaders, day, readHeaders, trajectoryParams } from '../schemas/common.ts';
import { problems } from '../schemas/problem.ts';
import { events, list, listQuery, shown, waitingView } from '../schemas/trajectories.ts';

const tags = ['trajectories'];

/** What is read: the list, one trajectory, and what it waits for, will do, may do and went through. */
export function trajectoryRoutes({ server, verbs }: RouteContext): void {
  server.get(
    '/v1/trajectories',
    {
      schema: {
        operationId: 'listTrajectories',
        tags,
        summary: 'The work list: what is due first on top',
        headers: readHeaders,
        querystring: listQuery,
        response: { 200: list, ...problems },
      },
    },
    async ({ query: { overdue, ...filter }, acting }) =>
      verbs.listTrajectories(acting, { ...filter, ...(overdue === 'true' ? { overdue: true } : {}) }),
  );

  const ofOne = { headers: readHeaders, params: trajectoryParams, tags };

  server.get(
    '/v1/trajectories/:id',
    {
      schema: {
        ...ofOne,
        operationId: 'showTrajectory',
        summary: 'One trajectory: the person, what it waits for, its deadlines, look-ups and events',
        response: { 200: shown, ...problems },
      },
    },
    async ({ params: { id }, acting }) => verbs.showTrajectory(acting, id),
  );

  server.get(
    '/v1/trajectories/:id/waiting',
    {
      schema: {
        ...ofOne,
        operationId: 'waitingOf',
        summary: 'Who must do what, until when, by which rule, and what happens otherwise; or on a day of the past',
        querystring: z.strictObject({ at: day.optional().describe('A day of the past') }),
        response: { 200: waitingView, ...problems },
      },
    },
    async ({ params: { id }, query: { at }, acting }) =>
      at === undefined ? verbs.waitingOf(acting, id) : verbs.waitingAt(acting, id, localDate(at)),
  );

  server.get(
    '/v1/trajectories/:id/forecast',
    {
      schema: {
        ...ofOne,
        operationId: 'forecastOf',
        summary: 'The whole future if nobody does anything',
        response: { 200: events, ...problems },
      },
    },
    async ({ params: { id }, acting }) => ({ trajectoryId: id, events: await verbs.forecastOf(acting, id) }),
  );

  server.get(
    '/v1/trajectories/:id/events',
    {
      schema: {
        ...ofOne,
        operationId: 'eventsOf',
        summary: 'Everything that happened',
        response: { 200: events, ...problems },
      },
    },
    async ({ params: { id }, acting }) => ({ trajectoryId: id, events: await verbs.eventsOf(acting, id) }),
  );

  server.get(
    '/v1/trajectories/:id/commands',
    {
      schema: {
        ...ofOne,
        headers: actHeaders,
        operationId: 'commandsOf',
        summary: 'What this actor may do now, with the fields it takes',
        response: { 200: availableCommands, ...problems },
      },
    },
    async (request) => ({
      trajectoryId: request.params.id,
      commands: await verbs.commandsOf(request.acting, request.params.id, actorOf(request)),
    }),
  );
}
