import type { Instant, LocalDate } from '../calendar/index.ts';
import type { Partner, Province, Track } from '../rules/index.ts';
import type {
  ActionOwner,
  Certainty,
  CoachingKind,
  LookupSystem,
  OnwardDestination,
  OnwardResult,
  OcmwQuestion,
  OutcomeKind,
  Presence,
  Theme,
  contractKinds,
  contactWays,
  topicKinds,
} from './codes.ts';
import type { Deadline } from '../durable/deadline.ts';
import type { Corrects, EventType } from './events.ts';

/* What a trajectory holds: each kind of thing that there may be several of, or none. Plain JSON. */

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
  readonly goals: readonly {
    readonly id: string;
    readonly theme: Theme;
    readonly status?: 'reached' | 'dropped';
    /** Left out by earlier releases. */
    readonly addedOn?: LocalDate;
  }[];
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
  /** Left out by earlier releases. */
  readonly raisedOn?: LocalDate;
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
