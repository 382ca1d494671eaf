import type { CohortEffect } from './effects.ts';
import type { CohortEvent } from './events.ts';

/** One batch for the record: events that were decided together, and the effects written with them. */
export interface CohortBatch {
  readonly cohortId: string;
  /** Raised by every rebuild; an older one may not write any more. */
  readonly epoch: number;
  readonly events: readonly CohortEvent[];
  readonly effects: readonly CohortEffect[];
}
