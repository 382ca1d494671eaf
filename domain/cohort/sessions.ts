import {
  addDays,
  calendarOfPartner,
  daysBetween,
  isWorkingDay,
  maxDate,
  nextWorkingDay,
  type LocalDate,
} from '../calendar/index.ts';
import type { ActingContext } from '../durable/context.ts';
import { dueDate } from '../durable/deadline.ts';
import { recountDeadlines } from '../durable/recount.ts';
import { isOfEdition } from '../durable/edition.ts';
import { mostSessions } from './codes.ts';
import { openSession, whileOpen, type CohortDecision } from './decision.ts';
import { refuseCohort, type CohortRefusal } from './refusal.ts';
import { present, type OpenCohort, type Session } from './state.ts';
import { sessionDay } from './story.ts';

/** A session to be planned or moved; one whose hour is not said takes the whole day. */
type Wanted = Pick<Session, 'time'> & { readonly id: string | null };

/** The session that the group has there already. */
const inTheWay = ({ sessions }: OpenCohort, day: LocalDate, { id, time }: Wanted): Session | undefined =>
  sessions.find(
    (one) =>
      one.id !== id &&
      one.status !== 'cancelled' &&
      one.day === day &&
      (one.time === null || time === null || one.time === time),
  );

/** The last day of the group: of whoever joined last, as the rule of the track counts it from their start. */
function lastDayOf(state: OpenCohort, { rules, calendar, today }: ActingContext): LocalDate {
  const begins =
    state.phase === 'running'
      ? maxDate(state.startedOn, ...present(state.members).flatMap(({ from }) => from ?? []))
      : maxDate(state.startsOn, today);
  return dueDate(state.track === 'randstad' ? 'GRP-3/end' : 'GRP-2', begins, rules, calendar);
}

/** A session that lies past the last day of a group that starts on a day. */
export function sessionTooLate(state: OpenCohort, startedOn: LocalDate, context: ActingContext): CohortRefusal | null {
  if (!isOfEdition(state, 2)) return null;
  const last = lastDayOf({ ...state, phase: 'running', startedOn, members: [] }, context);
  const late = state.sessions.find(({ status, day }) => status === 'planned' && day > last);
  return late ? refuseCohort('cohort.sessionAfter', { day: late.day, last }) : null;
}

/**
 * The day on which a session will be held: a closed day moves it to the next working day, and further where the group
 * meets at that hour already. A day that somebody chose, and that is taken, is refused: they know what they meant.
 */
function dayFor(asked: LocalDate, wanted: Wanted, state: OpenCohort, context: ActingContext) {
  const first = sessionDay(asked, state, context.calendar);
  if (!isOfEdition(state, 2)) return first;
  const taken = inTheWay(state, asked, wanted);
  if (first.day === asked && taken) return refuseCohort('cohort.sessionTaken', { sessionId: taken.id, day: asked });
  const free = nextFree(first.day, wanted, state, context);
  const last = lastDayOf(state, context);
  return free.day > last ? refuseCohort('cohort.sessionAfter', { day: free.day, last }) : free;
}

function nextFree(from: LocalDate, wanted: Wanted, state: OpenCohort, { calendar }: ActingContext) {
  let day = nextWorkingDay(from, calendarOfPartner(calendar, state.partner));
  while (inTheWay(state, day, wanted)) day = sessionDay(addDays(day, 1), state, calendar).day;
  return sessionDay(day, state, calendar);
}

export const addSession: CohortDecision<'addSession'> = {
  may: whileOpen,
  decide(story, state, { day: askedFor, time = null, place = null }, context) {
    if (state.sessions.length >= mostSessions) return refuseCohort('limit.reached', { limit: mostSessions });
    const first = state.phase === 'running' ? state.startedOn : context.today;
    if (askedFor < first) return refuseCohort('cohort.sessionBefore', { first });
    const held = dayFor(askedFor, { id: null, time }, state, context);
    if ('refused' in held) return held;
    const sessionId = `S${state.sessions.length + 1}`;
    story.emit({ type: 'SessionAdded', sessionId, askedFor, ...held, time, place });
  },
};

export const moveSession: CohortDecision<'moveSession'> = {
  may: whileOpen,
  decide(story, state, { sessionId, day, reason }, context) {
    const session = openSession(state, sessionId);
    if ('refused' in session) return session;
    if (day < context.today) return refuseCohort('cohort.sessionBefore', { first: context.today });
    const held = dayFor(day, session, state, context);
    if ('refused' in held) return held;
    story.emit({ type: 'SessionMoved', sessionId, from: session.day, ...held, reason });
  },
};

export const cancelSession: CohortDecision<'cancelSession'> = {
  may: whileOpen,
  decide(story, state, { sessionId, reason }) {
    const session = openSession(state, sessionId);
    if ('refused' in session) return session;
    story.emit({ type: 'SessionCancelled', sessionId, reason });
  },
};

/** A session on a day that closes moves to the next day that is free; past the end of the track there is none, and it is off. */
export const adoptCalendar: CohortDecision<'adoptCalendar'> = {
  may: whileOpen,
  decide(story, state, { calendar }, context) {
    const version = calendar.version ?? 0;
    if (version <= state.calendarVersion) return refuseCohort('calendar.notNewer', { version: state.calendarVersion });
    story.emit({ type: 'CalendarAdopted', version });
    const open = calendarOfPartner(calendar, state.partner);
    const then = { ...context, calendar };
    for (const session of state.sessions) {
      const { id: sessionId, day: from, status } = session;
      if (status !== 'planned' || from < context.today || isWorkingDay(from, open)) continue;
      const now = story.state as OpenCohort;
      const free = isOfEdition(state, 2) ? nextFree(from, session, now, then) : sessionDay(from, state, calendar);
      if (isOfEdition(state, 2) && free.day > lastDayOf(now, then) && from <= lastDayOf(now, then))
        story.emit({ type: 'SessionCancelled', sessionId, reason: 'closingDay' });
      else story.emit({ type: 'SessionMoved', sessionId, from, ...free, reason: 'closingDay' });
    }
    // Its consultation climbs by working days, as any task.
    const { rules } = context;
    if (isOfEdition(state, 2)) recountDeadlines(story, { rules, calendar, partner: state.partner });
  },
};

/** A session as far as its day goes. */
type Dated = Pick<Session, 'day' | 'status'> & { readonly sessionId: string };

/**
 * The moves of a session and of the planned ones after it, each by as many days; in an order in which none lands on one
 * that has still to go.
 */
export function movesWithLater(sessions: readonly Dated[], sessionId: string, day: LocalDate) {
  const moved = sessions.find((one) => one.sessionId === sessionId);
  if (!moved) return [];
  const days = daysBetween(moved.day, day);
  const later = sessions.filter((one) => one.status === 'planned' && one.day > moved.day);
  const moves = [moved, ...later.toSorted((a, b) => (a.day < b.day ? -1 : 1))].map((one) => ({
    sessionId: one.sessionId,
    from: one.day,
    day: addDays(one.day, days),
  }));
  return days > 0 ? moves.toReversed() : moves;
}
