import { isRefused, refuse, type Refusal, type SharedRefusalCode } from '../durable/refusal.ts';

/** Why a command of a cohort is refused, beside the refusals it shares with trajectories. */
export const cohortRefusalCodes = [
  'cohort.notPlanned',
  'cohort.notRunning',
  'cohort.ended',
  'cohort.full',
  'cohort.size',
  'cohort.startPassed',
  'cohort.startTooFar',
  'cohort.empty',
  'cohort.member',
  'cohort.notMember',
  'cohort.notThen',
  'cohort.otherPartner',
  'cohort.noReferral',
  'cohort.unknownSession',
  'cohort.sessionOver',
  'cohort.sessionBefore',
  'cohort.sessionAfter',
  'cohort.sessionTaken',
  'cohort.sessionToCome',
  'cohort.sessionFirst',
  'cohort.dayBefore',
  'cohort.presenceMissing',
  'cohort.sameGroupWorker',
  'cohort.noContract',
] as const;

export type CohortRefusalCode = (typeof cohortRefusalCodes)[number] | SharedRefusalCode;
export type CohortRefusal = Refusal<CohortRefusalCode>;

export const refuseCohort = (code: CohortRefusalCode, details: Record<string, string | number> = {}): CohortRefusal =>
  refuse(code, details);

export const isCohortRefusal: (value: unknown) => value is CohortRefusal = isRefused<CohortRefusalCode>;
