import type { LocalDate } from '../calendar/index.ts';
import type { DeadlineEvent } from '../durable/deadline-events.ts';
import type { Envelope } from '../durable/envelope.ts';
import type { Partner, Province, Track } from '../rules/index.ts';
import type { Presence } from '../trajectory/codes.ts';
import type * as code from './codes.ts';

/** A change in a cohort, in the past tense. Codes, dates and ids only: never a name, a number of a person or free text. */
export type NewCohortEvent =
  | {
      type: 'CohortPlanned';
      cohortId: string;
      partner: Partner;
      track: Track;
      province: Province;
      startsOn: LocalDate;
      size: number;
      groupWorkerId: string;
      ruleVersion: string;
      /** The sense of the programme it begins with; left out by earlier releases. */
      edition?: number;
    }
  | {
      type: 'SessionAdded';
      sessionId: string;
      /** As it was asked for; another day than `day` when that one is closed. */
      askedFor: LocalDate;
      day: LocalDate;
      time: string | null;
      place: string | null;
      asksOn: LocalDate;
    }
  | {
      type: 'SessionMoved';
      sessionId: string;
      from: LocalDate;
      day: LocalDate;
      asksOn: LocalDate;
      reason: (typeof code.sessionMoveReasons)[number];
    }
  | { type: 'SessionCancelled'; sessionId: string; reason: (typeof code.sessionCancelReasons)[number] }
  | { type: 'MemberAllocated'; trajectoryId: string; referralId: string }
  | { type: 'MemberReleased'; trajectoryId: string; reason: (typeof code.releaseReasons)[number] }
  /** Their group track ended, or their referral: the day is the last on which they were in the group. */
  | { type: 'MemberLeft'; trajectoryId: string }
  /** The person's own trajectory did not take what the group gave it. */
  | { type: 'MemberRefused'; trajectoryId: string; command: string; code: string }
  | { type: 'CohortStarted' }
  | { type: 'AttendanceAsked'; sessionId: string }
  | {
      type: 'SessionAttendanceRecorded';
      sessionId: string;
      day: LocalDate;
      presences: Readonly<Record<string, Presence>>;
    }
  /** `notedBy`: the member in whose own trajectory it was noted, which so knows it already. */
  | { type: 'CohortConsultationHeld'; notedBy?: string }
  | {
      type: 'GroupWorkerReplaced';
      from: string;
      groupWorkerId: string;
      reason: (typeof code.groupWorkerReasons)[number];
    }
  | { type: 'CalendarAdopted'; version: number }
  | { type: 'CohortEnded'; because: (typeof code.cohortEndReasons)[number] | 'everyoneLeft' }
  | { type: 'SignalRefused'; command: string; code: string }
  | DeadlineEvent;

export type CohortEvent = Envelope & NewCohortEvent;
