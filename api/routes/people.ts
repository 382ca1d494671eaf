import { acts, reads } from '../operation.ts';
import type { RouteContext } from '../route-context.ts';
import { trajectoryParams } from '../schemas/common.ts';
import * as schemas from '../schemas/people.ts';

const tag = 'trajectories';
const one = { tag, params: trajectoryParams };

/** The people's side: coming back, the plan, letters, notes, and the welfare actors around the person. */
export function peopleRoutes(context: RouteContext): void {
  const { verbs } = context;
  acts(
    context,
    'POST',
    '/v1/trajectories/:id/reopen',
    {
      ...{ ...one, id: 'reopen', body: schemas.reopenBody, answer: schemas.reopened, status: 201 },
      summary: 'Someone comes back: a new trajectory that goes on from a closed one',
      description: 'Within six months of closing; the 24 months count on. A reconsideration within thirty days.',
      location: ({ trajectoryId }) => `/v1/trajectories/${trajectoryId}`,
    },
    async ({ params: { id }, body, acting }, by) => verbs.reopen(acting, { trajectoryId: id, by, ...body }),
  );
  acts(
    context,
    'POST',
    '/v1/trajectories/:id/undo-closing',
    {
      ...{ ...one, id: 'undoClosing', body: schemas.undoBody, answer: schemas.undone },
      summary: 'A closing was a mistake: the same trajectory goes on as it stood before',
      description:
        'By a team lead or programme coordinator, within thirty days, after stopped, moved away, deceased or merged.',
    },
    async ({ params: { id }, body, acting }, by) => verbs.undoClosing(acting, { trajectoryId: id, by, ...body }),
  );
  writtenRoutes(context);
  networkRoutes(context);
}

function writtenRoutes(context: RouteContext): void {
  const { verbs } = context;
  reads(
    context,
    '/v1/trajectories/:id/letters',
    {
      ...{ ...one, id: 'lettersOf', answer: schemas.letters },
      summary: 'What was written to the person and to welfare actors',
    },
    async ({ params: { id }, acting }) => {
      const { trajectoryId, letters } = await verbs.lettersOf(acting, id);
      return { trajectoryId, items: letters };
    },
  );
  reads(
    context,
    '/v1/trajectories/:id/notes',
    { ...one, id: 'notesOf', answer: schemas.notes, summary: 'What people noted with their commands' },
    async ({ params: { id }, acting }) => {
      const { trajectoryId, notes } = await verbs.notesOf(acting, id);
      return { trajectoryId, items: notes as never };
    },
  );
  reads(
    context,
    '/v1/trajectories/:id/plan',
    {
      ...{ ...one, id: 'planOf', answer: schemas.plan, single: true },
      summary: 'The welfare plan as it stands, without anyone’s words',
    },
    async ({ params: { id }, acting }) => verbs.planOf(acting, id),
  );
  reads(
    context,
    '/v1/trajectories/:id/plan/history',
    {
      ...{ ...one, id: 'planHistory', answer: schemas.planHistory },
      summary: 'Who changed what in the plan when, with the words of whoever did',
    },
    async ({ params: { id }, acting }) => ({
      trajectoryId: (await verbs.planOf(acting, id)).trajectoryId,
      items: await verbs.planHistory(acting, id),
    }),
  );
}

function networkRoutes(context: RouteContext): void {
  const { verbs } = context;
  reads(
    context,
    '/v1/welfare-actors',
    {
      ...{ id: 'listNetwork', tag, query: schemas.networkQuery, answer: schemas.network },
      summary: 'The welfare actors that a mediator can ask',
    },
    async ({ query, acting }) => ({ items: (await verbs.listNetwork(acting, query)).actors }),
  );
  acts(
    context,
    'POST',
    '/v1/welfare-actors',
    {
      ...{ id: 'addToNetwork', tag, body: schemas.actorBody, answer: schemas.welfareActor, status: 201 },
      summary: 'A welfare actor that can be asked from now on',
    },
    async ({ body, acting }) => verbs.addToNetwork(acting, { ...body, province: body.province ?? null }),
  );
}
