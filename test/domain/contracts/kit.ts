import { localDate } from '../../../domain/calendar/index.ts';
import type { HourEntry, TenderContract } from '../../../domain/contracts/index.ts';

/** A contract with Levanto in Limburg for 2027. */
export const levanto: TenderContract = {
  id: 'levanto-2027',
  tender: 'W2-2027-L',
  partner: 'levanto',
  provinces: ['limburg'],
  validFrom: localDate('2027-01-01'),
  validUntil: localDate('2027-12-31'),
  track: 'intro',
  purpose: 'Werkzoekenden in armoede versterken naar opleiding of werk.',
  trajectories: 60,
  duration: { unit: 'weeks', from: 12, to: 12 },
  budgetCents: 10_000_000,
  budgetedMinutes: 1_600 * 60,
  hourlyRateCents: 6_250,
  esfPercent: 40,
  vdabPercent: 60,
  compensation: 'projectHours',
  quotas: [{ province: 'limburg', year: 2027, places: 60 }],
  figures: 'agreed',
};

export const entry = (id: string, minutes: number, more: Partial<HourEntry> = {}): HourEntry => ({
  id,
  contractId: levanto.id,
  month: '2027-03',
  staffId: 'worker-1',
  day: localDate(`${more.month ?? '2027-03'}-04`),
  activity: 'group',
  minutes,
  corrects: null,
  ...more,
});
