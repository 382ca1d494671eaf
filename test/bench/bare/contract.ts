/** The floor: the least that Temporal can be asked to do the same, without any of our own code. */
export const bareWorkflow = 'bare';
export const bareQueue = 'bare';
export const bareUpdate = 'note';

/** Its timers: one at a time, each so long after the last. */
export const barePeriodMs = 30 * 86_400_000;

export interface BareRow {
  readonly id: string;
  readonly number: number;
  readonly kind: 'start' | 'command' | 'deadline';
}

export interface BareActivities {
  writeRow(row: BareRow): Promise<void>;
}
