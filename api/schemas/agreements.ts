import { z } from 'zod';
import {
  agreementCodes,
  agreementCommandNames,
  agreementCommandSpecs,
  agreementPhases,
  type AgreementCommandName,
  type AgreementEvent,
} from '../../domain/agreement/index.ts';
import type { Field } from '../../domain/durable/field.ts';
import { agreementActionStatusWords, agreementChannelWords } from '../../words/index.ts';
import { limits } from '../limits.ts';
import { fieldSchema, freeText } from './commands.ts';
import { actor, codesOf, collection, count, day, many, moment, owner, province } from './common.ts';

export const agreementParams = z.strictObject({
  id: z.string().max(limits.idLength).describe('The id of the agreement, like A-000012, or a NIS code'),
});

export const channel = codesOf(agreementChannelWords);
const phase = z.enum(agreementPhases);
const year = count.describe('Calendar year');

const stand = z
  .object({
    ...{ id: z.string(), province, phase, termEndsOn: day },
    plannedYear: year.nullable().describe('Of the last plan that was agreed'),
    dueOn: day.nullable().describe('The earliest day by which somebody must do something'),
    ...{ escalation: count, overdue: z.boolean() },
  })
  .meta({ id: 'AgreementStand' });

export const agreement = z
  .object({
    ...{ id: z.string(), nis: z.string().describe('NIS code'), municipality: z.string() },
    ...{ validFrom: day, validUntil: day.nullable(), actionPlan: z.string(), channel },
    address: z.string().describe('Of its system, or of the service’s mail'),
  })
  .meta({ id: 'Agreement' });
export const listedAgreement = agreement
  .extend({
    province,
    run: stand.nullable().describe('How it stands; null: it is not followed up yet, or not any more'),
  })
  .meta({ id: 'ListedAgreement' });

const action = z.object({
  ...{ id: z.string().describe('Like 2026-1, within its agreement'), year },
  title: z.enum(agreementCodes.actionTitles),
  owner: z.enum(agreementCodes.agreementOwners),
  ownerId: z.string().nullable(),
  ownerName: z.string().nullable(),
  targetOn: day,
  status: codesOf(agreementActionStatusWords),
  putOff: count.describe('How many times it was put off'),
  overOn: day.nullable(),
  note: z.string().nullable(),
});

export const actionQuery = z.strictObject({
  province: province.optional(),
  nis: z
    .string()
    .regex(/^\d{5}$/)
    .optional(),
  status: codesOf(agreementActionStatusWords).optional(),
});
export const actionList = collection(
  action
    .extend({ agreementId: z.string(), nis: z.string(), municipality: z.string(), province, overdue: z.boolean() })
    .meta({ id: 'ListedAgreementAction' }),
  { today: day },
).meta({ id: 'AgreementActions' });

const wait = z
  .object({
    who: owner,
    what: z.enum(['firstPlan', 'nextPlan', 'action', 'renewal', 'end']),
    about: z.string().nullable(),
    doer: z.enum(agreementCodes.agreementOwners).nullable(),
    doerId: z.string().nullable(),
    ...{ deadlineId: z.string(), rule: z.string(), ruleVersion: z.string() },
    ...{ until: day, overdue: z.boolean(), escalation: count },
    otherwise: z.object({ rung: z.string(), on: day }).nullable(),
  })
  .meta({ id: 'AgreementWait' });

type Type = AgreementEvent['type'];
const event = z
  .looseObject({
    sequence: count,
    type: z.string() as z.ZodType<Type, Type>,
    on: day,
    at: moment,
    by: actor,
    note: z.string().nullable(),
  })
  .meta({ id: 'AgreementEvent', description: 'Its other fields are those of its type' });

export const agreementShown = z
  .object({
    ...{ agreementId: z.string(), nis: z.string(), municipality: z.string(), province, phase },
    ...{ from: day, until: day.nullable(), termEndsOn: day, today: day, endedOn: day.nullable() },
    plans: many(z.object({ year, agreedOn: day })),
    actions: many(action.meta({ id: 'AgreementAction' })),
    waiting: many(wait),
    events: many(event),
    commands: many(z.enum(agreementCommandNames)).describe('What the caller may do now'),
  })
  .meta({ id: 'AgreementShown' });

const municipalityState = z.enum(['planned', 'noPlan', 'late', 'none']);
export const tableQuery = z.strictObject({
  province: province.optional(),
  state: municipalityState.optional().describe('`none`: those without an agreement'),
});
const municipality = z
  .object({
    ...{ nis: z.string(), name: z.string(), province, state: municipalityState },
    ...{ agreementId: z.string().nullable(), validFrom: day.nullable(), validUntil: day.nullable() },
    ...{ plannedYear: year.nullable(), dueOn: day.nullable(), escalation: count.nullable() },
    ...{ openActions: count, doneActions: count },
  })
  .meta({ id: 'AgreementMunicipality' });
export const municipalityTable = collection(municipality, {
  today: day,
  provinces: many(
    z
      .object({
        ...{ province, municipalities: count, planned: count, noPlan: count, late: count, none: count },
        ...{ openActions: count, doneActions: count },
      })
      .meta({ id: 'AgreementProvince' }),
  ),
}).meta({ id: 'AgreementTable' });

/** The body of a command of an agreement. An unknown field is refused. */
export function agreementCommandBody(name: AgreementCommandName) {
  const fields: readonly [string, Field][] = Object.entries(agreementCommandSpecs[name].fields);
  return z
    .strictObject({
      ...Object.fromEntries(
        fields.map(([key, field]) => {
          const schema = fieldSchema(field);
          return [key, field.optional ? schema.optional() : schema] as const;
        }),
      ),
      note: freeText(4_000).optional().describe('Kept in the side store; of an action `other` what it is'),
    })
    .meta({ id: `AgreementCommand_${name}` });
}

export const agreementAnswer = z
  .object({ sequence: count, phase: phase.or(z.literal('none')), events: many(z.string()) })
  .meta({ id: 'AgreementAnswer', description: 'Sent when the events are in the record' });
