import type { LocalDate } from '../calendar/index.ts';
import type { Actor } from '../durable/actor.ts';
import type { Owner, RuleKey } from '../rules/index.ts';
import type { LookupSystem, OcmwNotice, OcmwQuestion } from './codes.ts';

/** One lane per outside system: a silent OCMW holds up no mail. */
export type Lane = 'mail' | 'places' | 'cohorts' | OutsideSystem;
/** The systems outside this house: MAGDA's three services, RIZIV, and the OCMW of the person's municipality. */
export const outsideSystems = ['ocmw', 'riziv', 'employment', 'repertorium', 'localOcmw'] as const;
export type OutsideSystem = (typeof outsideSystems)[number];
export const lanes: readonly Lane[] = ['mail', 'places', 'cohorts', ...outsideSystems];

export type Recipient = Owner | 'partnerCoordinator' | 'programmeCoordinator' | 'jobseeker';

/** What a message is about: a rung of a deadline's ladder, or something that happened. */
export type MessageAbout =
  | 'reminder'
  | 'overdue'
  | 'teamLead'
  | 'programmeCoordinator'
  | 'registered'
  | 'lookupGivenUp'
  | 'factChanged'
  | 'ocmwAnswered'
  | 'referred'
  | 'queued'
  | 'placeOffered'
  | 'placeLapsed'
  | 'referralRedirected'
  | 'letterNotMailed'
  | 'referralDeclined'
  | 'referralAccepted'
  | 'groupTrackEnded'
  | 'guidanceEnded'
  | 'jobCoachingRequested'
  | 'jobCoachAssigned'
  | 'jobCoachingLapsed'
  | 'jobCoachingEnded'
  | 'closed'
  | 'closingUndone'
  | 'outsideGroup'
  | 'signalRefused'
  | 'mediatorAssigned'
  | 'provinceChanged'
  | 'referralWithdrawn'
  | 'absences'
  | 'expertRequested'
  | 'trackExtended'
  | 'cannotCome'
  | 'stillWaiting';

/** Who gets a letter: it goes to the address of the person, or to a welfare actor of the network. */
export type LetterTo = 'jobseeker' | 'welfareActor';
/** What a letter is about; its words are made where it is written. */
export type LetterAbout = 'eligible' | 'notEligible' | 'consentWithdrawn' | 'helpAsked';

/** What the outside world must be told or asked. `key` = sequence of the event / number within it: the idempotency key under the workflow's id. */
export type Effect = { readonly key: string; readonly lane: Lane } & (
  | {
      readonly kind: 'notify';
      readonly to: Recipient;
      readonly about: MessageAbout;
      readonly rule: RuleKey | null;
      readonly deadlineId: string | null;
    }
  | {
      readonly kind: 'letter';
      readonly to: LetterTo;
      readonly about: LetterAbout;
      /** The welfare actor. */
      readonly actorId: string | null;
      /** The request for help it belongs to. */
      readonly askId: string | null;
    }
  | { readonly kind: 'askOutside'; readonly system: LookupSystem; readonly lookupId: string; readonly attempt: number }
  | { readonly kind: 'inscribe'; readonly from: LocalDate }
  | { readonly kind: 'deregister' }
  | { readonly kind: 'tellOcmw'; readonly about: OcmwNotice; readonly on: LocalDate }
  | {
      readonly kind: 'askOcmw';
      readonly questionId: string;
      readonly question: OcmwQuestion;
      readonly answerBy: LocalDate;
    }
  | { readonly kind: 'requestPlace'; readonly referralId: string; readonly on: string }
  | { readonly kind: 'releasePlace'; readonly referralId: string }
  /** To the person's group: that they are in it no more, or that a consultation was held. The day it happened, and who said so. */
  | {
      readonly kind: 'tellCohort';
      readonly cohortId: string;
      readonly referralId: string;
      readonly about: 'memberLeft' | 'recordConsultation';
      readonly on: LocalDate;
      readonly by: Actor;
    }
);
