import { addDays, daysBetween, type LocalDate } from '../calendar/index.ts';
import { assertNever } from '../assert-never.ts';
import type { Deadline } from '../durable/deadline.ts';
import type { ConsentScope, TrajectoryEvent } from './events.ts';
import { lookupsAfter, questionsAfter, stopped } from './evolve-outside.ts';
import { actionsAfter, expertsAfter } from './evolve-plan.ts';
import { attendanceAfter, corrected, metBy, noticed } from './evolve-noted.ts';
import { blank, nobodyAbsent } from './state.ts';
import type {
  Closed,
  Coaching,
  File,
  FollowUp,
  GroupTrack,
  Intake,
  JobCoaching,
  Mediation,
  OpenTrajectory,
  Planning,
  Registration,
  Trajectory,
  Waiting,
} from './state.ts';

/**
 * What an event means. Total over all events; an event that cannot follow the state it is given is damage, not a
 * refusal, and throws.
 */
export function evolve(state: Trajectory, event: TrajectoryEvent): Trajectory {
  if (state.phase === 'none') return registered(event);
  if (event.sequence !== state.sequence + 1) throw new Error(`event ${event.sequence} cannot follow ${state.sequence}`);
  const next = { ...state, sequence: event.sequence, lastAt: event.at };
  if (next.phase === 'closed') return afterClosing(next, event);
  return evolveOpen(next, event);
}

function registered(event: TrajectoryEvent): Registration {
  if (event.type !== 'Registered') throw new Error(`${event.type} cannot be the first event`);
  return {
    phase: 'registration',
    id: event.trajectoryId,
    province: event.province,
    source: event.source,
    mediatorId: event.mediatorId,
    enteredOn: event.on,
    phaseSince: event.on,
    sequence: event.sequence,
    lastAt: event.at,
    opened: 0,
    deadlines: [],
    lookups: [],
    pause: null,
    referrals: 0,
    coachings: 0,
    ruleVersion: event.ruleVersion,
    ...blank,
    reopens: event.reopens ?? null,
    calendarVersion: event.calendarVersion ?? 0,
    eligibleOn: event.eligibleOn ?? null,
  };
}

/** After the end only the closing of what was still open is told. */
function afterClosing(state: Closed, event: TrajectoryEvent): Closed {
  if (event.type === 'SignalRefused') return state;
  throw new Error(`${event.type} cannot follow the end`);
}

