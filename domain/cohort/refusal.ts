import type { Refusal } from '../trajectory/index.ts';

/** Why a command of a cohort is refused, beside the refusals it shares with trajectories. */
export const cohortRefusalCodes = [
  'cohort.notPlanned',
  'cohort.notRunning',
  'cohort.ended',
  'cohort.full',
  'cohort.size',
  'cohort.empty',
  'cohort.member',
  'cohort.notMember',
  'cohort.otherPartner',
  'cohort.noReferral',
  'cohort.unknownSession',
  'cohort.sessionOver',
  'cohort.sessionBefore',
  'cohort.sessionToCome',
  'cohort.sessionFirst',
  'cohort.dayBefore',
  'cohort.presenceMissing',
  'cohort.sameGroupWorker',
  'cohort.noContract',
] as const;

type Shared =
  | 'command.unknown'
  | 'command.missingField'
  | 'command.badField'
  | 'command.unknownField'
  | 'actor.notAllowed'
  | 'date.inFuture'
  | 'limit.reached'
  | 'calendar.notNewer';
export type CohortRefusalCode = (typeof cohortRefusalCodes)[number] | Shared;

/** A refusal is a value, never an exception. `details` hold codes, dates and numbers. */
export interface CohortRefusal {
  readonly refused: CohortRefusalCode;
  readonly details: Refusal['details'];
}

export const refuseCohort = (
  refused: CohortRefusalCode,
  details: Record<string, string | number> = {},
): CohortRefusal => ({ refused, details });

export const isCohortRefusal = (value: unknown): value is CohortRefusal =>
  typeof value === 'object' && value !== null && 'refused' in value;
