/** One batch for the record: events that were decided together, and the effects written with them. */
export interface Batch<Event, Effect> {
  /** Raised by every rebuild; an older one may not write any more. */
  readonly epoch: number;
  readonly events: readonly Event[];
  readonly effects: readonly Effect[];
}

/** Why the record refuses a batch for good. */
export const recordRefusals = {
  /** The same sequence number with other content: a restored backup or a second writer. */
  sequenceConflict: 'record.sequenceConflict',
  /** A run of an older epoch still writes. */
  oldEpoch: 'record.oldEpoch',
  /** It can never be kept: no value of the type, against a constraint, or what cannot follow the state that is stored. */
  badValue: 'record.badValue',
} as const;
