import type { Instant, LocalDate } from '../calendar/index.ts';
import type { Partner, Province, Track } from '../rules/index.ts';
import type { CloseReason, CoachingKind, LookupSystem, OutcomeKind, Source } from './codes.ts';
import type { Deadline } from './deadline.ts';

/** A question to an outside system about the person. "Not yet known" is an answer that is asked again. */
export interface Lookup {
  /** `L1`, `L2` … in order of asking. */
  readonly id: string;
  readonly system: LookupSystem;
  readonly firstAskedOn: LocalDate;
  readonly attempts: number;
  readonly status: 'asked' | 'toAskAgain' | 'answered' | 'givenUp' | 'stopped';
  /** A code such as `yes`, `no`, `recognisedIncapable`; null as long as there is none. */
  readonly answer: string | null;
  readonly since: LocalDate | null;
}

export interface Pause {
  readonly reason: string;
  readonly pausedOn: LocalDate;
  /** The last paused day as planned. */
  readonly until: LocalDate;
  /** The due dates that this pause moved, as they were before it, by deadline id: coming back early counts from them. */
  readonly datesBefore: Readonly<Record<string, LocalDate>>;
}

export interface Referral {
  /** `R1`, `R2` … in order of referring. */
  readonly id: string;
  readonly partner: Partner;
  readonly track: Track;
  readonly referredOn: LocalDate;
  /** placeAsked → (queued → offered →) asked → accepted. */
  readonly step: 'placeAsked' | 'queued' | 'offered' | 'asked' | 'accepted';
}

export interface Outcome {
  readonly kind: OutcomeKind;
  readonly registeredOn: LocalDate;
  readonly hiredOn: LocalDate | null;
}

export interface Coaching {
  /** `J1`, `J2` … in order of requests. */
  readonly id: string;
  readonly kind: CoachingKind;
  readonly requestedOn: LocalDate;
  readonly hiredOn: LocalDate;
  readonly coachId: string | null;
  readonly employerConsents: boolean;
  readonly startedOn: LocalDate | null;
}

/** What every phase knows. Plain JSON: it crosses continue-as-new. */
export interface File {
  readonly id: string;
  readonly province: Province;
  readonly source: Source;
  readonly mediatorId: string | null;
  /** The first day in the programme; deadlines run from here, not from the list's own date. */
  readonly enteredOn: LocalDate;
  readonly phaseSince: LocalDate;
  /** Sequence number of the last event. */
  readonly sequence: number;
  /** When the last event was decided; the clock of a trajectory never runs back. */
  readonly lastAt: Instant;
  /** How many deadlines were ever opened: numbers their ids. */
  readonly opened: number;
  readonly deadlines: readonly Deadline[];
  readonly lookups: readonly Lookup[];
  readonly pause: Pause | null;
  /** Counted from here for the 24 months; null before a positive decision. */
  readonly eligibleOn: LocalDate | null;
  readonly referrals: number;
  readonly coachings: number;
  readonly ruleVersion: string;
}

export interface NotRegistered {
  readonly phase: 'none';
}
export interface Registration extends File {
  readonly phase: 'registration';
}
export interface Intake extends File {
  readonly phase: 'intake';
  readonly talkHeldOn: LocalDate | null;
}
export interface Planning extends File {
  readonly phase: 'planning';
  readonly eligibleOn: LocalDate;
}
export interface Mediation extends File {
  readonly phase: 'mediation';
  readonly eligibleOn: LocalDate;
  readonly referral: Referral | null;
}
export interface Waiting extends File {
  readonly phase: 'waiting';
  readonly eligibleOn: LocalDate;
  readonly referral: Referral;
}
export interface GroupTrack extends File {
  readonly phase: 'groupTrack';
  readonly eligibleOn: LocalDate;
  readonly referral: Referral;
  readonly startedOn: LocalDate;
  readonly endsOn: LocalDate;
  /** Before this day only a job or another reason ends it, never completion. */
  readonly completableFrom: LocalDate;
}
export interface FollowUp extends File {
  readonly phase: 'followUp';
  readonly eligibleOn: LocalDate;
  readonly outcome: Outcome | null;
  readonly coaching: Coaching | null;
}
export interface JobCoaching extends File {
  readonly phase: 'jobCoaching';
  readonly eligibleOn: LocalDate;
  readonly outcome: Outcome;
  readonly coaching: Coaching;
}
export interface Closed extends File {
  readonly phase: 'closed';
  readonly reason: CloseReason;
  readonly closedOn: LocalDate;
}

export type OpenTrajectory =
  Registration | Intake | Planning | Mediation | Waiting | GroupTrack | FollowUp | JobCoaching;
export type Trajectory = NotRegistered | OpenTrajectory | Closed;
export type Phase = Trajectory['phase'];

export const phases = [
  'registration',
  'intake',
  'planning',
  'mediation',
  'waiting',
  'groupTrack',
  'followUp',
  'jobCoaching',
  'closed',
] as const satisfies Phase[];

export const notRegistered: NotRegistered = { phase: 'none' };
export const isOpen = (state: Trajectory): state is OpenTrajectory =>
  state.phase !== 'none' && state.phase !== 'closed';
