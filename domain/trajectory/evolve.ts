import type { LocalDate } from '../calendar/index.ts';
import { assertNever } from '../assert-never.ts';
import type { Deadline } from './deadline.ts';
import type { TrajectoryEvent } from './events.ts';
import type {
  Closed,
  Coaching,
  File,
  FollowUp,
  GroupTrack,
  Intake,
  JobCoaching,
  Lookup,
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
    eligibleOn: null,
    referrals: 0,
    coachings: 0,
    ruleVersion: event.ruleVersion,
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
      return { ...file(state), phase: 'intake', phaseSince: event.on, talkHeldOn: null } satisfies Intake;
    case 'IntakeTalkHeld':
      return { ...as(state, 'intake', event), talkHeldOn: event.on };
    case 'EligibilityDecided':
      return event.verdict === 'eligible'
        ? ({ ...file(state), phase: 'planning', phaseSince: event.on, eligibleOn: event.on } satisfies Planning)
        : state;
    case 'PlanAgreed':
      return mediation(as(state, 'planning', event), event);
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
    case 'OutcomeChecked': {
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
    case 'JobCoachAssigned':
    case 'EmployerAnswered': {
      const current = as(state, 'followUp', event);
      const coaching = there(current.coaching, event);
      return {
        ...current,
        coaching:
          event.type === 'JobCoachAssigned'
            ? { ...coaching, coachId: event.coachId }
            : { ...coaching, employerConsents: event.consents },
      };
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
    case 'JobCoachingEnded':
      return {
        ...as(state, 'jobCoaching', event),
        phase: 'followUp',
        phaseSince: event.on,
        coaching: null,
      } satisfies FollowUp;
    case 'Paused':
      return { ...state, pause: { reason: event.reason, pausedOn: event.on, until: event.until, datesBefore: {} } };
    case 'Resumed':
      return { ...state, pause: null };
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
      return withLookup(state, {
        ...(state.lookups.find(({ id }) => id === event.lookupId) ?? {
          id: event.lookupId,
          system: event.system,
          firstAskedOn: event.on,
          answer: null,
          since: null,
        }),
        attempts: event.attempt,
        status: 'asked',
      });
    case 'LookupAnswered':
      return withLookup(state, {
        ...lookup(state, event.lookupId),
        status: 'answered',
        answer: event.answer,
        since: event.since,
      });
    case 'LookupUnanswered':
      return withLookup(state, { ...lookup(state, event.lookupId), status: 'toAskAgain' });
    case 'LookupGivenUp':
      return withLookup(state, { ...lookup(state, event.lookupId), status: 'givenUp' });
    case 'DeadlineOpened':
      return { ...state, opened: state.opened + 1, deadlines: [...state.deadlines, event.deadline] };
    case 'DeadlineMoved':
      return withDeadline(
        event.reason === 'pause' ? noted(state, event.deadlineId, event.from) : state,
        event.deadlineId,
        (deadline) => ({
          ...deadline,
          dueOn: event.dueOn,
          steps: event.steps,
          reached: event.reason === 'extension' ? null : deadline.reached,
        }),
      );
    case 'DeadlineReached':
      return withDeadline(state, event.deadlineId, (deadline) => ({
        ...deadline,
        reached: event.rung,
        steps: deadline.steps.slice(deadline.steps.findIndex(({ rung }) => rung === event.rung) + 1),
      }));
    case 'DeadlineMet':
    case 'DeadlineFell':
    case 'DeadlineCancelled':
      return { ...state, deadlines: state.deadlines.filter(({ id }) => id !== event.deadlineId) };
    case 'ConsentRefused':
    case 'ConsentWithdrawn':
    case 'PlanReviewed':
    case 'EndPrepared':
    case 'ContactRecorded':
    case 'ConsultationHeld':
    case 'MidtermReportSubmitted':
    case 'FinalReportSubmitted':
    case 'GroupTrackReviewed':
    case 'CoachingRecorded':
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
  };
}

function mediation(state: Planning | Waiting | GroupTrack, event: TrajectoryEvent): Mediation {
  return { ...file(state), phase: 'mediation', phaseSince: event.on, eligibleOn: state.eligibleOn, referral: null };
}

type InPhase<P extends OpenTrajectory['phase']> = Extract<OpenTrajectory, { phase: P }>;
function as<P extends OpenTrajectory['phase']>(state: OpenTrajectory, phase: P, event: TrajectoryEvent): InPhase<P> {
  if (state.phase !== phase) throw new Error(`${event.type} cannot happen in ${state.phase}`);
  return state as InPhase<P>;
}

function there<T>(value: T | null, event: TrajectoryEvent): T {
  if (value === null) throw new Error(`${event.type} has nothing to change`);
  return value;
}

function lookup(state: OpenTrajectory, id: string): Lookup {
  const found = state.lookups.find((one) => one.id === id);
  if (!found) throw new Error(`no look-up ${id}`);
  return found;
}

function noted(state: OpenTrajectory, id: string, from: LocalDate): OpenTrajectory {
  return state.pause === null
    ? state
    : { ...state, pause: { ...state.pause, datesBefore: { ...state.pause.datesBefore, [id]: from } } };
}

/** After the end nothing is asked any more, and an answer that still comes is not used. */
const stopped = (one: Lookup): Lookup =>
  one.status === 'asked' || one.status === 'toAskAgain' ? { ...one, status: 'stopped' } : one;

function withLookup(state: OpenTrajectory, changed: Lookup): OpenTrajectory {
  const known = state.lookups.some(({ id }) => id === changed.id);
  return {
    ...state,
    lookups: known ? state.lookups.map((one) => (one.id === changed.id ? changed : one)) : [...state.lookups, changed],
  };
}

function withDeadline(state: OpenTrajectory, id: string, change: (deadline: Deadline) => Deadline): OpenTrajectory {
  if (!state.deadlines.some((deadline) => deadline.id === id)) throw new Error(`no open deadline ${id}`);
  return { ...state, deadlines: state.deadlines.map((deadline) => (deadline.id === id ? change(deadline) : deadline)) };
}