function evolveOpen(state: OpenTrajectory, event: TrajectoryEvent): Trajectory {
  switch (event.type) {
    case 'Registered':
      throw new Error('registered twice');
    case 'ConsentGiven':
      return {
        ...file(state),
        consent: scopeOf(event),
        phase: 'intake',
        phaseSince: event.on,
        talkHeldOn: null,
      } satisfies Intake;
    case 'ConsentChanged': {
      const consent = scopeOf(event);
      const lookups = state.lookups.map((one) => (consent[one.system] ? one : stopped(one)));
      return { ...state, consent, lookups };
    }
    case 'IntakeTalkHeld':
      return { ...as(state, 'intake', event), talkHeldOn: event.on };
    case 'EligibilityDecided':
      return event.verdict === 'eligible'
        ? ({
            ...file(state),
            phase: 'planning',
            phaseSince: event.on,
            // Of someone who comes back the 24 months count on from the first decision.
            eligibleOn: state.eligibleOn ?? event.on,
          } satisfies Planning)
        : state;
    case 'PlanAgreed': {
      const agreed = mediation(as(state, 'planning', event), event);
      return { ...agreed, plan: { ...agreed.plan, version: agreed.plan.version + 1 } };
    }
    case 'PlanReviewed':
      return noticed({ ...state, plan: { ...state.plan, version: state.plan.version + 1 } }, event);
    case 'GoalAdded':
      return {
        ...state,
        plan: { ...state.plan, goals: [...state.plan.goals, { id: event.goalId, theme: event.theme }] },
      };
    case 'ActionAdded':
    case 'ActionChanged':
    case 'ActionFinished':
    case 'ActionDropped':
      return { ...state, plan: { ...state.plan, actions: actionsAfter(state.plan.actions, event) } };
    case 'WelfareActorAsked': {
      const { askId: id, actorId, actionId } = event;
      return { ...state, asks: [...state.asks, { id, actorId, actionId, answered: false }] };
    }
    case 'WelfareActorAnswered':
      return { ...state, asks: state.asks.map((one) => (one.id === event.askId ? { ...one, answered: true } : one)) };
    case 'ExpertRequested':
    case 'ExpertFound':
    case 'ExpertTookPart':
    case 'ExpertDeclined':
      return { ...state, experts: expertsAfter(state.experts, event) };
    case 'TopicRaised': {
      const { topicId: id, kind, theme } = event;
      return { ...state, topics: [...state.topics, { id, kind, theme }] };
    }
    case 'Referred':
      return {
        ...as(state, 'mediation', event),
        referrals: state.referrals + 1,
        referral: {
          id: event.referralId,
          partner: event.partner,
          track: event.track,
          referredOn: event.on,
          step: 'placeAsked',
        },
      };
    case 'PlaceQueued': {
      const { referral, ...rest } = as(state, 'mediation', event);
      return {
        ...rest,
        phase: 'waiting',
        phaseSince: event.on,
        referral: { ...there(referral, event), step: 'queued' },
      } satisfies Waiting;
    }
    case 'PlaceOffered':
    case 'PlaceLapsed': {
      const waiting = as(state, 'waiting', event);
      return {
        ...waiting,
        referral: { ...waiting.referral, step: event.type === 'PlaceOffered' ? 'offered' : 'queued' },
      };
    }
    case 'PlaceAccepted':
      return {
        ...mediation(as(state, 'waiting', event), event),
        referral: { ...(state as Waiting).referral, step: 'asked' },
      };
    case 'PlaceGranted':
    case 'ReferralAccepted': {
      const current = as(state, 'mediation', event);
      return {
        ...current,
        referral: { ...there(current.referral, event), step: event.type === 'PlaceGranted' ? 'asked' : 'accepted' },
      };
    }
    case 'ReferralDeclined':
    case 'ReferralWithdrawn':
      return state.phase === 'waiting' ? mediation(state, event) : { ...as(state, 'mediation', event), referral: null };
    case 'CohortJoined':
    case 'CohortLeft': {
      const current = as(state, 'mediation', event);
      const { cohort: _left, ...referral } = there(current.referral, event);
      return event.type === 'CohortLeft'
        ? { ...current, referral }
        : { ...current, referral: { ...referral, cohort: { id: event.cohortId, startsOn: event.startsOn } } };
    }
    case 'AttendanceRecorded':
    case 'AbsenceFollowedUp': {
      const current = as(state, 'groupTrack', event);
      const attendance = attendanceAfter(current.attendance, event);
      return noticed({ ...current, attendance }, event);
    }
    case 'TrackExtended':
      return { ...as(state, 'groupTrack', event), endsOn: event.endsOn, extended: true };
    case 'GroupStarted': {
      const { referral, ...rest } = as(state, 'mediation', event);
      return {
        ...rest,
        phase: 'groupTrack',
        phaseSince: event.on,
        referral: there(referral, event),
        startedOn: event.on,
        endsOn: event.endsOn,
        completableFrom: event.completableFrom,
        attendance: nobodyAbsent,
        extended: false,
      } satisfies GroupTrack;
    }
    case 'GroupTrackEnded':
      return mediation(as(state, 'groupTrack', event), event);
    case 'GuidanceEnded': {
      if (state.eligibleOn === null) throw new Error('guidance cannot end before it began');
      return {
        ...file(state),
        phase: 'followUp',
        phaseSince: event.on,
        eligibleOn: state.eligibleOn,
        outcome: null,
        coaching: null,
      } satisfies FollowUp;
    }
    case 'OutcomeRegistered':
      return {
        ...as(state, 'followUp', event),
        outcome: { kind: event.kind, registeredOn: event.on, hiredOn: event.hiredOn },
      };
    case 'OutcomeChecked':
    case 'OutcomeCorrected': {
      const { kind, hiredOn } = event;
      if (state.phase === 'jobCoaching') return { ...state, outcome: { ...state.outcome, kind, hiredOn } };
      const current = as(state, 'followUp', event);
      const coaching = current.coaching && hiredOn ? { ...current.coaching, hiredOn } : current.coaching;
      return { ...current, outcome: { ...there(current.outcome, event), kind, hiredOn }, coaching };
    }
    case 'JobCoachingRequested': {
      const coaching: Coaching = {
        id: event.coachingId,
        kind: event.kind,
        requestedOn: event.on,
        hiredOn: event.hiredOn,
        coachId: null,
        employerConsents: false,
        startedOn: null,
      };
      return { ...as(state, 'followUp', event), coachings: state.coachings + 1, coaching };
    }
    case 'JobCoachAssigned': {
      const { coachId } = event;
      if (state.phase === 'jobCoaching') return { ...state, coaching: { ...state.coaching, coachId } };
      const current = as(state, 'followUp', event);
      return { ...current, coaching: { ...there(current.coaching, event), coachId } };
    }
    case 'EmployerAnswered': {
      const current = as(state, 'followUp', event);
      return { ...current, coaching: { ...there(current.coaching, event), employerConsents: event.consents } };
    }
    case 'JobCoachingStarted': {
      const { coaching, outcome, ...rest } = as(state, 'followUp', event);
      return {
        ...rest,
        phase: 'jobCoaching',
        phaseSince: event.on,
        outcome: there(outcome, event),
        coaching: { ...there(coaching, event), startedOn: event.on },
      } satisfies JobCoaching;
    }
    case 'JobCoachingLapsed':
      return { ...as(state, 'followUp', event), coaching: null };
    case 'JobCoachingEnded': {
      const coached = as(state, 'jobCoaching', event);
      return {
        ...coached,
        phase: 'followUp',
        phaseSince: event.on,
        coaching: null,
        coached: jobsCoached(coached),
      } satisfies FollowUp;
    }
    case 'Paused':
      return { ...state, pause: { reason: event.reason, pausedOn: event.on, until: event.until, datesBefore: {} } };
    case 'Resumed':
      return {
        ...state,
        pause: null,
        pauses: state.pause ? [...state.pauses, { from: state.pause.pausedOn, to: event.on }] : state.pauses,
      };
    case 'MediatorChanged':
      return { ...state, mediatorId: event.mediatorId };
    case 'ProvinceChanged':
      return { ...state, province: event.province };
    case 'EventCorrected':
      return corrected(state, event);
    case 'RulesAdopted':
      return { ...state, ruleVersion: event.ruleVersion };
    case 'CalendarAdopted':
      return { ...state, calendarVersion: event.version };
    case 'TrajectoryMerged':
      return state;
    case 'TrajectoryClosed':
      return {
        ...file(state),
        phase: 'closed',
        phaseSince: event.on,
        reason: event.reason,
        closedOn: event.on,
        pause: null,
        lookups: state.lookups.map(stopped),
      } satisfies Closed;
    case 'LookupRequested':
    case 'LookupAnswered':
    case 'LookupUnanswered':
    case 'LookupGivenUp':
      return { ...state, lookups: lookupsAfter(state.lookups, event) };
    case 'InscriptionRequested':
      return { ...state, inscribed: true };
    case 'InscriptionRefused':
    case 'DeregistrationRequested':
      return { ...state, inscribed: false };
    case 'OcmwAsked':
    case 'OcmwAnswered':
      return { ...state, ocmwQuestions: questionsAfter(state.ocmwQuestions, event) };
    case 'DeadlineOpened':
      return { ...state, opened: state.opened + 1, deadlines: [...state.deadlines, event.deadline] };
    case 'DeadlineMoved':
      return withDeadline(movedInPause(state, event), event.deadlineId, (deadline) => ({
        ...deadline,
        dueOn: event.dueOn,
        steps: event.steps,
        ...(event.ruleVersion === undefined ? {} : { ruleVersion: event.ruleVersion }),
        ...(chosen(event) ? { reached: null, agreed: true } : {}),
      }));
    case 'DeadlineReached':
      return withDeadline(state, event.deadlineId, (deadline) => ({
        ...deadline,
        reached: event.rung,
        steps: deadline.steps.slice(deadline.steps.findIndex(({ rung }) => rung === event.rung) + 1),
      }));
    case 'DeadlineMet':
      return without(metBy(state, event), event.deadlineId);
    case 'DeadlineFell':
    case 'DeadlineCancelled':
      return without(state, event.deadlineId);
    case 'ConsultationHeld':
      return noticed({ ...state, topics: state.topics.filter(({ id }) => !event.topicIds?.includes(id)) }, event);
    case 'ContactRecorded':
    case 'MidtermReportSubmitted':
    case 'FinalReportSubmitted':
    case 'GroupTrackReviewed':
    case 'CoachingRecorded':
      return noticed(state, event);
    case 'ConsentRefused':
    case 'ConsentWithdrawn':
    case 'EndPrepared':
    case 'SignalRefused':
      return state;
    default:
      return assertNever(event);
  }
}

