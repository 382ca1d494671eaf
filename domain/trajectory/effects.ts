import { effectsOfEach } from '../durable/effect.ts';
import { assertNever } from '../assert-never.ts';
import type { LocalDate } from '../calendar/index.ts';
import type { LookupSystem, OcmwNotice, OcmwQuestion } from './codes.ts';
import type { TrajectoryEvent } from './events.ts';
import type { Owner, RuleKey } from '../rules/index.ts';
import { isLadderRung, toldAt } from './ladder.ts';
import { isOpen, type Trajectory } from './state.ts';

/** One lane per outside system: a silent OCMW holds up no mail. */
export type Lane = 'mail' | 'places' | OutsideSystem;
/** The systems outside this house: MAGDA's three services, RIZIV, and the OCMW of the person's municipality. */
export const outsideSystems = ['ocmw', 'riziv', 'employment', 'repertorium', 'localOcmw'] as const;
export type OutsideSystem = (typeof outsideSystems)[number];
export const lanes: readonly Lane[] = ['mail', 'places', ...outsideSystems];

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
  | 'referralDeclined'
  | 'referralAccepted'
  | 'groupTrackEnded'
  | 'guidanceEnded'
  | 'jobCoachingRequested'
  | 'jobCoachAssigned'
  | 'jobCoachingLapsed'
  | 'jobCoachingEnded'
  | 'closed'
  | 'signalRefused'
  | 'mediatorAssigned'
  | 'provinceChanged'
  | 'referralWithdrawn'
  | 'absences'
  | 'expertRequested'
  | 'trackExtended';

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
);

type Bare = Effect extends infer E ? (E extends Effect ? Omit<E, 'key'> : never) : never;

const tellThem = (
  to: Recipient,
  about: MessageAbout,
  rule: RuleKey | null = null,
  deadlineId: string | null = null,
): Bare => ({ lane: 'mail', kind: 'notify', to, about, rule, deadlineId });

const letter = (
  to: LetterTo,
  about: LetterAbout,
  actorId: string | null = null,
  askId: string | null = null,
): Bare => ({
  lane: 'mail',
  kind: 'letter',
  to,
  about,
  actorId,
  askId,
});

/** After these ends nothing about the person is disclosed any more. */
export const isSilenced = (after: Trajectory): boolean =>
  after.phase === 'closed' && (after.reason === 'deceased' || after.reason === 'consentWithdrawn');

/** The effects of events that were decided together, on the state after them. */
export const effects = (events: readonly TrajectoryEvent[], after: Trajectory): Effect[] =>
  effectsOfEach<TrajectoryEvent, Effect>(events, (event) => effectsOf(event, after));

