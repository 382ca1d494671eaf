import { z } from 'zod';
import { agreementChannelWords } from '../../words/index.ts';
import { acts, reads } from '../operation.ts';
import type { RouteContext } from '../route-context.ts';
import { commandDay, plainText } from '../schemas/commands.ts';
import { codesOf, collection, day } from '../schemas/common.ts';

const channel = codesOf(agreementChannelWords);
const agreement = z
  .object({
    ...{ id: z.string(), nis: z.string().describe('NIS code'), municipality: z.string() },
    ...{ validFrom: day, validUntil: day.nullable(), actionPlan: z.string(), channel },
    address: z.string().describe('Of its system, or of the service’s mail'),
  })
  .meta({ id: 'Agreement' });
const municipality = plainText(100).describe('Name or NIS code');
const toAdd = z
  .strictObject({
    ...{ municipality, from: commandDay, until: commandDay.optional() },
    ...{ actionPlan: plainText(200), channel, address: plainText(255) },
  })
  .meta({ id: 'AgreementToAdd' });
const toEnd = z.strictObject({ municipality, on: commandDay.describe('Last day') }).meta({ id: 'AgreementToEnd' });

/** The cooperation agreements with OCMWs: without one nothing is exchanged. */
export function agreementRoutes(context: RouteContext): void {
  const { verbs } = context;
  const tag = 'agreements';
  reads(
    context,
    '/v1/agreements',
    {
      ...{ id: 'listAgreements', tag, answer: collection(agreement, {}).meta({ id: 'Agreements' }) },
      summary: 'The agreements of all times',
    },
    async ({ acting }) => ({ items: (await verbs.listAgreements(acting)).agreements }),
  );
  acts(
    context,
    'POST',
    '/v1/agreements',
    { id: 'addAgreement', tag, body: toAdd, answer: agreement, status: 201, summary: 'An agreement from a day on' },
    async ({ body, acting }) => verbs.addAgreement(acting, body),
  );
  acts(
    context,
    'POST',
    '/v1/agreements/endings',
    {
      ...{ id: 'endAgreement', tag, body: toEnd },
      answer: z.object({ nis: z.string(), on: day }).meta({ id: 'AgreementEnded' }),
      summary: 'The agreement in force with an OCMW ends',
    },
    async ({ body, acting }) => verbs.endAgreement(acting, body.municipality, body.on),
  );
}
