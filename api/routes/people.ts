import { actorOf } from '../actor.ts';
import type { RouteContext } from '../route-context.ts';
import { canonical, hashOf } from '../idempotency.ts';
import { readHeaders, trajectoryParams, writeHeaders } from '../schemas/common.ts';
import * as schemas from '../schemas/people.ts';
import { problems } from '../schemas/problem.ts';

const tags = ['trajectories'];

/** The people's side: coming back, the plan, letters, and the welfare actors around the person. Notes are not here. */
export function peopleRoutes({ server, verbs, once }: RouteContext): void {
  server.route({
    method: 'POST',
    url: '/v1/trajectories/:id/reopen',
    schema: {
      operationId: 'reopen',
      tags,
      summary: 'Someone comes back: a new trajectory that goes on from a closed one',
      description: 'Within six months of closing; the 24 months count on. A reconsideration within thirty days.',
      headers: writeHeaders,
      params: trajectoryParams,
      body: schemas.reopenBody,
      response: { 201: schemas.reopened, ...problems },
    },
    handler: async (request, reply) => {
      const { id } = request.params;
      const { because, note } = request.body;
      const by = actorOf(request);
      const given = { trajectoryId: id, because, by, ...(note === undefined ? {} : { note }) };
      const hash = hashOf(canonical({ because, note: note ?? null }));
      const result = await once(request, `trajectories/${id}/reopen`, by, hash, () =>
        verbs.reopen(request.acting, given),
      );
      return reply.code(201).header('location', `/v1/trajectories/${result.trajectoryId}`).send(result);
    },
  });

  server.route({
    method: 'POST',
    url: '/v1/trajectories/:id/undo-closing',
    schema: {
      operationId: 'undoClosing',
      tags,
      summary: 'A closing was a mistake: the same trajectory goes on as it stood before',
      description:
        'By a team lead or programme coordinator, within thirty days, after stopped, moved away, deceased or merged.',
      headers: writeHeaders,
      params: trajectoryParams,
      body: schemas.undoBody,
      response: { 200: schemas.undone, ...problems },
    },
    handler: async (request) => {
      const { id } = request.params;
      const { because, note } = request.body;
      const by = actorOf(request);
      const given = { trajectoryId: id, because, by, ...(note === undefined ? {} : { note }) };
      const hash = hashOf(canonical({ because, note: note ?? null }));
      return once(request, `trajectories/${id}/undo-closing`, by, hash, () => verbs.undoClosing(request.acting, given));
    },
  });

  const ofOne = { headers: readHeaders, params: trajectoryParams, tags };

  server.get(
    '/v1/trajectories/:id/letters',
    {
      schema: {
        ...ofOne,
        operationId: 'lettersOf',
        summary: 'What was written to the person and to welfare actors',
        response: { 200: schemas.letters, ...problems },
      },
    },
    async ({ params: { id }, acting }) => verbs.lettersOf(acting, id),
  );

  server.get(
    '/v1/trajectories/:id/plan',
    {
      schema: {
        ...ofOne,
        operationId: 'planOf',
        summary: 'The welfare plan as it stands, without anyone’s words',
        response: { 200: schemas.plan, ...problems },
      },
    },
    async ({ params: { id }, acting }) => verbs.planOf(acting, id),
  );

  server.get(
    '/v1/welfare-actors',
    {
      schema: {
        operationId: 'listNetwork',
        tags,
        summary: 'The welfare actors that a mediator can ask',
        headers: readHeaders,
        querystring: schemas.networkQuery,
        response: { 200: schemas.network, ...problems },
      },
    },
    async ({ query: { province }, acting }) => verbs.listNetwork(acting, province === undefined ? {} : { province }),
  );
}
