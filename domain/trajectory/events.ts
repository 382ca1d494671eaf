import type { LocalDate } from '../calendar/index.ts';
import type { Partner, Province, Track } from '../rules/index.ts';
import type { DeadlineEvent } from '../durable/deadline-events.ts';
import type { Envelope } from '../durable/envelope.ts';
import type * as code from './codes.ts';

/** Which outside systems the person lets us ask. */
export interface ConsentScope {
  readonly ocmw: boolean;
  readonly riziv: boolean;
  readonly employment: boolean;
}

/** What is known about the job or the training, as codes; the rest is in the note. */
export interface OutcomeDetails {
  readonly contract?: (typeof code.contractKinds)[number];
  readonly hours?: (typeof code.workingHours)[number];
  readonly training?: (typeof code.trainingKinds)[number];
}

/** A change in the programme, in the past tense. Codes, dates and ids only: never a name, a number of a person or free text. */
export type NewEvent =
  | {
      type: 'Registered';
      trajectoryId: string;
      province: Province;
      source: code.Source;
      mediatorId: string | null;
      listedOn: LocalDate | null;
      ruleVersion: string;
      /** The closing days it starts with; left out: the first, empty version. */
      calendarVersion?: number;
      /** The closed trajectory that this one goes on from. */
      reopens?: string;
      because?: code.ReopenReason;
      /** The positive decision of the one it goes on from: the 24 months count on. */
      eligibleOn?: LocalDate;
      /** The sense of the programme it begins with; left out by earlier releases. */
      edition?: number;
    }
  | ({ type: 'ConsentGiven' } & Partial<ConsentScope>)
  | ({ type: 'ConsentChanged' } & ConsentScope)
  | { type: 'ConsentRefused' }
  | { type: 'ConsentWithdrawn' }
  | { type: 'LookupRequested'; lookupId: string; system: code.LookupSystem; attempt: number }
  | {
      type: 'LookupAnswered';
      lookupId: string;
      system: code.LookupSystem;
      answer: string;
      since: LocalDate | null;
      /** Left out by releases that did not ask how sure it is. */
      certainty?: code.Certainty;
    }
  | { type: 'LookupUnanswered'; lookupId: string; system: code.LookupSystem; code: string }
  | { type: 'LookupGivenUp'; lookupId: string; system: code.LookupSystem }
  | { type: 'InscriptionRequested' }
  | { type: 'InscriptionRefused'; code: string }
  | { type: 'DeregistrationRequested' }
  | { type: 'OcmwAsked'; questionId: string; question: code.OcmwQuestion }
  | { type: 'OcmwAnswered'; questionId: string; answer: code.OcmwAnswer }
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
  | { type: 'PlanAgreed'; how: (typeof code.agreements)[number]; witnessId?: string }
  | { type: 'GoalAdded'; goalId: string; theme: code.Theme }
  | { type: 'GoalChanged'; goalId: string; theme: code.Theme }
  | { type: 'GoalReached'; goalId: string }
  | { type: 'GoalDropped'; goalId: string; reason: (typeof code.dropReasons)[number] }
  | {
      type: 'ActionAdded';
      actionId: string;
      theme: code.Theme;
      owner: code.ActionOwner;
      actorId: string | null;
      targetOn: LocalDate;
    }
  | {
      type: 'ActionChanged';
      actionId: string;
      owner: code.ActionOwner;
      actorId: string | null;
      targetOn: LocalDate;
    }
  | { type: 'ActionFinished'; actionId: string }
  | { type: 'ActionDropped'; actionId: string; reason: (typeof code.dropReasons)[number] }
  | { type: 'WelfareActorAsked'; askId: string; actorId: string; actionId: string | null }
  | { type: 'WelfareActorAnswered'; askId: string; answer: (typeof code.welfareAnswers)[number] }
  | { type: 'ExpertRequested'; requestId: string }
  | { type: 'ExpertFound'; requestId: string; expertId: string }
  | { type: 'ExpertTookPart'; requestId: string }
  | { type: 'ExpertDeclined'; requestId: string; reason: (typeof code.expertDeclineReasons)[number] }
  | { type: 'TopicRaised'; topicId: string; kind: (typeof code.topicKinds)[number]; theme: code.Theme }
  | { type: 'PlanReviewed' }
  | { type: 'EndPrepared' }
  /** Said by the person beforehand; the presence of that day is noted all the same. */
  | { type: 'AbsenceAnnounced'; absentOn: LocalDate }
  | { type: 'StillWaiting' }
  | { type: 'ContactRecorded'; how: (typeof code.contactWays)[number] }
  | { type: 'Referred'; referralId: string; partner: Partner; track: Track }
  | {
      type: 'ReferredOnward';
      onwardId: string;
      destination: code.OnwardDestination;
      projectId: string | null;
    }
  | { type: 'OnwardResultRecorded'; onwardId: string; result: code.OnwardResult }
  | { type: 'PlaceGranted'; referralId: string }
  | { type: 'PlaceQueued'; referralId: string }
  | { type: 'PlaceOffered'; referralId: string; outOfOrder?: (typeof code.outOfOrderReasons)[number] }
  | { type: 'PlaceAccepted'; referralId: string }
  | { type: 'PlaceLapsed'; referralId: string }
  /** The contract of the province went from one partner to another while the person waited. */
  | { type: 'ReferralRedirected'; referralId: string; from: Partner; partner: Partner; track: Track }
  | { type: 'ReferralAccepted'; referralId: string }
  | {
      type: 'ReferralDeclined';
      referralId: string;
      reason: (typeof code.declineReasons)[number];
      cohortId?: string;
    }
  | {
      type: 'ReferralWithdrawn';
      referralId: string;
      reason: code.WithdrawReason;
      /** Whether the partner had been asked, and so must hear of it. */
      partnerKnew?: boolean;
      /** The group the person was put in, which hears of it. */
      cohortId?: string;
    }
  | { type: 'CohortJoined'; referralId: string; cohortId: string; startsOn: LocalDate }
  | { type: 'CohortLeft'; referralId: string; cohortId: string; byGroup?: true }
  | { type: 'GroupStarted'; referralId: string; endsOn: LocalDate; completableFrom: LocalDate }
  /** `cohortId`: held for the whole group, which said so. */
  | { type: 'ConsultationHeld'; topicIds?: readonly string[]; cohortId?: string }
  | { type: 'AttendanceRecorded'; presence: code.Presence; cohortId?: string; session?: string }
  | { type: 'AbsenceFollowedUp'; how: (typeof code.contactWays)[number] }
  | {
      type: 'TrackExtended';
      referralId: string;
      endsOn: LocalDate;
      reason: (typeof code.trackExceptionReasons)[number];
    }
  | { type: 'MidtermReportSubmitted' }
  | { type: 'FinalReportSubmitted' }
  | { type: 'GroupTrackReviewed' }
  | {
      type: 'GroupTrackEnded';
      referralId: string;
      as: 'completed' | 'success' | 'early';
      because: code.GroupEndReason | 'completed' | 'cap' | 'closed' | 'otherPartner';
      /** The group the person was in, which hears of it. */
      cohortId?: string;
    }
  | { type: 'GuidanceEnded'; because: code.GuidanceEndReason }
  /** What came of the group; the guidance goes on, unless there is a job. */
  | ({
      type: 'GroupOutcomeRegistered';
      referralId: string;
      kind: code.OutcomeKind;
      hiredOn: LocalDate | null;
    } & OutcomeDetails)
  | ({ type: 'OutcomeRegistered'; kind: code.OutcomeKind; hiredOn: LocalDate | null } & OutcomeDetails)
  | ({ type: 'OutcomeChecked'; kind: code.OutcomeKind; hiredOn: LocalDate | null } & OutcomeDetails)
  | ({ type: 'OutcomeCorrected'; kind: code.OutcomeKind; hiredOn: LocalDate | null } & OutcomeDetails)
  | { type: 'JobCoachingRequested'; coachingId: string; kind: code.CoachingKind; hiredOn: LocalDate }
  | { type: 'JobCoachingDeclined' }
  | { type: 'JobCoachAssigned'; coachingId: string; coachId: string }
  | { type: 'EmployerAnswered'; coachingId: string; consents: boolean }
  | { type: 'JobCoachingStarted'; coachingId: string }
  | { type: 'JobCoachingLapsed'; coachingId: string; because: 'employerRefused' | 'oneYearInService' | 'closed' }
  | { type: 'CoachingRecorded'; coachingId: string }
  | { type: 'JobCoachingEnded'; coachingId: string; because: code.CoachingEndReason | 'closed' }
  | { type: 'Paused'; reason: (typeof code.pauseReasons)[number]; until: LocalDate }
  | { type: 'Resumed'; pausedDays: number }
  | {
      type: 'MediatorChanged';
      from: string | null;
      mediatorId: string;
      reason: (typeof code.transferReasons)[number];
    }
  | { type: 'ProvinceChanged'; from: Province; province: Province }
  | {
      type: 'EventCorrected';
      corrected: number;
      what: EventType;
      reason: (typeof code.correctionReasons)[number];
      /** The day it really happened; left out: it did not happen. */
      trueOn?: LocalDate;
    }
  | { type: 'RulesAdopted'; from: string; ruleVersion: string; edition?: number }
  | { type: 'CalendarAdopted'; version: number }
  | { type: 'TrajectoryMerged'; into: string }
  | { type: 'TrajectoryClosed'; reason: code.CloseReason }
  | {
      type: 'ClosingUndone';
      /** Number of the closing that was a mistake. */
      closing: number;
      because: code.CorrectionReason;
      /** The reason that was given for closing. */
      was: code.CloseReason;
      /** How it stands again, pinned here: as before the closing, but for what could not be had back. */
      restored: Restored;
      /** The group that went on without them meanwhile. */
      leftCohort?: string;
    }
  | { type: 'SignalRefused'; command: string; code: string }
  | DeadlineEvent;

/** A whole open state, as the event that pins it carries it: what it holds only the state knows. */
interface Restored {
  readonly phase: string;
}

export type EventType = NewEvent['type'];

/** What a correction is about, and the day on which it was noted before and is by it; null: it did not happen. */
export interface Corrects {
  /** Number of the event by which the thing itself was noted. */
  readonly first: number;
  readonly type: EventType;
  readonly was: LocalDate | null;
  readonly is: LocalDate | null;
}

export type TrajectoryEvent = Envelope & NewEvent;
