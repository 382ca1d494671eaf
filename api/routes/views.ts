import { z } from 'zod';
import { acts, reads } from '../operation.ts';
import type { RouteContext } from '../route-context.ts';
import { collection, moment, trajectoryParams } from '../schemas/common.ts';
import { personParams } from '../schemas/persons.ts';
import { glassReasons, relations, revealReasons } from '../../domain/rights/index.ts';

const view = z
  .object({
    at: moment,
    viewerId: z.string().nullable().describe('Of a colleague, a program or an account; null: the tool on the server'),
    relation: z.string().meta({ enum: relations }).describe('What they were to the person'),
    organisationId: z.string().nullable(),
    trajectoryId: z.string().nullable(),
    operation: z.string().describe('What they asked for'),
    reason: z.string().nullable(),
  })
  .meta({ id: 'View' });
const views = collection(view, { personId: z.string() }).meta({ id: 'Views' });

const contact = z
  .object({
    phone: z.string(),
    email: z.string(),
    safeToCall: z.boolean().nullable(),
    safeToMail: z.boolean().nullable(),
    channel: z.string().nullable(),
  })
  .meta({ id: 'RevealedContact' });
const glass = z.object({ trajectoryId: z.string(), until: moment }).meta({ id: 'OpenedFile' });

/** Who looked at a person, and what is only shown to whoever says why. */
export function viewRoutes(context: RouteContext): void {
  const { verbs } = context;
  reads(
    context,
    '/v1/people/:id/views',
    {
      ...{ id: 'viewsOf', tag: 'people', params: personParams, answer: views },
      summary: 'Who looked, when, as what and why, newest first: for the person and the data protection officer',
    },
    async ({ params: { id }, acting }) => {
      const { personId, views: items } = await verbs.viewsOf(acting, id);
      return { personId, items };
    },
  );
  acts(
    context,
    'POST',
    '/v1/people/:id/contact-reveals',
    {
      ...{ id: 'revealContact', tag: 'people', params: personParams, answer: contact },
      body: z.strictObject({ reason: z.enum(revealReasons) }).meta({ id: 'ContactReveal' }),
      summary: 'Phone and mail, whole; that they were asked for and why is kept',
    },
    async ({ params: { id }, body: { reason }, acting }) => verbs.revealContact(acting, id, reason),
  );
  acts(
    context,
    'POST',
    '/v1/trajectories/:id/openings',
    {
      ...{ id: 'breakGlass', tag: 'trajectories', params: trajectoryParams, answer: glass },
      body: z.strictObject({ reason: z.enum(glassReasons) }).meta({ id: 'FileOpening' }),
      summary: 'A lead opens a file that is not theirs, for four hours; the mediator is told',
    },
    async ({ params: { id }, body: { reason }, acting }) => verbs.breakGlass(acting, id, reason),
  );
}