/** The part every phase has, without what the left phase knew on top. */
function file(state: OpenTrajectory): File {
  const {
    id,
    province,
    source,
    mediatorId,
    enteredOn,
    phaseSince,
    sequence,
    lastAt,
    opened,
    deadlines,
    lookups,
    pause,
    eligibleOn,
    referrals,
    coachings,
    ruleVersion,
    consent,
    plan,
    asks,
    experts,
    topics,
    pauses,
    recent,
    coached,
    reopens,
    calendarVersion,
    inscribed,
    ocmwQuestions,
  } = state;
  return {
    id,
    province,
    source,
    mediatorId,
    enteredOn,
    phaseSince,
    sequence,
    lastAt,
    opened,
    deadlines,
    lookups,
    pause,
    eligibleOn,
    referrals,
    coachings,
    ruleVersion,
    consent,
    plan,
    asks,
    experts,
    topics,
    pauses,
    recent,
    coached,
    reopens,
    calendarVersion,
    inscribed,
    ocmwQuestions,
  };
}

function mediation(state: Planning | Waiting | GroupTrack, event: TrajectoryEvent): Mediation {
  return { ...file(state), phase: 'mediation', phaseSince: event.on, eligibleOn: state.eligibleOn, referral: null };
}

type Moved = Extract<TrajectoryEvent, { type: 'DeadlineMoved' }>;