function effectsOf(event: TrajectoryEvent, after: Trajectory): Bare[] {
  switch (event.type) {
    case 'Registered':
      return [tellThem('mediator', 'registered')];
    case 'LookupRequested':
      return [
        {
          lane: event.system,
          kind: 'askOutside',
          system: event.system,
          lookupId: event.lookupId,
          attempt: event.attempt,
        },
      ];
    case 'LookupAnswered':
      return changesFact(event, after) ? [tellThem('mediator', 'factChanged')] : [];
    case 'LookupGivenUp':
      return [tellThem('mediator', 'lookupGivenUp')];
    case 'InscriptionRequested':
      return [{ lane: 'repertorium', kind: 'inscribe', from: event.on }];
    case 'DeregistrationRequested':
      return [{ lane: 'repertorium', kind: 'deregister' }];
    case 'PlanAgreed':
      return noticeOf('planAgreed', event.on, after);
    case 'OcmwAsked': {
      const { questionId, question } = event;
      const answerBy = deadlinesOf(after).find(({ rule, about }) => rule === 'WEL-1' && about === questionId)?.dueOn;
      return [{ lane: 'localOcmw', kind: 'askOcmw', questionId, question, answerBy: answerBy ?? event.on }];
    }
    case 'OcmwAnswered':
      return event.by.role === 'system' ? [tellThem('mediator', 'ocmwAnswered')] : [];
    case 'Referred':
      return [{ lane: 'places', kind: 'requestPlace', referralId: event.referralId, on: event.on }];
    case 'PlaceGranted':
    case 'PlaceAccepted':
      return [tellThem('partner', 'referred')];
    case 'PlaceQueued':
    case 'PlaceOffered':
      return [tellThem('mediator', event.type === 'PlaceQueued' ? 'queued' : 'placeOffered')];
    case 'PlaceLapsed':
    case 'ReferralWithdrawn':
    case 'ReferralDeclined': {
      const release: Bare = { lane: 'places', kind: 'releasePlace', referralId: event.referralId };
      if (event.type === 'ReferralWithdrawn')
        return event.partnerKnew && !isSilenced(after)
          ? [release, tellThem('partner', 'referralWithdrawn')]
          : [release];
      return [release, tellThem('mediator', event.type === 'ReferralDeclined' ? 'referralDeclined' : 'placeLapsed')];
    }
    case 'EligibilityDecided':
      return [
        letter('jobseeker', event.verdict),
        ...(event.verdict === 'eligible' ? noticeOf('started', event.on, after) : []),
      ];
    case 'ConsentWithdrawn':
      return [letter('jobseeker', 'consentWithdrawn')];
    case 'WelfareActorAsked':
      return [letter('welfareActor', 'helpAsked', event.actorId, event.askId)];
    case 'ExpertRequested':
      return event.by.role === 'groupWorker' ? [tellThem('mediator', 'expertRequested')] : [];
    case 'TrackExtended':
      return [tellThem('mediator', 'trackExtended'), tellThem('partner', 'trackExtended')];
    case 'MediatorChanged':
      return [tellThem('mediator', 'mediatorAssigned')];
    case 'ProvinceChanged':
      return [tellThem('mediator', 'provinceChanged')];
    case 'DeadlineOpened':
      return event.deadline.rule === 'GRP-4'
        ? [tellThem('groupWorker', 'absences'), tellThem('mediator', 'absences')]
        : [];
    case 'ReferralAccepted':
      return [tellThem('mediator', 'referralAccepted')];
    case 'GroupTrackEnded':
      return [tellThem('mediator', 'groupTrackEnded')];
    case 'GuidanceEnded':
      return [tellThem('mediator', 'guidanceEnded')];
    case 'JobCoachingRequested':
      return [tellThem('teamLead', 'jobCoachingRequested')];
    case 'JobCoachAssigned':
      return [tellThem('jobCoach', 'jobCoachAssigned')];
    case 'JobCoachingLapsed':
    case 'JobCoachingEnded':
      return event.because === 'closed'
        ? []
        : [tellThem('mediator', event.type === 'JobCoachingLapsed' ? 'jobCoachingLapsed' : 'jobCoachingEnded')];
    case 'TrajectoryClosed':
      return [
        ...(event.reason === 'deceased' ? [] : [tellThem('mediator', 'closed')]),
        ...(event.reason === 'merged' ? [] : noticeOf('ended', event.on, after)),
      ];
    case 'SignalRefused':
      return [tellThem('mediator', 'signalRefused')];
    case 'DeadlineReached': {
      const owner = isOpen(after)
        ? (after.deadlines.find(({ id }) => id === event.deadlineId)?.owner ?? 'mediator')
        : 'mediator';
      const { rung } = event;
      if (!isLadderRung(rung)) return [];
      return toldAt(rung, owner).map((who) => tellThem(who, rung, event.rule, event.deadlineId));
    }
    case 'ConsentGiven':
    case 'ConsentChanged':
    case 'ConsentRefused':
    case 'LookupUnanswered':
    case 'InscriptionRefused':
    case 'IntakeTalkHeld':
    case 'GoalAdded':
    case 'ActionAdded':
    case 'ActionChanged':
    case 'ActionFinished':
    case 'ActionDropped':
    case 'WelfareActorAnswered':
    case 'ExpertFound':
    case 'ExpertTookPart':
    case 'ExpertDeclined':
    case 'TopicRaised':
    case 'CohortJoined':
    case 'CohortLeft':
    case 'AttendanceRecorded':
    case 'AbsenceFollowedUp':
    case 'OutcomeCorrected':
    case 'EventCorrected':
    case 'RulesAdopted':
    case 'CalendarAdopted':
    case 'TrajectoryMerged':
    case 'PlanReviewed':
    case 'EndPrepared':
    case 'ContactRecorded':
    case 'GroupStarted':
    case 'ConsultationHeld':
    case 'MidtermReportSubmitted':
    case 'FinalReportSubmitted':
    case 'GroupTrackReviewed':
    case 'OutcomeRegistered':
    case 'OutcomeChecked':
    case 'EmployerAnswered':
    case 'JobCoachingStarted':
    case 'CoachingRecorded':
    case 'Paused':
    case 'Resumed':
    case 'DeadlineMoved':
    case 'DeadlineMet':
    case 'DeadlineFell':
    case 'DeadlineCancelled':
      return [];
    default:
      return assertNever(event);
  }
}

