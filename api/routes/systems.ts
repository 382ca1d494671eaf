import { z } from 'zod';
import { codes, outsideSystems } from '../../domain/trajectory/index.ts';
import { breakerWords, disclosureWords, groundWords, purposeWords } from '../../words/index.ts';
import type { RouteContext } from '../route-context.ts';
import { codesOf, count, many, moment, readHeaders, trajectoryParams } from '../schemas/common.ts';
import { problems } from '../schemas/problem.ts';
import { lookup } from '../schemas/trajectories.ts';

const system = z.enum(outsideSystems);

const disclosure = z
  .object({
    reference: z.string().describe('The correlation id of this attempt; the other side logs it too'),
    effectKey: z.string().describe('What it belongs to; the same for every attempt at it'),
    attempt: count,
    system,
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

const lookupsView = z
  .object({
    trajectoryId: z.string(),
    lookups: many(lookup),
    questions: z.array(
      z
        .object({ id: z.string(), question: z.enum(codes.ocmwQuestions), answered: z.boolean() })
        .meta({ id: 'OcmwQuestion' }),
    ),
    disclosures: many(disclosure),
  })
  .meta({ id: 'LookupsView' });

const counted = z.object({ hour: count, day: count });
const systemsView = z
  .object({
    systems: z.array(
      z
        .object({
          system,
          state: codesOf(breakerWords),
          since: moment,
          tryAt: moment.nullable().describe('Not before this moment is it called again'),
          lastSuccessAt: moment.nullable(),
          lastFailureAt: moment.nullable(),
          lastFailureCode: z.string().nullable(),
          calls: counted,
          failures: counted,
          waiting: z.object({ effects: count, trajectories: count, oldest: moment.nullable() }),
          limits: z.object({ concurrency: count, perSecond: z.number(), coolDownMs: count }),
        })
        .meta({ id: 'OutsideSystem' }),
    ),
  })
  .meta({ id: 'Systems' });

/** What was asked and told outside, and how the systems there are. */
export function systemRoutes({ server, verbs }: RouteContext): void {
  server.get(
    '/v1/trajectories/:id/lookups',
    {
      schema: {
        operationId: 'lookupsOf',
        tags: ['trajectories'],
        summary: 'Facts of outside systems with how sure they are, and the log of everything disclosed',
        headers: readHeaders,
        params: trajectoryParams,
        response: { 200: lookupsView, ...problems },
      },
    },
    async ({ params: { id }, acting }) => verbs.lookupsOf(acting, id) as never,
  );

  server.get(
    '/v1/systems',
    {
      schema: {
        operationId: 'systems',
        tags: ['operation'],
        summary: 'How every outside system is, what waits for it, and what it may be asked',
        headers: readHeaders,
        response: { 200: systemsView, ...problems },
      },
    },
    async ({ acting }) => ({ systems: await verbs.listSystems(acting) }) as never,
  );
}
