import { z } from 'zod';
import { channels } from '../../domain/people/contact.ts';
import { personFieldNames } from '../../domain/people/person.ts';
import { limits } from '../limits.ts';
import { count, day, many, moment, province } from './common.ts';

const text = z.string().max(limits.personText);
const mediatorId = z.string().max(limits.idLength).optional().describe('Who takes over when the province changes');

export const personParams = z.strictObject({
  id: z.string().max(limits.idLength).describe('A trajectory of the person, like T-000123, or the id of the person'),
});
export const proposalParams = z.strictObject({ id: z.uuid().describe('The id of the proposal') });

export const addressBody = z.strictObject({
  street: text.min(1),
  houseNumber: text,
  postcode: z
    .string()
    .regex(/^\d{4}$/)
    .describe('In one of the five Flemish provinces'),
  municipality: text.optional().describe('Left out, that of the postcode'),
  mediatorId,
  on: day.optional().describe('The day of the move, when the province changes; left out, today'),
});

export const contactBody = z.strictObject({
  phone: text.optional().describe('Empty takes it away'),
  email: text.optional().describe('Empty takes it away'),
  safeToCall: z.boolean().nullable().optional().describe('null: not known'),
  safeToMail: z.boolean().nullable().optional().describe('null: not known; false: nothing is mailed to the person'),
  channel: z.enum(channels).nullable().optional().describe('How the person is preferably reached'),
});

export const decisionBody = z.strictObject({ decision: z.enum(['accepted', 'declined']), mediatorId });

const field = z.enum(personFieldNames);
const value = z.record(z.string(), z.union([z.string(), z.boolean(), z.null()]));

export const changed = z
  .object({
    fields: many(field).describe('What changed; empty when it was so already'),
    movedTo: province.nullable().describe('The province that the open trajectory went to'),
  })
  .meta({ id: 'PersonChanged' });

export const proposals = z
  .object({
    proposals: many(
      z
        .object({
          id: z.string(),
          personId: z.string(),
          trajectoryId: z.string().nullable().describe('The open one'),
          field,
          known: value,
          proposed: value,
          source: z.string().describe('The file; empty when it had no name or the person came alone'),
          line: count.nullable(),
          sheet: z.string().nullable(),
          on: day,
        })
        .meta({ id: 'PersonProposal' }),
    ),
  })
  .meta({ id: 'PersonProposals' });

export const history = z
  .object({
    personId: z.string(),
    changes: many(
      z
        .object({
          field: z.enum([...personFieldNames, 'insz']),
          before: value,
          after: value,
          byRole: z.string(),
          byId: z.string().nullable(),
          at: moment,
        })
        .meta({ id: 'PersonChange' }),
    ),
  })
  .meta({ id: 'PersonHistory' });
