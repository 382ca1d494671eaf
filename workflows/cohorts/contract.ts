import type { Calendar, Instant } from '../../domain/calendar/index.ts';
import type { Cohort, CohortBatch, CohortEffect, CohortEvent } from '../../domain/cohort/index.ts';
import type { RuleSet } from '../../domain/rules/index.ts';

/** Names and shapes that clients, workers and activities share with the workflow of a cohort. */
export const cohortWorkflow = 'cohort';

/** What a run starts with and carries to the next: plain JSON of ids, codes and dates. */
export interface CarriedCohort {
  readonly state: Cohort;
  readonly rules: RuleSet;
  readonly calendar: Calendar;
  /** Raised by every rebuild; `recordCohort` refuses older ones. */
  readonly epoch: number;
  readonly pending: readonly CohortEffect[];
  readonly answered: readonly (readonly [updateId: string, answer: CohortAnswer])[];
}

/** What a command is answered with, once its events are in Postgres. */
export interface CohortAnswer {
  readonly sequence: number;
  readonly phase: Cohort['phase'];
  readonly events: readonly CohortEvent['type'][];
}

export interface CohortEffectCall {
  readonly cohortId: string;
  readonly effect: CohortEffect;
  /** The workflow's time: activities never read a clock. */
  readonly now: Instant;
}

/** What the member's own trajectory said: done, or the code of its refusal. */
export type MemberAnswer = { readonly ok: true } | { readonly ok: false; readonly code: string };

/** Run by the worker that runs the workflows: idempotent and milliseconds long. */
export interface CohortRecordActivities {
  recordCohort(batch: CohortBatch): Promise<void>;
}

/** Run on queues of their own; keyed by cohort id + effect key. */
export interface CohortOutsideActivities {
  notifyCohort(call: CohortEffectCall): Promise<void>;
  /** Gives a command to a member's trajectory, under an id that makes it happen once. */
  commandTrajectory(call: CohortEffectCall): Promise<MemberAnswer>;
  dropCohortEffect(call: CohortEffectCall): Promise<void>;
}

export interface CohortStateAnswer {
  readonly state: Cohort;
  readonly epoch: number;
  readonly build: string;
  readonly pending: number;
  readonly parked: string | null;
}
