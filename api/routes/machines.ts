import { reads } from '../operation.ts';
import type { RouteContext } from '../route-context.ts';
import { readHeaders } from '../schemas/common.ts';
import * as schemas from '../schemas/machines.ts';
import { problems } from '../schemas/problem.ts';

/** Programs of other organisations. No answer is kept under an Idempotency-Key: that would keep the secrets. */
export function machineRoutes(context: RouteContext): void {
  const { server, verbs } = context;
  const tag = 'machines';
  const tags = [tag];
  reads(
    context,
    '/v1/machines',
    {
      ...{ id: 'listMachines', tag, answer: schemas.machines },
      summary: 'Programs that may sign in, and what each may do',
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
export function webhookRoutes(context: RouteContext): void {
  const { server, verbs } = context;
  const tag = 'webhooks';
  const tags = [tag];
  const ofOne = { tags, params: schemas.webhookParams };
  reads(
    context,
    '/v1/webhooks',
    {
      ...{ id: 'listWebhooks', tag, answer: schemas.webhooks },
      summary: 'Receivers of events: of a program, those of its organisation',
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
    async (request, reply) => reply.code(201).send(await verbs.addWebhook(request.acting, request.body)),
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
    async ({ params: { id }, body, acting }) => verbs.changeWebhook(acting, id, body),
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
  reads(
    context,
    '/v1/webhooks/:id/deliveries',
    {
      ...{ id: 'listDeliveries', tag, params: schemas.webhookParams, query: schemas.deliveriesQuery },
      answer: schemas.deliveries,
      summary: 'What was told and what waits, newest first',
    },
    async ({ params: { id }, query: { limit, before }, acting }) => {
      const { deliveries: items, next } = await verbs.listDeliveries(acting, id, { limit, before });
      if (next === null) return { items };
      return { items, next: `/v1/webhooks/${id}/deliveries?limit=${limit}&before=${next}` };
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
