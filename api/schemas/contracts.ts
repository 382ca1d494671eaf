import { z } from 'zod';
import {
  compensations,
  contractIdForm,
  contractLimits as most,
  durationUnits,
  figureSources,
} from '../../domain/contracts/index.ts';
import { collection, count, day, many, moment, partner, province, track } from './common.ts';
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
