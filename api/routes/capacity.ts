import type { RouteContext } from '../route-context.ts';
import { capacityQuery, capacityView, onwardView, provinceParams, queueView } from '../schemas/capacity.ts';
import { readHeaders } from '../schemas/common.ts';
import { problems } from '../schemas/problem.ts';

const tags = ['capacity'];

/** Places of the group tracks, and who waits for one: ids and days only. */
export function capacityRoutes({ server, verbs }: RouteContext): void {
  server.get(
    '/v1/capacity',
    {
      schema: {
        operationId: 'capacity',
        tags,
        summary: 'Per province: places, use, who waits since when, and how long it is expected to take',
        headers: readHeaders,
        querystring: capacityQuery,
        response: { 200: capacityView, ...problems },
      },
    },
    async ({ query: { year, province }, acting }) =>
      verbs.capacity(acting, {
        ...(year === undefined ? {} : { year }),
        ...(province === undefined ? {} : { province }),
      }),
  );

  server.get(
    '/v1/capacity/:province/queue',
    {
      schema: {
        operationId: 'capacityQueue',
        tags,
        summary: 'Who waits in a province, in order',
        headers: readHeaders,
        params: provinceParams,
        response: { 200: queueView, ...problems },
      },
    },
    async ({ params: { province }, acting }) => verbs.capacityQueue(acting, province),
  );

  server.get(
    '/v1/figures/onward',
    {
      schema: {
        operationId: 'onwardFigures',
        tags,
        summary: 'How many were referred onward in a year, per destination, and what came of it',
        headers: readHeaders,
        querystring: capacityQuery,
        response: { 200: onwardView, ...problems },
      },
    },
    async ({ query: { year, province }, acting }) =>
      verbs.onwardFigures(acting, {
        ...(year === undefined ? {} : { year }),
        ...(province === undefined ? {} : { province }),
      }),
  );
}
