import type { Changed } from '../../app/people/index.ts';
import { actorOf } from '../actor.ts';
import { canonical, hashOf } from '../idempotency.ts';
import { refused } from '../problem.ts';
import type { RouteContext } from '../route-context.ts';
import { readHeaders, writeHeaders } from '../schemas/common.ts';
import * as schemas from '../schemas/persons.ts';
import { problems } from '../schemas/problem.ts';

const tags = ['people'];

/** The person behind trajectories: where they live, how they are reached, what lists say otherwise, and who changed what. */
export function personRoutes({ server, verbs, once }: RouteContext): void {
  const changes = { tags, headers: writeHeaders, response: { 200: schemas.changed, ...problems } };

  server.post(
    '/v1/people/:id/address',
    {
      schema: {
        ...changes,
        operationId: 'changeAddress',
        summary: 'The person lives elsewhere; province, OCMW and partner follow in the same act',
        params: schemas.personParams,
        body: schemas.addressBody,
      },
    },
    async (request) => {
      const { id } = request.params;
      const { mediatorId, on, ...address } = request.body;
      const by = actorOf(request);
      return done(
        await once(request, `people/${id}/address`, by, hashOf(canonical(request.body)), () =>
          verbs.changeAddress(request.acting, { id, by, address, mediatorId, on }),
        ),
      );
    },
  );

  server.post(
    '/v1/people/:id/contact',
    {
      schema: {
        ...changes,
        operationId: 'changeContact',
        summary: 'How the person is reached; what is left out stays',
        params: schemas.personParams,
        body: schemas.contactBody,
      },
    },
    async (request) => {
      const { id } = request.params;
      const by = actorOf(request);
      return done(
        await once(request, `people/${id}/contact`, by, hashOf(canonical(request.body)), () =>
          verbs.changeContact(request.acting, { id, by, ...request.body }),
        ),
      );
    },
  );

  server.post(
    '/v1/proposals/:id/decision',
    {
      schema: {
        ...changes,
        operationId: 'decideProposal',
        summary: 'Accepts or declines what a list says otherwise than it is known',
        params: schemas.proposalParams,
        body: schemas.decisionBody,
      },
    },
    async (request) => {
      const { id } = request.params;
      const by = actorOf(request);
      return done(
        await once(request, `proposals/${id}/decision`, by, hashOf(canonical(request.body)), () =>
          verbs.decideProposal(request.acting, { id, by, ...request.body }),
        ),
      );
    },
  );

  server.get(
    '/v1/proposals',
    {
      schema: {
        tags,
        operationId: 'listProposals',
        summary: 'What lists say otherwise than it is known, with what is known',
        headers: readHeaders,
        response: { 200: schemas.proposals, ...problems },
      },
    },
    async ({ acting }) => verbs.listProposals(acting),
  );

  const ofOne = { tags, headers: readHeaders, params: schemas.personParams };
  server.get(
    '/v1/people/:id/proposals',
    {
      schema: {
        ...ofOne,
        operationId: 'proposalsOf',
        summary: 'What lists say otherwise of one person',
        response: { 200: schemas.proposals, ...problems },
      },
    },
    async ({ params: { id }, acting }) => verbs.listProposals(acting, id),
  );

  server.get(
    '/v1/people/:id/history',
    {
      schema: {
        ...ofOne,
        operationId: 'personHistory',
        summary: 'Every change of what is known about a person: who, what, from what to what, when',
        response: { 200: schemas.history, ...problems },
      },
    },
    async ({ params: { id }, acting }) => verbs.personHistory(acting, id),
  );
}

function done(result: Changed): Omit<Extract<Changed, { ok: true }>, 'ok'> {
  if (!result.ok) throw refused(result.refusal);
  return { fields: result.fields, movedTo: result.movedTo };
}
