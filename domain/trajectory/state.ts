import type { Instant, LocalDate } from '../calendar/index.ts';
import type { Partner, Province, Track } from '../rules/index.ts';
import type {
  ActionOwner,
  Certainty,
  CloseReason,
  CoachingKind,
  LookupSystem,
  OnwardDestination,
  OnwardResult,
  OcmwQuestion,
  OutcomeKind,
  Presence,
  Source,
  Theme,
  contractKinds,
  contactWays,
  topicKinds,
} from './codes.ts';
import type { WithEdition } from '../durable/edition.ts';
import type { Deadline } from '../durable/deadline.ts';
import type { ConsentScope, Corrects, EventType } from './events.ts';
import type { DaysOfSteps } from './step-names.ts';

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
  /** The day from which the source says that it holds. */
  readonly since: LocalDate | null;
  /** Left out as long as there is no answer, and by earlier releases. */
  readonly certainty?: Certainty;
  /** The day of the answer: what it says is known for that day, not for later ones. */
  readonly answeredOn?: LocalDate;
}

/** A question to the OCMW of the municipality, answered by people there. */
export interface QuestionToOcmw {
  /** `Q1`, `Q2` … */
  readonly id: string;
  readonly question: OcmwQuestion;
  readonly answered: boolean;
}

export interface Pause {
  readonly reason: string;
  readonly pausedOn: LocalDate;
  /** The last paused day as planned. */
  readonly until: LocalDate;
  /** The due dates that this pause moved, as they were before it, by deadline id: coming back early counts from them. */
  readonly datesBefore: Readonly<Record<string, LocalDate>>;
}

/** A pause that is over: from its first day to the first day back. */
export interface PastPause {
  readonly from: LocalDate;
  readonly to: LocalDate;
}

export interface PlanAction {
  /** `A1`, `A2` … */
  readonly id: string;
  readonly theme: Theme;
  readonly owner: ActionOwner;
  /** The welfare actor, when it is theirs. */
  readonly actorId: string | null;
  readonly targetOn: LocalDate;
  readonly status: 'open' | 'finished' | 'dropped';
  /** Left out by earlier releases. */
  readonly addedOn?: LocalDate;
}

/** The welfare plan as it stands; what it was before is told by the events. Words are in the side store. */
export interface Plan {
  /** 0 before it was agreed; raised by every agreement and review. */
  readonly version: number;
  /** `G1`, `G2` …; no status as long as it is worked on. */
  readonly goals: readonly { readonly id: string; readonly theme: Theme; readonly status?: 'reached' | 'dropped' }[];
  readonly actions: readonly PlanAction[];
}

export type PlanGoal = Plan['goals'][number];

/** A request for help to a welfare actor of the regional network. */
export interface WelfareAsk {
  /** `W1`, `W2` … */
  readonly id: string;
  readonly actorId: string;
  readonly actionId: string | null;
  readonly answered: boolean;
  /** Left out by earlier releases. */
  readonly askedOn?: LocalDate;
}

export interface ExpertRequest {
  readonly id: string;
  readonly status: 'asked' | 'found' | 'tookPart' | 'declined';
  readonly expertId: string | null;
  /** The day of that status; left out by earlier releases. */
  readonly since?: LocalDate;
}

/** Sent on to another service; the guidance goes on. */
export interface OnwardReferral {
  /** `O1`, `O2` … in order of referring. */
  readonly id: string;
  readonly destination: OnwardDestination;
  /** The project, of the European Social Fund or of whoever runs it. */
  readonly projectId: string | null;
  /** Where the person lived then: it is counted there. */
  readonly province: Province;
  readonly referredOn: LocalDate;
  /** The last that was heard of it, and when; null: nothing yet. */
  readonly result: OnwardResult | null;
  readonly resultOn: LocalDate | null;
}

/** On the agenda of the next consultation. */
export interface Topic {
  readonly id: string;
  readonly kind: (typeof topicKinds)[number];
  readonly theme: Theme;
}

/** Something noted lately that may be corrected, with the deadlines it met. */
export interface Noted {
  readonly sequence: number;
  readonly type: EventType;
  readonly on: LocalDate;
  readonly at: Instant;
  readonly met: readonly Pick<Deadline, 'rule' | 'from' | 'dueOn' | 'about' | 'partner'>[];
  readonly presence?: Presence;
  readonly how?: (typeof contactWays)[number];
  /** The action that was finished. */
  readonly about?: string;
  readonly corrects?: Corrects;
}

export interface Attendance {
  readonly present: number;
  readonly excused: number;
  readonly absent: number;
  /** Without notice, since the person was last there, excused or followed up. */
  readonly absentInARow: number;
}

export interface Referral {
  /** `R1`, `R2` … in order of referring. */
  readonly id: string;
  readonly partner: Partner;
  readonly track: Track;
  /** Of the day of the referral: who moves keeps the partner's people there. */
  readonly province: Province;
  readonly referredOn: LocalDate;
  /** placeAsked → (queued → offered →) asked → accepted. */
  readonly step: 'placeAsked' | 'queued' | 'offered' | 'asked' | 'accepted';
  /** How often an offered place lapsed; left out: never, or not counted by earlier releases. */
  readonly lapses?: number;
  /** The group the partner put the person in, and when it is to start. */
  readonly cohort?: { readonly id: string; readonly startsOn: LocalDate };
}

export interface Outcome {
  readonly kind: OutcomeKind;
  readonly registeredOn: LocalDate;
  readonly hiredOn: LocalDate | null;
  /** Left out when it was not said, and by earlier releases. */
  readonly contract?: (typeof contractKinds)[number];
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
export interface File extends WithEdition {
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
  readonly calendarVersion: number;
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
  if (state.phase === 'none') return state;
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
