import type { Calendar, Instant } from '../domain/calendar/index.ts';
import type { RuleSet } from '../domain/rules/index.ts';
import type { Effect, RecordBatch, Refusal, Trajectory, TrajectoryEvent } from '../domain/trajectory/index.ts';

/** Names and shapes that clients, workers and activities share with the workflows. Types and constants only. */
export const trajectoryWorkflow = 'trajectory';
export const taskQueues = { trajectories: 'trajectories', outside: 'outside', people: 'people' } as const;
export const deploymentName = 'w2';

/** What a run starts with and carries to the next: plain JSON, with no name, number of a person or free text. */
export interface Carried {
  readonly state: Trajectory;
  readonly rules: RuleSet;
  readonly calendar: Calendar;
  /** Raised by every rebuild; `record` refuses older ones. */
  readonly epoch: number;
  /** Effects written but not yet done. */
  readonly pending: readonly Effect[];
  /** The last update ids with the sequence they were answered with, so a repeated command is answered, not done twice. */
  readonly answered: readonly (readonly [updateId: string, answer: Answer])[];
}

/** What a command is answered with, once its events are in Postgres. */
export interface Answer {
  readonly sequence: number;
  readonly phase: Trajectory['phase'];
  readonly events: readonly TrajectoryEvent['type'][];
}

export interface EffectCall {
  readonly trajectoryId: string;
  readonly effect: Effect;
  /** The workflow's time: activities never read a clock. */
  readonly now: Instant;
}

/** What an outside system answered, as codes. */
export type OutsideAnswer =
  | { readonly answered: true; readonly answer: string; readonly since: string | null }
  | { readonly answered: false; readonly code: string };

export type PlaceAnswer = 'granted' | 'queued';

/** Run by the worker that runs the workflows: idempotent and milliseconds long. */
export interface RecordActivities {
  record(batch: RecordBatch): Promise<void>;
}

/** Run on queues of their own; keyed by workflow id + effect key. */
export interface OutsideActivities {
  notify(call: EffectCall): Promise<void>;
  /** Writes a letter, to the person or to a welfare actor. */
  letter(call: EffectCall): Promise<void>;
  askOutside(call: EffectCall): Promise<OutsideAnswer>;
  requestPlace(call: EffectCall): Promise<PlaceAnswer>;
  /** Gives the place back; answers which referral is next in line, if a place came free. */
  releasePlace(call: EffectCall): Promise<null | { trajectoryId: string; referralId: string }>;
  /** The effect is no longer wanted: its row says so. */
  dropEffect(call: EffectCall): Promise<void>;
}

export interface StateAnswer {
  readonly state: Trajectory;
  readonly epoch: number;
  readonly build: string;
  readonly pending: number;
  readonly parked: string | null;
}

export type { Refusal };
