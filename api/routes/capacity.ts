import { acts, reads } from '../operation.ts';
import type { RouteContext } from '../route-context.ts';
import * as schemas from '../schemas/capacity.ts';
import { trajectoryParams } from '../schemas/common.ts';

const tag = 'capacity';

/** Places of the group tracks, and who waits for one: ids and days only. */
export function capacityRoutes(context: RouteContext): void {
  readRoutes(context);
  changeRoutes(context);
}

function readRoutes(context: RouteContext): void {
  const { verbs } = context;
  reads(
    context,
    '/v1/capacity',
    {
      ...{ id: 'capacity', tag, query: schemas.capacityQuery, answer: schemas.capacityView },
      summary: 'Per province: places, use, who waits since when, and how long it is expected to take',
    },
    async ({ query, acting }) => {
      const { provinces, ...view } = await verbs.capacity(acting, query);
      return { ...view, items: provinces.map((one) => ({ href: `/v1/capacity/${one.province}/queue`, ...one })) };
    },
  );
  reads(
    context,
    '/v1/capacity/:province/queue',
    {
      ...{ id: 'capacityQueue', tag, params: schemas.provinceParams, answer: schemas.queueView },
      summary: 'Who waits in a province, in order',
    },
    async ({ params, acting }) => {
      const { rows, ...view } = await verbs.capacityQueue(acting, params.province);
      return { ...view, items: rows.map((row) => ({ href: `/v1/trajectories/${row.trajectoryId}`, ...row })) };
    },
  );
  reads(
    context,
    '/v1/figures/onward',
    {
      ...{ id: 'onwardFigures', tag, query: schemas.capacityQuery, answer: schemas.onwardView },
      summary: 'How many were referred onward in a year, per destination, and what came of it',
    },
    async ({ query, acting }) => {
      const { destinations, ...view } = await verbs.onwardFigures(acting, query);
      return { ...view, items: destinations };
    },
  );
}

function changeRoutes(context: RouteContext): void {
  const { verbs } = context;
  acts(
    context,
    'PUT',
    '/v1/capacity/:province/places',
    {
      ...{ id: 'setPlaces', tag, params: schemas.provinceParams, body: schemas.placesBody, answer: schemas.placesSet },
      summary: 'Sets the places of a province and year',
    },
    async ({ params: { province }, body, acting }, by) => verbs.setPlaces(acting, { province, ...body, by }),
  );
  acts(
    context,
    'POST',
    '/v1/capacity/openings',
    {
      ...{ id: 'openCapacityYear', tag, answer: schemas.yearOpened },
      summary: 'Opens the year that runs and offers free places in order; may be repeated',
    },
    async ({ acting }) => verbs.openCapacityYear(acting),
  );
  acts(
    context,
    'POST',
    '/v1/trajectories/:id/place-offers',
    {
      ...{ id: 'offerOutOfOrder', tag, params: trajectoryParams, body: schemas.offerBody, answer: schemas.offered },
      summary: 'Offers a free place out of order, with a reason that stays on record',
    },
    async ({ params: { id }, body: { reason }, acting }, by) =>
      verbs.offerOutOfOrder(acting, { trajectoryId: id, reason, by }),
  );
}
