import { assertNever } from '../assert-never.ts';
import { deadlinesAfter } from '../durable/deadline-events.ts';
import type { CohortEvent } from './events.ts';
import type { Cohort, Member, PlannedOnce, Session } from './state.ts';

/** The state after an event. Pure; refuses nothing: what was decided happened. */
export function evolveCohort(state: Cohort, event: CohortEvent): Cohort {
  const { sequence, at: lastAt, on } = event;
  if (state.phase === 'none') {
    if (event.type !== 'CohortPlanned') throw new RangeError(`${event.type} before the cohort was planned`);
    const { cohortId: id, partner, track, province, startsOn, size, groupWorkerId, ruleVersion } = event;
    const how = { id, partner, track, province, startsOn, size, groupWorkerId, ruleVersion, plannedOn: on };
    const { edition } = event;
    const none = { opened: 0, sessions: [], members: [], deadlines: [], calendarVersion: 0 };
    return { phase: 'planned', ...how, ...none, ...(edition === undefined ? {} : { edition }), sequence, lastAt };
  }
  return { ...after(state, event), sequence, lastAt };
}

const session = (state: PlannedOnce, id: string, change: Partial<Session>): PlannedOnce => ({
  ...state,
  sessions: state.sessions.map((one) => (one.id === id ? { ...one, ...change } : one)),
});
const member = (state: PlannedOnce, id: string, change: Partial<Member>): PlannedOnce => ({
  ...state,
  members: state.members.map((one) => (one.trajectoryId === id ? { ...one, ...change } : one)),
});
/** The person's own life went on elsewhere: closed, or not in the group's phase any more. */
const gone: ReadonlySet<string> = new Set(['trajectory.closed', 'phase.wrong']);

function after(state: PlannedOnce, event: CohortEvent): PlannedOnce {
  switch (event.type) {
    case 'CohortPlanned':
      throw new RangeError('a cohort is planned once');
    case 'SessionAdded': {
      const { sessionId: id, day, time, place, asksOn } = event;
      return { ...state, sessions: [...state.sessions, { id, day, time, place, asksOn, status: 'planned' }] };
    }
    case 'SessionMoved':
      return session(state, event.sessionId, { day: event.day, asksOn: event.asksOn, status: 'planned' });
    case 'SessionCancelled':
      return session(state, event.sessionId, { status: 'cancelled' });
    case 'AttendanceAsked':
      return session(state, event.sessionId, { status: 'asked' });
    case 'SessionAttendanceRecorded':
      return session(state, event.sessionId, { status: 'recorded' });
    case 'MemberAllocated': {
      const { trajectoryId, referralId } = event;
      const others = state.members.filter((one) => one.trajectoryId !== trajectoryId);
      const status = state.phase === 'running' ? 'started' : 'allocated';
      return { ...state, members: [...others, { trajectoryId, referralId, status, refused: null }] };
    }
    case 'MemberReleased':
      return member(state, event.trajectoryId, { status: 'left' });
    case 'MemberRefused': {
      const { trajectoryId, command, code } = event;
      const refused = { command, code };
      const left = state.members.some((one) => one.trajectoryId === trajectoryId && one.status === 'left');
      if (left) return member(state, trajectoryId, { refused });
      if (command === 'joinCohort' || gone.has(code)) return member(state, trajectoryId, { refused, status: 'left' });
      return member(state, trajectoryId, { refused, ...(command === 'startGroup' ? { status: 'allocated' } : {}) });
    }
    case 'CohortStarted': {
      const members = state.members.map((one) =>
        one.status === 'left' ? one : { ...one, status: 'started' as const },
      );
      return { ...state, members, phase: 'running', startedOn: event.on };
    }
    case 'CohortConsultationHeld':
      return state;
    case 'GroupWorkerReplaced':
      return { ...state, groupWorkerId: event.groupWorkerId };
    case 'CalendarAdopted':
      return { ...state, calendarVersion: event.version };
    case 'CohortEnded': {
      const startedOn = state.phase === 'running' ? state.startedOn : null;
      return { ...state, phase: 'ended', startedOn, endedOn: event.on, because: event.because };
    }
    case 'SignalRefused':
      return state;
    case 'DeadlineOpened':
      return { ...state, opened: state.opened + 1, deadlines: deadlinesAfter(state.deadlines, event) };
    case 'DeadlineMoved':
    case 'DeadlineReached':
    case 'DeadlineMet':
    case 'DeadlineFell':
    case 'DeadlineCancelled':
      return { ...state, deadlines: deadlinesAfter(state.deadlines, event) };
    default:
      return assertNever(event);
  }
}
