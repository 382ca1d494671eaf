import type { Effect } from './effect.ts';
import type { TrajectoryEvent } from './events.ts';

/** One batch for the record: events that were decided together, and the effects written with them. */
export interface RecordBatch {
  readonly trajectoryId: string;
  /** Raised by every rebuild; an older one may not write any more. */
  readonly epoch: number;
  readonly events: readonly TrajectoryEvent[];
  readonly effects: readonly Effect[];
}

/** Why the record refuses a batch for good. */
export const recordRefusals = {
  /** The same sequence number with other content: a restored backup or a second writer. */
  sequenceConflict: 'record.sequenceConflict',
  /** A run of an older epoch still writes. */
  oldEpoch: 'record.oldEpoch',
} as const;
