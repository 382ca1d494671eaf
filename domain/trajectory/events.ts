import type { Instant, LocalDate } from '../calendar/index.ts';
import type { Partner, Province, RuleKey, Track } from '../rules/index.ts';
import type { Actor } from './actor.ts';
import type * as code from './codes.ts';
import type { Deadline, Rung, Step } from './deadline.ts';

/** A change in the programme, in the past tense. Codes, dates and ids only: never a name, a number of a person or free text. */
export type Happening =
  | {
      type: 'Registered';
      trajectoryId: string;
      province: Province;
      source: code.Source;
      mediatorId: string | null;
      listedOn: LocalDate | null;
      ruleVersion: string;
    }
  | { type: 'ConsentGiven' }
  | { type: 'ConsentRefused' }
  | { type: 'ConsentWithdrawn' }
  | { type: 'LookupRequested'; lookupId: string; system: code.LookupSystem; attempt: number }
  | { type: 'LookupAnswered'; lookupId: string; system: code.LookupSystem; answer: string; since: LocalDate | null }
  | { type: 'LookupUnanswered'; lookupId: string; system: code.LookupSystem; code: string }
  | { type: 'LookupGivenUp'; lookupId: string; system: code.LookupSystem }
  | { type: 'IntakeTalkHeld' }
  | {
      type: 'EligibilityDecided';
      verdict: 'eligible' | 'notEligible';
      inPoverty: boolean;
      noPronouncedProblem: boolean;
      motivated: boolean;
      withinTwoYears: boolean;
      reason: code.NotEligibleReason | null;
      redirectTo: code.Redirect | null;
    }
  | { type: 'PlanAgreed'; how: (typeof code.agreements)[number] }
  | { type: 'PlanReviewed' }
  | { type: 'EndPrepared' }
  | { type: 'ContactRecorded'; how: (typeof code.contactWays)[number] }
  | { type: 'Referred'; referralId: string; partner: Partner; track: Track }
  | { type: 'PlaceGranted'; referralId: string }
  | { type: 'PlaceQueued'; referralId: string }
  | { type: 'PlaceOffered'; referralId: string }
  | { type: 'PlaceAccepted'; referralId: string }
  | { type: 'PlaceLapsed'; referralId: string }
  | { type: 'ReferralAccepted'; referralId: string }
  | { type: 'ReferralDeclined'; referralId: string; reason: (typeof code.declineReasons)[number] }
  | {
      type: 'ReferralWithdrawn';
      referralId: string;
      reason: (typeof code.withdrawReasons)[number] | 'guidanceEnded' | 'closed';
    }
  | { type: 'GroupStarted'; referralId: string; endsOn: LocalDate; completableFrom: LocalDate }
  | { type: 'ConsultationHeld' }
  | { type: 'MidtermReportSubmitted' }
  | { type: 'FinalReportSubmitted' }
  | { type: 'GroupTrackReviewed' }
  | {
      type: 'GroupTrackEnded';
      referralId: string;
      as: 'completed' | 'success' | 'early';
      because: code.GroupEndReason | 'completed' | 'cap' | 'closed';
    }
  | { type: 'GuidanceEnded'; because: code.GuidanceEndReason }
  | { type: 'OutcomeRegistered'; kind: code.OutcomeKind; hiredOn: LocalDate | null }
  | { type: 'OutcomeChecked'; kind: code.OutcomeKind; hiredOn: LocalDate | null }
  | { type: 'JobCoachingRequested'; coachingId: string; kind: code.CoachingKind; hiredOn: LocalDate }
  | { type: 'JobCoachAssigned'; coachingId: string; coachId: string }
  | { type: 'EmployerAnswered'; coachingId: string; consents: boolean }
  | { type: 'JobCoachingStarted'; coachingId: string }
  | { type: 'JobCoachingLapsed'; coachingId: string; because: 'employerRefused' | 'oneYearInService' | 'closed' }
  | { type: 'CoachingRecorded'; coachingId: string }
  | { type: 'JobCoachingEnded'; coachingId: string; because: code.CoachingEndReason | 'closed' }
  | { type: 'Paused'; reason: (typeof code.pauseReasons)[number]; until: LocalDate }
  | { type: 'Resumed'; pausedDays: number }
  | { type: 'TrajectoryClosed'; reason: code.CloseReason }
  | { type: 'SignalRefused'; command: string; code: string }
  | { type: 'DeadlineOpened'; deadline: Deadline }
  | {
      type: 'DeadlineMoved';
      deadlineId: string;
      rule: RuleKey;
      from: LocalDate;
      dueOn: LocalDate;
      steps: readonly Step[];
      reason: 'pause' | 'resumed' | 'extension' | 'calendar' | 'rules';
      why: string | null;
    }
  | { type: 'DeadlineReached'; deadlineId: string; rule: RuleKey; rung: Rung }
  | { type: 'DeadlineMet'; deadlineId: string; rule: RuleKey; late: boolean }
  | { type: 'DeadlineFell'; deadlineId: string; rule: RuleKey }
  | { type: 'DeadlineCancelled'; deadlineId: string; rule: RuleKey };

export type HappeningType = Happening['type'];

/** What every event carries beside what happened. */
export interface Envelope {
  readonly sequence: number;
  /** The local day it counts for. */
  readonly on: LocalDate;
  /** When it was decided. Never before the event before it. */
  readonly at: Instant;
  readonly by: Actor;
  /** Key of the free text in the side store, if the actor gave one. */
  readonly noteId?: string;
}

export type TrajectoryEvent = Envelope & Happening;
