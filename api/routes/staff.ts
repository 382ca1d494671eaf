import { acts, reads } from '../operation.ts';
import { problem } from '../problem.ts';
import type { RouteContext } from '../route-context.ts';
import { dryRunQuery } from '../schemas/common.ts';
import * as schemas from '../schemas/staff.ts';

const tag = 'staff';
const one = { tag, params: schemas.staffParams };

/** Who works in the programme, who is away and who stands in; whoever leaves hands over. */
export function staffRoutes(context: RouteContext): void {
  whoRoutes(context);
  absenceRoutes(context);
  const { verbs } = context;
  reads(
    context,
    '/v1/work-ahead',
    {
      ...{ id: 'workAhead', tag, query: schemas.staffQuery, answer: schemas.workAhead },
      summary: 'How many tasks of each mediator are due in each of the next twelve weeks',
    },
    async ({ query, acting }) => {
      const { mediators, ...view } = await verbs.workAhead(acting, query);
      return { ...view, items: mediators.map(({ after: _supposed, ...one }) => one) };
    },
  );
  acts(
    context,
    'POST',
    '/v1/transfers',
    {
      ...{ id: 'transfer', tag, query: dryRunQuery, body: schemas.transferBody, answer: schemas.transferred },
      summary: 'Hands all open trajectories of one mediator to another; again, it goes on where it stopped',
    },
    async ({ body, query: { dryRun }, acting }, by) => {
      const { trajectories, ...report } = await verbs.transfer(acting, { ...body, dryRun: dryRun === 'true' }, by);
      return {
        ...report,
        items: trajectories.map((line) => ({ href: `/v1/trajectories/${line.trajectoryId}`, ...line })),
      };
    },
  );
}

function whoRoutes(context: RouteContext): void {
  const { verbs } = context;
  reads(
    context,
    '/v1/staff',
    {
      ...{ id: 'listStaff', tag, query: schemas.staffQuery, answer: schemas.staffList },
      summary: 'Who works in the programme, with present and future absences',
    },
    async ({ query, acting }) => ({
      items: (await verbs.listColleagues(acting, query)).map((person) => ({
        href: `/v1/staff/${person.id}/absences`,
        ...person,
      })),
    }),
  );
  acts(
    context,
    'POST',
    '/v1/staff',
    {
      ...{ id: 'addColleague', tag, body: schemas.colleagueBody, answer: schemas.colleagueAdded, status: 201 },
      summary: 'Somebody new',
    },
    async ({ body, acting }) => verbs.addColleague(acting, body),
  );
  acts(
    context,
    'POST',
    '/v1/staff/:id/departure',
    {
      ...{ ...one, id: 'leave', body: schemas.leaveBody, answer: schemas.left },
      summary: 'Somebody leaves; their open trajectories are handed over with POST /v1/transfers',
    },
    async ({ params: { id }, body: { on }, acting }) => verbs.leave(acting, id, on),
  );
  reads(
    context,
    '/v1/organisations',
    { id: 'organisations', tag, answer: schemas.organisations, summary: 'VDAB, the partners and the GOBs' },
    async ({ acting }) => ({ items: await verbs.organisations(acting) }),
  );
}

function absenceRoutes(context: RouteContext): void {
  const { verbs } = context;
  reads(
    context,
    '/v1/staff/:id/absences',
    { ...one, id: 'listAbsences', answer: schemas.absences, summary: 'Present and future absences of a colleague' },
    async ({ params: { id }, acting }) => {
      const found = (await verbs.listColleagues(acting)).find((person) => person.id === id);
      if (!found) throw problem('staff.unknown', { staffId: id });
      return { staffId: id, items: found.absences };
    },
  );
  acts(
    context,
    'POST',
    '/v1/staff/:id/absences',
    {
      ...{ ...one, id: 'planAbsence', body: schemas.absenceBody, answer: schemas.absencePlanned, status: 201 },
      summary: 'Somebody is away; what is meant for them goes to the deputy. The same period again changes the deputy',
    },
    async ({ params: { id: staffId }, body: { from, until, deputyId = null }, acting }) => {
      const planned = await verbs.planAbsence(acting, { staffId, from, until, deputyId });
      return { ...planned, deputyId: planned.deputyId ?? null };
    },
  );
  acts(
    context,
    'POST',
    '/v1/staff/:id/return',
    {
      ...{ ...one, id: 'comeBack', answer: schemas.cameBack },
      summary: 'Somebody is back today: a running absence ends, planned ones are off',
    },
    async ({ params: { id }, acting }) => verbs.comeBack(acting, id),
  );
}
