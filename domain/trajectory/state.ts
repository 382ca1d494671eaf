import type { LocalDate } from '../calendar/index.ts';
import type { Province } from '../rules/index.ts';
import type { CloseReason, Source } from './codes.ts';
import type { DurableFile } from '../durable/file.ts';
import type { ConsentScope } from './events.ts';
import type {
  Lookup,
  QuestionToOcmw,
  Pause,
  PastPause,
  Plan,
  WelfareAsk,
  ExpertRequest,
  OnwardReferral,
  Topic,
  Noted,
  Attendance,
  Referral,
  Outcome,
  Coaching,
} from './parts.ts';
import type { DaysOfSteps } from './step-names.ts';

export type * from './parts.ts';

/** What every phase knows. */
export interface File extends DurableFile {
  readonly province: Province;
  readonly source: Source;
  readonly mediatorId: string | null;
  /** The first day in the programme; deadlines run from here, not from the list's own date. */
  readonly enteredOn: LocalDate;
  readonly phaseSince: LocalDate;
  readonly lookups: readonly Lookup[];
  readonly pause: Pause | null;
  /** Counted from here for the 24 months; null before a positive decision. */
  readonly eligibleOn: LocalDate | null;
  readonly referrals: number;
  readonly coachings: number;
  /** null before consent. */
  readonly consent: ConsentScope | null;
  readonly plan: Plan;
  readonly asks: readonly WelfareAsk[];
  readonly experts: readonly ExpertRequest[];
  readonly topics: readonly Topic[];
  readonly onward: readonly OnwardReferral[];
  readonly pauses: readonly PastPause[];
  readonly recent: readonly Noted[];
  /** Days of hiring of the jobs that were coached. */
  readonly coached: readonly LocalDate[];
  /** The closed trajectory this one goes on from. */
  readonly reopens: string | null;
  /** Registered as interested in this person at MAGDA, or on the way to it: to be ended whatever became of the call. */
  readonly inscribed: boolean;
  readonly ocmwQuestions: readonly QuestionToOcmw[];
  /** The last day of each step that others rest on; left out by releases from before days had an order. */
  readonly days?: DaysOfSteps;
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
  readonly attendance: Attendance;
  readonly extended: boolean;
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
  | Registration
  | Intake
  | Planning
  | Mediation
  | Waiting
  | GroupTrack
  | FollowUp
  | JobCoaching;
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

/** What a trajectory knows before anything of it happened; also what states of earlier releases did not know yet. */
export const blank = {
  consent: null,
  plan: { version: 0, goals: [], actions: [] },
  asks: [],
  experts: [],
  topics: [],
  onward: [],
  pauses: [],
  recent: [],
  coached: [],
  reopens: null,
  calendarVersion: 0,
  inscribed: false,
  ocmwQuestions: [],
} as const satisfies Partial<File>;

export const nobodyAbsent: Attendance = { present: 0, excused: 0, absent: 0, absentInARow: 0 };

/**
 * A state that an earlier release carried on, with what it did not know yet.
 * Consent that was given before it had a scope was given to all look-ups.
 */
export function completed(state: Trajectory): Trajectory {
  // One that was spoilt is told as it is, for the comparison to say so.
  if ((state as Trajectory | null) === null || state.phase === 'none') return state;
  const consent = state.phase === 'registration' || state.phase === 'closed' ? null : allSystems;
  const whole: Trajectory = { ...blank, ...{ consent }, ...(state as Partial<typeof state>) } as typeof state;
  const referred = 'referral' in whole && whole.referral ? withProvince(whole, whole.referral) : whole;
  if (referred.phase !== 'groupTrack') return referred;
  return { ...{ attendance: nobodyAbsent, extended: false }, ...(referred as Partial<GroupTrack>) } as GroupTrack;
}

/** A referral of before it carried its province was made in the one the person lives in still, as far as anyone knows. */
const withProvince = <S extends Mediation | Waiting | GroupTrack>(state: S, referral: Partial<Referral>): S => ({
  ...state,
  referral: { ...{ province: state.province }, ...referral },
});

export const allSystems: ConsentScope = { ocmw: true, riziv: true, employment: true };

export const notRegistered: NotRegistered = { phase: 'none' };
export const isOpen = (state: Trajectory): state is OpenTrajectory =>
  state.phase !== 'none' && state.phase !== 'closed';
