/** One batch for the record: events that were decided together, and the effects written with them. */
export interface Batch<Event, Effect> {
  /** Raised by every rebuild; an older one may not write any more. */
  readonly epoch: number;
  readonly events: readonly Event[];
  readonly effects: readonly Effect[];
  /** Left out by runs of an earlier release. */
  readonly run?: RunSaid;
}

/** What a run says of itself with what it records: compared with what is kept, nobody need ask it. */
export interface RunSaid {
  readonly id: string;
  /** The fingerprint of its state after these events. */
  readonly state: string;
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
