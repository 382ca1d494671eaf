import { isOfEdition } from '../durable/edition.ts';
import { effectsOfEach } from '../durable/effect.ts';
import { assertNever } from '../assert-never.ts';
import type { LocalDate } from '../calendar/index.ts';
import type { RuleKey } from '../rules/index.ts';
import type { OcmwNotice } from './codes.ts';
import type { Effect, LetterAbout, LetterTo, MessageAbout, Recipient } from './effect.ts';
import type { TrajectoryEvent } from './events.ts';
import { isLadderRung, toldAt } from './ladder.ts';
import { isOpen, type Trajectory } from './state.ts';
import { isSilenced, mayTellOcmw } from './still-wanted.ts';

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
    case 'ReferralRedirected':
      return [tellThem('mediator', 'referralRedirected')];
    case 'PlaceLapsed':
    case 'ReferralWithdrawn':
    case 'ReferralDeclined': {
      const release: Bare = { lane: 'places', kind: 'releasePlace', referralId: event.referralId };
      if (event.type === 'ReferralWithdrawn')
        return event.partnerKnew && !isSilenced(after)
          ? [release, tellThem('partner', 'referralWithdrawn'), ...leftGroup(event)]
          : [release, ...leftGroup(event)];
      const group = event.type === 'ReferralDeclined' ? leftGroup(event) : [];
      return [
        release,
        ...group,
        tellThem('mediator', event.type === 'ReferralDeclined' ? 'referralDeclined' : 'placeLapsed'),
      ];
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
    case 'AbsenceAnnounced':
      return [
        ...(event.by.role === 'jobseeker' ? [tellThem('mediator', 'cannotCome')] : []),
        ...(after.phase === 'groupTrack' ? [tellThem('groupWorker', 'cannotCome')] : []),
        ...(after.phase === 'jobCoaching' ? [tellThem('jobCoach', 'cannotCome')] : []),
      ];
    case 'StillWaiting':
      return event.by.role === 'jobseeker' ? [tellThem('mediator', 'stillWaiting')] : [];
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
      return [tellThem('mediator', 'groupTrackEnded'), ...leftGroup(event)];
    case 'CohortLeft':
      // One who is taken out and put in again at once must not be told out by an answer that comes late.
      return after.phase !== 'none' && isOfEdition(after, 2) && !event.byGroup ? leftGroup(event) : [];
    case 'ConsultationHeld':
      return consulted(event, after);
    case 'GuidanceEnded':
      // A job that was registered is the outcome already: nothing is asked for.
      return after.phase === 'followUp' && after.outcome !== null ? [] : [tellThem('mediator', 'guidanceEnded')];
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
    case 'ClosingUndone':
      return [
        ...whoGoOn(event, after).map((who) =>
          tellThem(who, event.leftCohort === undefined ? 'closingUndone' : 'outsideGroup'),
        ),
        ...asked(after),
        // Told of the end, it is told that the guidance goes on.
        ...(event.was === 'deceased' || event.was === 'merged' ? [] : noticeOf('started', event.on, after)),
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
    case 'GoalChanged':
    case 'GoalReached':
    case 'GoalDropped':
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
    case 'MidtermReportSubmitted':
    case 'FinalReportSubmitted':
    case 'GroupTrackReviewed':
    case 'ReferredOnward':
    case 'OnwardResultRecorded':
    case 'GroupOutcomeRegistered':
    case 'JobCoachingDeclined':
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

const tellGroup = (
  cohortId: string,
  referralId: string,
  about: Extract<Effect, { kind: 'tellCohort' }>['about'],
  { on, by }: TrajectoryEvent,
): Bare => ({ lane: 'cohorts', kind: 'tellCohort', cohortId, referralId, about, on, by });

const leftGroup = (event: TrajectoryEvent & { readonly referralId: string; readonly cohortId?: string }): Bare[] =>
  event.cohortId === undefined ? [] : [tellGroup(event.cohortId, event.referralId, 'memberLeft', event)];

/** The people of one group are consulted about together: what was noted of one of them is the consultation of all. */
function consulted(event: Extract<TrajectoryEvent, { type: 'ConsultationHeld' }>, after: Trajectory): Bare[] {
  if (after.phase !== 'groupTrack' || event.cohortId !== undefined || !isOfEdition(after, 2)) return [];
  const { cohort, id } = after.referral;
  return cohort ? [tellGroup(cohort.id, id, 'recordConsultation', event)] : [];
}

/** Whoever goes on with the person: the mediator, the partner that has or awaits them, the coach. */
function whoGoOn(
  { was, leftCohort }: Extract<TrajectoryEvent, { type: 'ClosingUndone' }>,
  after: Trajectory,
): Recipient[] {
  const step = 'referral' in after ? after.referral?.step : undefined;
  const atPartner = after.phase === 'groupTrack' || step === 'asked' || step === 'accepted';
  return [
    'mediator',
    // Nobody told the partner of a death; that the person is in the group no more, their group was told.
    ...(atPartner && (was !== 'deceased' || leftCohort !== undefined) ? (['partner'] as const) : []),
    ...(after.phase === 'jobCoaching' ? (['jobCoach'] as const) : []),
  ];
}

/** The place that was being asked for when it closed. */
function asked(after: Trajectory): Bare[] {
  const referral = after.phase === 'mediation' ? after.referral : null;
  if (referral?.step !== 'placeAsked') return [];
  return [{ lane: 'places', kind: 'requestPlace', referralId: referral.id, on: referral.referredOn }];
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

const noticeOf = (about: OcmwNotice, on: LocalDate, after: Trajectory): Bare[] =>
  mayTellOcmw(after) ? [{ lane: 'localOcmw', kind: 'tellOcmw', about, on }] : [];
