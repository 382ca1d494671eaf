import type { Changed } from '../../app/people/index.ts';
import { acts, reads } from '../operation.ts';
import { refused } from '../problem.ts';
import type { RouteContext } from '../route-context.ts';
import { dryRunQuery, noContent, readHeaders } from '../schemas/common.ts';
import * as schemas from '../schemas/persons.ts';
import { problems } from '../schemas/problem.ts';

const tag = 'people';
const one = { tag, params: schemas.personParams };

/** The person behind trajectories: who they are, where they live, how they are reached, what lists say otherwise. */
export function personRoutes(context: RouteContext): void {
  searchRoute(context);
  whoRoutes(context);
  changeRoutes(context);
  proposalRoutes(context);
}

/** Reads, though it is a POST: a name or a number in an address would stay in every log on the way. */
function searchRoute({ server, verbs }: RouteContext): void {
  server.route({
    method: 'POST',
    url: '/v1/people/search',
    schema: {
      operationId: 'searchPeople',
      tags: [tag],
      summary: 'People by name, phone, file number, trajectory or INSZ; at most 20',
      headers: readHeaders,
      body: schemas.searchBody,
      response: { 200: schemas.peopleFound, ...problems },
    },
    handler: async ({ body: { text }, acting }) => {
      const { people, more } = await verbs.searchPeople(acting, text);
      return { more, items: people.map((person) => ({ href: `/v1/people/${person.personId}`, ...person })) };
    },
  });
}

function whoRoutes(context: RouteContext): void {
  const { verbs } = context;
  reads(
    context,
    '/v1/people/namesakes',
    { id: 'namesakes', tag, answer: schemas.namesakes, summary: 'People who are perhaps one and the same' },
    async ({ acting }) => ({ items: await verbs.namesakes(acting) }),
  );
  acts(
    context,
    'POST',
    '/v1/people/insz-replacements',
    {
      ...{ id: 'replaceInsz', tag, query: dryRunQuery, body: schemas.replaceBody, answer: schemas.replaced },
      summary: 'A person has another INSZ, or had two: the two become one, and one trajectory goes on',
    },
    async ({ body, query: { dryRun }, acting }, by) =>
      verbs.replaceInsz(acting, { ...body, by, dryRun: dryRun === 'true' }),
  );
  reads(
    context,
    '/v1/people/:id',
    {
      ...one,
      id: 'showPerson',
      answer: schemas.personShown,
      single: true,
      summary: 'One person, with all trajectories',
    },
    async ({ params: { id }, acting }) => {
      const { id: personId, trajectories, ...person } = await verbs.showPerson(acting, id);
      return {
        ...person,
        personId,
        trajectories: trajectories.map(({ id: trajectoryId, ...rest }) => ({
          href: `/v1/trajectories/${trajectoryId}`,
          trajectoryId,
          ...rest,
        })),
      };
    },
  );
  acts(
    context,
    'DELETE',
    '/v1/people/:id',
    {
      ...{ ...one, id: 'erasePerson', answer: noContent, status: 204 },
      summary: 'Takes a person out for good; refused as long as a trajectory is open',
    },
    async ({ params: { id }, acting }) => {
      await verbs.erasePerson(acting, id);
      return null;
    },
  );
}

function changeRoutes(context: RouteContext): void {
  const { verbs } = context;
  acts(
    context,
    'POST',
    '/v1/people/:id/address',
    {
      ...{ ...one, id: 'changeAddress', body: schemas.addressBody, answer: schemas.changed },
      summary: 'The person lives elsewhere; province, OCMW and partner follow in the same act',
    },
    async ({ params: { id }, body: { mediatorId, on, ...address }, acting }, by) =>
      verbs.changeAddress(acting, { id, by, address, mediatorId, on }),
    done,
  );
  acts(
    context,
    'POST',
    '/v1/people/:id/contact',
    {
      ...{ ...one, id: 'changeContact', body: schemas.contactBody, answer: schemas.changed },
      summary: 'How the person is reached; what is left out stays',
    },
    async ({ params: { id }, body, acting }, by) => verbs.changeContact(acting, { id, by, ...body }),
    done,
  );
  reads(
    context,
    '/v1/people/:id/history',
    {
      ...{ ...one, id: 'personHistory', answer: schemas.history },
      summary: 'Every change of what is known about a person: who, what, from what to what, when',
    },
    async ({ params: { id }, acting }) => {
      const { personId, changes } = await verbs.personHistory(acting, id);
      return { personId, items: changes as never };
    },
  );
}

function proposalRoutes(context: RouteContext): void {
  const { verbs } = context;
  reads(
    context,
    '/v1/proposals',
    {
      ...{ id: 'listProposals', tag, answer: schemas.proposals },
      summary: 'What lists say otherwise than it is known, with what is known',
    },
    async ({ acting }) => ({ items: (await verbs.listProposals(acting)).proposals as never }),
  );
  reads(
    context,
    '/v1/people/:id/proposals',
    { ...one, id: 'proposalsOf', answer: schemas.proposals, summary: 'What lists say otherwise of one person' },
    async ({ params: { id }, acting }) => ({ items: (await verbs.listProposals(acting, id)).proposals as never }),
  );
  acts(
    context,
    'POST',
    '/v1/proposals/:id/decision',
    {
      ...{ id: 'decideProposal', tag, params: schemas.proposalParams, body: schemas.decisionBody },
      ...{ answer: schemas.changed, summary: 'Accepts or declines what a list says otherwise than it is known' },
    },
    async ({ params: { id }, body, acting }, by) => verbs.decideProposal(acting, { id, by, ...body }),
    done,
  );
}

function done(result: Changed): Omit<Extract<Changed, { ok: true }>, 'ok'> {
  if (!result.ok) throw refused(result.refusal);
  return { fields: result.fields, movedTo: result.movedTo };
}