type InPhase<P extends OpenTrajectory['phase']> = Extract<OpenTrajectory, { phase: P }>;
function as<P extends OpenTrajectory['phase']>(state: OpenTrajectory, phase: P, event: TrajectoryEvent): InPhase<P> {
  if (state.phase !== phase) throw new Error(`${event.type} cannot happen in ${state.phase}`);
  return state as InPhase<P>;
}

function there<T>(value: T | null, event: TrajectoryEvent): T {
  if (value === null) throw new Error(`${event.type} has nothing to change`);
  return value;
}

/** Of one job there is one coaching, also when the day it began was corrected meanwhile. */
const jobsCoached = ({ coached, coaching, outcome }: JobCoaching): JobCoaching['coached'] =>
  outcome.hiredOn === null || outcome.hiredOn === coaching.hiredOn
    ? [...coached, coaching.hiredOn]
    : [...coached, coaching.hiredOn, outcome.hiredOn];

/** Somebody chose the new date, so the ladder starts anew and nothing but a pause moves it again. */
const chosen = ({ reason }: Moved): boolean => reason === 'extension' || reason === 'plan';

/** Coming back from a pause early counts from the date before it, as it would be by now. */
function movedInPause(state: OpenTrajectory, { deadlineId: id, reason, from, dueOn }: Moved): OpenTrajectory {
  if (state.pause === null) return state;
  const { datesBefore, pausedOn, until } = state.pause;
  const unpaused = (on: LocalDate): LocalDate => addDays(on, -(daysBetween(pausedOn, until) + 1));
  const before = datesBefore[id];
  if (reason === 'pause') return { ...state, pause: { ...state.pause, datesBefore: { ...datesBefore, [id]: from } } };
  if (reason === 'resumed') return state;
  // It was missed before the pause, and under other rules is not: held still from now on.
  const held = state.deadlines.some((one) => one.id === id && one.pauses);
  if (held && from < pausedOn && dueOn > until)
    return { ...state, pause: { ...state.pause, datesBefore: { ...datesBefore, [id]: unpaused(dueOn) } } };
  if (before === undefined) return state;
  const moved = addDays(before, daysBetween(from, dueOn));
  return { ...state, pause: { ...state.pause, datesBefore: { ...datesBefore, [id]: moved } } };
}

const without = (state: OpenTrajectory, deadlineId: string): OpenTrajectory => ({
  ...state,
  deadlines: state.deadlines.filter(({ id }) => id !== deadlineId),
});

const scopeOf = ({ ocmw = true, riziv = true, employment = true }: Partial<ConsentScope>): ConsentScope => ({
  ocmw,
  riziv,
  employment,
});

function withDeadline(state: OpenTrajectory, id: string, change: (deadline: Deadline) => Deadline): OpenTrajectory {
  if (!state.deadlines.some((deadline) => deadline.id === id)) throw new Error(`no open deadline ${id}`);
  return { ...state, deadlines: state.deadlines.map((deadline) => (deadline.id === id ? change(deadline) : deadline)) };
}
