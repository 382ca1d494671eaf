import { z } from 'zod';
import { channels } from '../../domain/people/contact.ts';
import { personFieldNames } from '../../domain/people/person.ts';
import { closeWords } from '../../words/index.ts';
import { limits } from '../limits.ts';
import { commandDay, commandId } from './commands.ts';
import { codesOf, collection, count, day, href, many, moment, phase, province, searchText } from './common.ts';
import { person } from './trajectories.ts';

const text = z.string().max(limits.personText);
const mediatorId = commandId.optional().describe('Who takes over when the province changes');

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
  on: commandDay.optional().describe('The day of the move, when the province changes; left out, today'),
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

const proposal = z
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
  .meta({ id: 'PersonProposal' });
export const proposals = collection(proposal, {}).meta({ id: 'PersonProposals' });

const change = z
  .object({
    field: z.enum([...personFieldNames, 'insz']),
    before: value,
    after: value,
    byRole: z.string(),
    byId: z.string().nullable(),
    at: moment,
  })
  .meta({ id: 'PersonChange' });
export const history = collection(change, { personId: z.string() }).meta({ id: 'PersonHistory' });

export const searchBody = z.strictObject({ text: searchText }).meta({ id: 'PersonSearch' });

const birthDate = z.string().nullable().describe('As far as it is known: YYYY, YYYY-MM or YYYY-MM-DD');
export const peopleFound = collection(
  z
    .object({
      ...{ href, personId: z.string(), name: z.string(), birthDate, municipality: z.string() },
      trajectories: many(z.object({ trajectoryId: z.string(), phase, closedOn: day.nullable() })),
    })
    .meta({ id: 'PersonFound' }),
  { more: z.boolean().describe('There are others: say more words') },
).meta({ id: 'PeopleFound' });

export const namesakes = collection(
  z
    .object({
      people: many(
        z.object({
          ...{ personId: z.string(), name: z.string(), birthDate, insz: z.string() },
          trajectories: many(z.string()),
        }),
      ),
    })
    .meta({ id: 'PerhapsOne' }),
  {},
).meta({ id: 'Namesakes' });

export const personShown = z
  .object({
    personId: z.string(),
    ...person.shape,
    safeToCall: z.boolean().nullable(),
    safeToMail: z.boolean().nullable(),
    channel: z.enum(channels).nullable(),
    formerInsz: many(z.string()),
    trajectories: many(
      z.object({
        ...{ href, trajectoryId: z.string(), phase, enteredOn: day, closedOn: day.nullable() },
        closeReason: codesOf(closeWords).nullable(),
        reopens: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'PersonShown' });

const insz = z.string().min(1).max(40).describe('Eleven digits, with or without signs between');
export const replaceBody = z
  .strictObject({
    old: insz,
    new: insz,
    keep: commandId.optional().describe('Of two open trajectories, the one that goes on'),
    samePerson: z.boolean().optional().describe('Two who share neither name nor birth date are one all the same'),
  })
  .meta({ id: 'InszReplacement' });

export const replaced = z
  .object({
    result: z.enum(['alreadyDone', 'replaced', 'joined']),
    dryRun: z.boolean(),
    goesOn: z.string().nullable(),
    merged: z.string().nullable(),
    trajectories: many(z.string()),
  })
  .meta({ id: 'InszReplaced' });