const deadlinesOf = (state: Trajectory) => (isOpen(state) ? state.deadlines : []);

/** What the mediator could not know: an answer that let itself be waited for, or another one than before. */
function changesFact(
  { lookupId, system, answer }: Extract<TrajectoryEvent, { type: 'LookupAnswered' }>,
  after: Trajectory,
): boolean {
  if (!isOpen(after)) return false;
  const before = after.lookups.findLast((one) => one.system === system && one.id !== lookupId && one.answer !== null);
  const late = after.lookups.some(({ id, attempts }) => id === lookupId && attempts > 1);
  return before ? before.answer !== answer : late;
}

/** The OCMW of the municipality is told, as far as the person agreed, from the positive decision on. */
const noticeOf = (about: OcmwNotice, on: LocalDate, after: Trajectory): Bare[] =>
  mayTellOcmw(after) ? [{ lane: 'localOcmw', kind: 'tellOcmw', about, on }] : [];

const mayTellOcmw = (state: Trajectory): boolean =>
  state.phase !== 'none' && state.consent?.ocmw === true && state.eligibleOn !== null && !isSilenced(state);

const ofThePartner: ReadonlySet<Recipient> = new Set<Recipient>(['partner', 'groupWorker', 'partnerCoordinator']);

/** Asked before each attempt: death silences every message, the end of consent ends every disclosure. */
export function stillWanted(effect: Effect, state: Trajectory): boolean {
  switch (effect.kind) {
    case 'notify':
      if (state.phase === 'closed' && state.reason === 'deceased') return false;
      if (isSilenced(state) && ofThePartner.has(effect.to)) return false;
      // A rung that was passed meanwhile is not told any more: a reminder and the overdue notice never arrive together.
      return (
        effect.deadlineId === null ||
        (isOpen(state) &&
          state.deadlines.some(({ id, reached }) => id === effect.deadlineId && reached === effect.about))
      );
    case 'askOutside':
      return (
        isOpen(state) &&
        state.lookups.some(
          ({ id, status, attempts }) => id === effect.lookupId && status === 'asked' && attempts === effect.attempt,
        )
      );
    case 'inscribe':
      return isOpen(state) && state.inscribed;
    case 'deregister':
      // Whatever became of the trajectory: it is the end of a disclosure.
      return true;
    case 'tellOcmw':
      return mayTellOcmw(state) && (effect.about === 'ended' || isOpen(state));
    case 'askOcmw':
      return (
        isOpen(state) &&
        state.consent?.ocmw === true &&
        state.ocmwQuestions.some(({ id, answered }) => id === effect.questionId && !answered)
      );
    case 'letter':
      if (state.phase === 'closed' && state.reason === 'deceased') return false;
      // A welfare actor is asked only while there is consent, and while the answer is waited for.
      return (
        effect.to === 'jobseeker' ||
        (isOpen(state) && state.asks.some(({ id, answered }) => id === effect.askId && !answered))
      );
    case 'requestPlace':
      return (
        state.phase === 'mediation' && state.referral?.id === effect.referralId && state.referral.step === 'placeAsked'
      );
    case 'releasePlace':
      return true;
    default:
      return assertNever(effect);
  }
}
