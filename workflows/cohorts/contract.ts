import type { Instant } from '../../domain/calendar/index.ts';
import type { Cohort, CohortBatch, CohortEffect, CohortEvent } from '../../domain/cohort/index.ts';
import type { AnswerOf, CarriedBy, StateOf } from '../durable/contract.ts';

/** Names and shapes that clients, workers and activities share with the workflow of a cohort. */
export const cohortWorkflow = 'cohort';

export type CohortAnswer = AnswerOf<Cohort, CohortEvent>;
export type CarriedCohort = CarriedBy<Cohort, CohortEvent, CohortEffect>;
export type CohortStateAnswer = StateOf<Cohort>;

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
