import { z } from 'zod';
import {
  compensations,
  contractIdForm,
  contractLimits as most,
  durationUnits,
  figureSources,
} from '../../domain/contracts/index.ts';
import { activityWords, monthPhaseWords } from '../../words/index.ts';
import { codesOf, collection, count, day, many, moment, partner, province, track } from './common.ts';
import { commandDay, plainText } from './commands.ts';

const cents = (upTo: number) => z.int().min(1).max(upTo).describe('Whole euro cents');
const percent = z.int().min(0).max(100);
const year = z.int().min(2000).max(2099);

export const contractId = z.string().max(most.id).regex(new RegExp(contractIdForm)).describe('Like groepIntro-2026');

const whole = {
  id: contractId,
  tender: plainText(most.tender).describe('Reference of the tender'),
  partner,
  provinces: z.array(province).min(1).max(5),
  validFrom: commandDay,
  validUntil: commandDay.describe('The last day, included'),
  track,
  purpose: plainText(most.purpose).describe('Public text, in Dutch'),
  trajectories: z.int().min(1).max(most.trajectories),
  duration: z
    .strictObject({
      unit: z.enum(durationUnits),
      from: z.int().min(1).max(most.duration.weeks),
      to: z.int().min(1).max(most.duration.weeks),
    })
    .meta({ id: 'TrackDuration' }),
  budgetCents: cents(most.budgetCents),
  budgetedMinutes: z.int().min(1).max(most.budgetedMinutes),
  hourlyRateCents: cents(most.hourlyRateCents).describe('Whole euro cents for sixty minutes'),
};

const quota = z.strictObject({ province, year, places: z.int().min(0).max(most.places) }).meta({ id: 'ContractQuota' });

/** What a contract is made of; what is left out is as usual: 40 % ESF, 60 % VDAB, budgeted project hours. */
export const contractToKeep = z
  .strictObject({
    ...whole,
    esfPercent: percent.optional(),
    vdabPercent: percent.optional(),
    compensation: z.enum(compensations).optional(),
    quotas: z.array(quota).max(100).optional(),
    figures: z.enum(figureSources).optional().describe('assumed: a number of ours [D], not agreed'),
  })
  .meta({ id: 'ContractToKeep' });

export const contractChange = z
  .strictObject({ version: z.int().min(1).describe('The version that was looked at'), contract: contractToKeep })
  .meta({ id: 'ContractChange' });

const body = {
  ...whole,
  validFrom: day,
  validUntil: day,
  tender: z.string(),
  purpose: z.string(),
  provinces: many(province),
  esfPercent: percent,
  vdabPercent: percent,
  compensation: z.enum(compensations),
  quotas: many(quota),
  figures: z.enum(figureSources),
};

export const contract = z
  .object({ ...body, version: count, partnerName: z.string(), inForce: z.boolean() })
  .meta({ id: 'Contract' });

export const contractList = collection(contract, { today: day }).meta({ id: 'Contracts' });

export const contractHistory = z
  .object({
    contract,
    versions: many(
      z
        .object({
          ...{ version: count, at: moment },
          by: z.string().describe('Empty for a partner'),
          changed: many(z.string()).describe('The fields that differ from the version before'),
          contract: z.object(body).meta({ id: 'ContractAsItWas' }),
        })
        .meta({ id: 'ContractVersion' }),
    ).describe('The last first'),
  })
  .meta({ id: 'ContractHistory' });

export const contractQuery = z.strictObject({
  partner: partner.optional(),
  year: z.coerce.number().int().min(2000).max(2099).optional().describe('Contracts that hold on a day of that year'),
});

const monthText = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
  .meta({ description: 'Like 2027-01', example: '2031-03' });
export const statementQuery = z.strictObject({
  from: monthText.optional().describe('The first month; left out, that of the contract'),
  until: monthText.optional().describe('The last month; left out, that of the contract'),
});

const sums = {
  minutes: z.int().describe('Whole minutes; of a correction with a minus where it takes away'),
  amountCents: z.int(),
  esfCents: z.int(),
  vdabCents: z.int().describe('With esfCents it makes amountCents, to the cent'),
};
const activity = codesOf(activityWords);
const parts = z.object({ ...sums, entries: count.describe('How many entries it is the sum of') });

export const statement = z
  .object({
    today: day,
    partnerName: z.string(),
    statement: z.object({
      contract: z.object(body).meta({ id: 'ContractStated' }),
      ...{ from: monthText, until: monthText },
      months: many(
        z.object({
          month: monthText,
          ...sums,
          lines: many(
            z
              .object({
                id: z.string().describe('Of the entry, within its month'),
                ...{ month: monthText, staffId: z.string(), day, activity, ...sums },
                corrects: z.string().nullable().describe('The entry that it corrects'),
              })
              .meta({ id: 'StatementLine' }),
          ),
        }),
      ),
      byStaff: many(parts.extend({ staffId: z.string() })),
      byActivity: many(parts.extend({ activity })),
      total: z.object(sums),
    }),
    months: many(
      z.object({
        monthId: z.string(),
        month: monthText,
        phase: codesOf(monthPhaseWords),
        minutes: z.int(),
        approvedOn: day.nullable(),
        approvedBy: z.string().nullable(),
      }),
    ).describe('Every month of the period that was opened: only what is approved is declared'),
    names: z.record(z.string(), z.string()).describe('Who worked, by id; empty for whoever sees no names'),
    usage: z.object({
      approvedMinutes: z.int(),
      leftMinutes: z.int(),
      declaredCents: z.int(),
      leftCents: z.int(),
      runsOutOn: day.nullable().describe('At the pace of the last months; null: there is none yet'),
      runsOutEarly: z.boolean(),
    }),
  })
  .meta({ id: 'Statement' });
