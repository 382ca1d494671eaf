import { assertNever } from '../assert-never.ts';
import type { LocalDate } from '../calendar/index.ts';
import { isAboutDeadline, withDeadlines } from '../durable/deadline-events.ts';
import type { CohortEvent } from './events.ts';
import type { Cohort, Member, PlannedOnce, RunningCohort, Session } from './state.ts';

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
const startedFrom = (from: LocalDate) => ({ status: 'started', from }) as const;
/** The last day of someone who had started; who had not was never in the group. */
const left = ({ members }: PlannedOnce, { trajectoryId, on }: { trajectoryId: string; on: LocalDate }) => {
  const from = members.find((one) => one.trajectoryId === trajectoryId)?.from;
  return { status: 'left', ...(from === undefined ? {} : { until: on }) } as const;
};
/** Their own start was refused: they are as they were before it. */
const notStarted = ({ from: _from, ...one }: Member): Member => ({ ...one, status: 'allocated' });
const replaced = (state: PlannedOnce, one: Member): PlannedOnce => ({
  ...state,
  members: state.members.map((other) => (other.trajectoryId === one.trajectoryId ? one : other)),
});
/** The person's own life went on elsewhere: closed, or not in the group's phase any more. */
const gone: ReadonlySet<string> = new Set(['trajectory.closed', 'phase.wrong']);

function after(state: PlannedOnce, event: CohortEvent): PlannedOnce {
  if (isAboutDeadline(event)) return withDeadlines(state, event);
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
      const how = state.phase === 'running' ? startedFrom(event.on) : { status: 'allocated' as const };
      return { ...state, members: [...others, { trajectoryId, referralId, ...how, refused: null }] };
    }
    case 'MemberReleased':
    case 'MemberLeft':
      return member(state, event.trajectoryId, left(state, event));
    case 'MemberRefused': {
      const { trajectoryId, command, code } = event;
      const refused = { command, code };
      const known = state.members.find((one) => one.trajectoryId === trajectoryId);
      if (!known || known.status === 'left') return member(state, trajectoryId, { refused });
      if (command === 'startGroup')
        return replaced(state, { ...notStarted(known), refused, ...(gone.has(code) ? { status: 'left' } : {}) });
      if (command === 'joinCohort') return replaced(state, { ...notStarted(known), refused, status: 'left' });
      return member(state, trajectoryId, { refused, ...(gone.has(code) ? left(state, event) : {}) });
    }
    case 'CohortStarted': {
      const members = state.members.map((one) => (one.status === 'left' ? one : { ...one, ...startedFrom(event.on) }));
      return { ...state, members, phase: 'running', startedOn: event.on };
    }
    case 'CohortConsultationHeld':
      return state.phase === 'running' ? { ...state, consultedOn: event.on } : state;
    case 'GroupWorkerReplaced':
      return { ...state, groupWorkerId: event.groupWorkerId };
    case 'CalendarAdopted':
      return { ...state, calendarVersion: event.version };
    case 'CohortEnded': {
      const startedOn = state.phase === 'running' ? state.startedOn : null;
      const { consultedOn: _consultedOn, ...rest } = state as RunningCohort;
      return { ...rest, phase: 'ended', startedOn, endedOn: event.on, because: event.because };
    }
    case 'SignalRefused':
      return state;
    default:
      return assertNever(event);
  }
}
