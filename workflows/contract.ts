import type { Instant, LocalDate } from '../domain/calendar/index.ts';
import type {
  codes,
  Effect,
  OutsideSystem,
  RecordBatch,
  Trajectory,
  TrajectoryEvent,
} from '../domain/trajectory/index.ts';
import type { AnswerOf, CarriedBy, Recorded, StateOf } from './durable/contract.ts';

/** Names and shapes that clients, workers and activities share with the workflows. Types and constants only. */
export const trajectoryWorkflow = 'trajectory';
export const taskQueues = { trajectories: 'trajectories', outside: 'outside', people: 'people' } as const;
/** A queue for each system outside: a limit on one is a limit for all workers, and holds up no other. */
export const outsideQueues = {
  ocmw: 'outside-ocmw',
  riziv: 'outside-riziv',
  employment: 'outside-employment',
  repertorium: 'outside-repertorium',
  localOcmw: 'outside-localOcmw',
  mail: 'outside-mail',
} as const satisfies Record<OutsideSystem | 'mail', string>;
export const deploymentName = 'w2';
export const sweepWorkflow = 'overdueSweep';
export const sweepScheduleId = 'overdue-sweep';

export type Answer = AnswerOf<Trajectory, TrajectoryEvent>;
export type Carried = CarriedBy<Trajectory, TrajectoryEvent, Effect>;
export type StateAnswer = StateOf<Trajectory>;

export interface EffectCall {
  readonly trajectoryId: string;
  readonly effect: Effect;
  /** The workflow's time: activities never read a clock. */
  readonly now: Instant;
}

/** What an outside system answered, as codes. */
export type OutsideAnswer =
  | {
      readonly answered: true;
      readonly answer: string;
      readonly since: LocalDate | null;
      readonly certainty: codes.Certainty;
    }
  /** `final`: asked again it would answer the same. */
  | { readonly answered: false; readonly code: string; readonly final?: true };

/** `refused`: MAGDA said no for good; there is nothing to end. */
export type InscriptionAnswer = { readonly inscribed: true } | { readonly inscribed: false; readonly code: string };

export type PlaceAnswer = 'granted' | 'queued';

/** Run by the worker that runs the workflows: idempotent and milliseconds long. */
export interface RecordActivities {
  /** Tells along what stays in the mailboxes: `done` are the keys of those effects. */
  record(batch: RecordBatch): Promise<Recorded>;
}

/** Run on queues of their own; keyed by workflow id + effect key. */
export interface OutsideActivities {
  notify(call: EffectCall): Promise<void>;
  /** Writes a letter, to the person or to a welfare actor. */
  letter(call: EffectCall): Promise<void>;
  askOutside(call: EffectCall): Promise<OutsideAnswer>;
  /** Registers our interest in the person, before the first look-up that needs it. */
  inscribe(call: EffectCall): Promise<InscriptionAnswer>;
  deregister(call: EffectCall): Promise<void>;
  /** A notice to the OCMW of the person's municipality. */
  tellOcmw(call: EffectCall): Promise<void>;
  /** A question to it; the answer comes back through the API, as a command. */
  askOcmw(call: EffectCall): Promise<void>;
  requestPlace(call: EffectCall): Promise<PlaceAnswer>;
  /** Gives the place back; answers which referral is next in line, if a place came free. */
  releasePlace(call: EffectCall): Promise<null | { trajectoryId: string; referralId: string }>;
  /** Tells the person's group what was noted in their own trajectory. */
  tellCohort(call: EffectCall): Promise<void>;
  /** The effect is no longer wanted: its row says so. */
  dropEffect(call: EffectCall): Promise<void>;
}

/** Left empty, the sweep is the schedule's: of the day that it was meant for. */
export interface SweepRequest {
  readonly day?: LocalDate;
  /** false: digests and daily jobs only, where the caller has just seen that all runs are up to date. */
  readonly reconcile?: boolean;
}

/** What the reconciliation found, as codes and ids. */
export interface SweepFinding {
  /** Of a trajectory or a cohort. */
  readonly id: string | null;
  readonly what: string;
  readonly became: 'repaired' | 'reported';
}

export interface SweepReport {
  /** null: the day asked for is no working day, or has not come yet. */
  readonly day: LocalDate | null;
  readonly outcome: 'ran' | 'ranBefore' | 'noWorkingDay';
  /** Working days before this one on which none ran; this one covers them. */
  readonly missed: number;
  readonly counts: Readonly<Record<string, number>>;
  readonly findings: readonly SweepFinding[];
}

/** Where a sweep begins: what it does, or the report that there is already. */
type SweepBegun =
  | { readonly begun: false; readonly report: SweepReport }
  | {
      readonly begun: true;
      readonly day: LocalDate;
      /** The application's time, which in the demo is ahead of the workflow's. */
      readonly now: Instant;
      readonly missed: number;
      readonly jobs: readonly string[];
    };

interface SweepDay {
  readonly day: LocalDate;
  readonly now: Instant;
}

/** `refused`: the mail server will not take them for that address, however often they are offered. */
export interface DigestsMailed {
  readonly mailed: number;
  readonly refused: number;
}

/** The steps of the daily sweep. Each is repeatable: done twice, it has one effect. */
export interface SweepActivities {
  beginSweep(asked: { readonly day: LocalDate; readonly exact: boolean }): Promise<SweepBegun>;
  /** How many were new. */
  writeDigests(day: SweepDay): Promise<number>;
  /** How many were mailed. */
  mailDigests(day: SweepDay): Promise<DigestsMailed>;
  reconcile(day: SweepDay): Promise<readonly SweepFinding[]>;
  dailyJob(job: SweepDay & { readonly name: string }): Promise<Readonly<Record<string, number>>>;
  finishSweep(end: SweepDay & Pick<SweepReport, 'counts' | 'findings'>): Promise<void>;
}

export const webhookWorkflow = 'webhook';
export const webhookId = (receiver: string): string => `webhook-${receiver}`;
/** The signal that something waits for a receiver. */
export const webhookWaits = 'somethingWaits';

export interface WebhookActivities {
  /** Delivers what waits for one receiver; `again`: when to come back, null when nothing waits. */
  deliverWebhook(round: {
    readonly webhookId: string;
    readonly now: Instant;
  }): Promise<{ readonly again: Instant | null }>;
}
