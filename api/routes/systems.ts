import { z } from 'zod';
import { codes } from '../../domain/trajectory/index.ts';
import { disclosureWords, groundWords, purposeWords } from '../../words/index.ts';
import { acts, reads } from '../operation.ts';
import type { RouteContext } from '../route-context.ts';
import { codesOf, collection, count, many, moment, noContent, trajectoryParams } from '../schemas/common.ts';
import * as schemas from '../schemas/operations.ts';
import { lookup } from '../schemas/trajectories.ts';

const disclosure = z
  .object({
    reference: z.string().describe('The correlation id of this attempt; the other side logs it too'),
    effectKey: z.string().describe('What it belongs to; the same for every attempt at it'),
    attempt: count,
    system: schemas.system,
    operation: z.string(),
    purpose: codesOf(purposeWords),
    ground: codesOf(groundWords).describe('The legal ground'),
    askedByRole: z.string(),
    askedById: z.string().nullable(),
    rule: z.string().nullable().describe('The rule that had it asked, when no person did'),
    sent: z.array(z.string()).describe('Which fields left; never their values'),
    received: z.array(z.string()).describe('What came back, as codes'),
    outcome: codesOf(disclosureWords),
    code: z.string().nullable().describe('Why there is no answer'),
    at: moment,
  })
  .meta({ id: 'Disclosure' });

const question = z
  .object({ id: z.string(), question: z.enum(codes.ocmwQuestions), answered: z.boolean() })
  .meta({ id: 'OcmwQuestion' });
const trajectoryId = z.string();
const lookupsView = z
  .object({ trajectoryId, lookups: many(lookup), questions: z.array(question), disclosures: many(disclosure) })
  .meta({ id: 'LookupsView' });

/** What was asked and told outside, and how the systems there are. */
export function systemRoutes(context: RouteContext): void {
  const { verbs } = context;
  const ofOne = { tag: 'trajectories', params: trajectoryParams };
  reads(
    context,
    '/v1/trajectories/:id/lookups',
    {
      ...{ ...ofOne, id: 'lookupsOf', answer: lookupsView },
      summary: 'Facts of outside systems with how sure they are, and the log of everything disclosed',
    },
    async ({ params: { id }, acting }) => verbs.lookupsOf(acting, id) as never,
  );
  reads(
    context,
    '/v1/trajectories/:id/disclosures',
    {
      ...{ ...ofOne, id: 'disclosuresOf' },
      answer: collection(disclosure, { trajectoryId }).meta({ id: 'Disclosures' }),
      summary: 'Every attempt to tell or ask another system about the person',
    },
    async ({ params: { id }, acting }) =>
      ({ trajectoryId: id, items: (await verbs.lookupsOf(acting, id)).disclosures }) as never,
  );

  const tag = 'operation';
  reads(
    context,
    '/v1/systems',
    {
      ...{ id: 'systems', tag, answer: schemas.systemsView },
      summary: 'How every outside system is, what waits for it, and what it may be asked',
    },
    async ({ acting }) => ({ items: await verbs.listSystems(acting) }) as never,
  );
  const one = { tag, params: schemas.systemParams, answer: noContent, status: 204 } as const;
  acts(
    context,
    'PUT',
    '/v1/systems/:system/limits',
    { ...one, id: 'limitSystem', body: schemas.limitsBody, summary: 'What a system may be asked from now on' },
    async ({ params: { system }, body, acting }) => {
      await verbs.limitSystem(acting, system, body);
      return null;
    },
  );
  acts(
    context,
    'POST',
    '/v1/systems/:system/recoveries',
    { ...one, id: 'closeBreaker', summary: 'A system is well again: it is called at once, step by step' },
    async ({ params: { system }, acting }) => {
      await verbs.closeBreaker(acting, system);
      return null;
    },
  );
}
