import type { RouteContext } from '../route-context.ts';
import { readHeaders } from '../schemas/common.ts';
import * as schemas from '../schemas/machines.ts';
import { problems } from '../schemas/problem.ts';

/** Programs of other organisations. No answer is kept under an Idempotency-Key: that would keep the secrets. */
export function machineRoutes({ server, verbs }: RouteContext): void {
  const tags = ['machines'];
  server.get(
    '/v1/machines',
    {
      schema: {
        operationId: 'listMachines',
        tags,
        summary: 'Programs that may sign in, and what each may do',
        headers: readHeaders,
        response: { 200: schemas.machines, ...problems },
      },
    },
    async ({ acting }) => ({ items: (await verbs.listMachines(acting)).machines }),
  );
  server.post(
    '/v1/machines',
    {
      schema: {
        operationId: 'addMachine',
        tags,
        summary: 'Lets a program in; its secret is shown this once',
        headers: readHeaders,
        body: schemas.machineBody,
        response: { 201: schemas.machineSecret, ...problems },
      },
    },
    async (request, reply) => reply.code(201).send(await verbs.addMachine(request.acting, request.body)),
  );
  server.post(
    '/v1/machines/:id/secret',
    {
      schema: {
        operationId: 'rotateMachine',
        tags,
        summary: 'Another secret; the one before holds a week more, or ends at once',
        headers: readHeaders,
        params: schemas.machineParams,
        body: schemas.rotateBody,
        response: { 200: schemas.machineSecret, ...problems },
      },
    },
    async ({ params: { id: clientId }, body, acting }) => verbs.rotateMachine(acting, { clientId, ...body }),
  );
  server.delete(
    '/v1/machines/:id',
    {
      schema: {
        operationId: 'endMachine',
        tags,
        summary: 'The program gets in no more',
        headers: readHeaders,
        params: schemas.machineParams,
        response: { 200: schemas.machineEnded, ...problems },
      },
    },
    async ({ params: { id }, acting }) => verbs.endMachine(acting, id),
  );
}

/** What they are told of: signed CloudEvents, a log of them, and telling again. */
export function webhookRoutes({ server, verbs }: RouteContext): void {
  const tags = ['webhooks'];
  const ofOne = { tags, params: schemas.webhookParams };
  server.get(
    '/v1/webhooks',
    {
      schema: {
        operationId: 'listWebhooks',
        tags,
        summary: 'Receivers of events: of a program, those of its organisation',
        headers: readHeaders,
        response: { 200: schemas.webhooks, ...problems },
      },
    },
    async ({ acting }) => ({ items: (await verbs.listWebhooks(acting)).webhooks }),
  );
  server.post(
    '/v1/webhooks',
    {
      schema: {
        operationId: 'addWebhook',
        tags,
        summary: 'Tells an organisation’s program of events; the secret is shown this once',
        headers: readHeaders,
        body: schemas.webhookBody,
        response: { 201: schemas.webhookMade, ...problems },
      },
    },
    async (request, reply) => reply.code(201).send(await verbs.addWebhook(request.acting, defined(request.body))),
  );
  server.patch(
    '/v1/webhooks/:id',
    {
      schema: {
        ...ofOne,
        operationId: 'changeWebhook',
        summary: 'Another address, other types, or a pause: what happens meanwhile is kept',
        headers: readHeaders,
        body: schemas.webhookChange,
        response: { 200: schemas.webhookChanged, ...problems },
      },
    },
    async ({ params: { id }, body, acting }) => verbs.changeWebhook(acting, id, defined(body)),
  );
  server.delete(
    '/v1/webhooks/:id',
    {
      schema: {
        ...ofOne,
        operationId: 'endWebhook',
        summary: 'The receiver hears of nothing any more',
        headers: readHeaders,
        response: { 200: schemas.webhookChanged, ...problems },
      },
    },
    async ({ params: { id }, acting }) => verbs.endWebhook(acting, id),
  );
  server.get(
    '/v1/webhooks/:id/deliveries',
    {
      schema: {
        ...ofOne,
        operationId: 'listDeliveries',
        summary: 'What was told and what waits, newest first',
        headers: readHeaders,
        querystring: schemas.deliveriesQuery,
        response: { 200: schemas.deliveries, ...problems },
      },
    },
    async ({ params: { id }, query, acting }) => {
      const { deliveries, next } = await verbs.listDeliveries(acting, id, defined(query));
      const { limit } = query;
      return {
        items: deliveries,
        ...(next === null ? {} : { next: `/v1/webhooks/${id}/deliveries?limit=${limit}&before=${next}` }),
      };
    },
  );
  server.post(
    '/v1/webhooks/:id/replay',
    {
      schema: {
        ...ofOne,
        operationId: 'replayDeliveries',
        summary: 'Tells again what happened since a moment; repeats have the same id',
        headers: readHeaders,
        body: schemas.replayBody,
        response: { 200: schemas.replayed, ...problems },
      },
    },
    async ({ params: { id }, body: { from }, acting }) => verbs.replayDeliveries(acting, id, from),
  );
}

type Defined<T> = { [K in keyof T]: Exclude<T[K], undefined> };
/** Without the fields that were left out. */
const defined = <T extends object>(given: T): Defined<T> =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Defined<T>;
