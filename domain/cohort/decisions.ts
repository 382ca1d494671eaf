import { calendarOfPartner, isWorkingDay, maxDate, minDate, type LocalDate } from '../calendar/index.ts';
import type { ActingContext } from '../durable/context.ts';
import { mostSessions } from './codes.ts';
import type { CohortCommandData, CohortCommandName } from './commands.ts';
import { refuseCohort, type CohortRefusal } from './refusal.ts';
import { present, type OpenCohort, type PlannedCohort, type RunningCohort, type Session } from './state.ts';
import { sessionDay, type CohortStory } from './story.ts';

/** A command in two halves, as a trajectory's: `may` says whether its moment has come, `decide` emits what happens then. */
export interface CohortDecision<N extends CohortCommandName, S extends OpenCohort = OpenCohort> {
  may(state: OpenCohort): S | CohortRefusal;
  decide(story: CohortStory, state: S, data: CohortCommandData<N>, context: ActingContext): CohortRefusal | void;
}

const whileOpen = (state: OpenCohort): OpenCohort => state;
const whileRunning = (state: OpenCohort): RunningCohort | CohortRefusal =>
  state.phase === 'running' ? state : refuseCohort('cohort.notRunning');

/** A session that can still be moved, cancelled or held. */
function openSession({ sessions }: OpenCohort, id: string): Session | CohortRefusal {
  const found = sessions.find((one) => one.id === id);
  if (!found) return refuseCohort('cohort.unknownSession', { known: sessions.at(-1)?.id ?? 'none' });
  return found.status === 'planned' || found.status === 'asked' ? found : refuseCohort('cohort.sessionOver');
}

const addSession: CohortDecision<'addSession'> = {
  may: whileOpen,
  decide(story, state, { day: askedFor, time = null, place = null }, { today, calendar }) {
    if (state.sessions.length >= mostSessions) return refuseCohort('limit.reached', { limit: mostSessions });
    const first = state.phase === 'running' ? state.startedOn : today;
    if (askedFor < first) return refuseCohort('cohort.sessionBefore', { first });
    const sessionId = `S${state.sessions.length + 1}`;
    story.emit({ type: 'SessionAdded', sessionId, askedFor, ...sessionDay(askedFor, state, calendar), time, place });
  },
};

const moveSession: CohortDecision<'moveSession'> = {
  may: whileOpen,
  decide(story, state, { sessionId, day, reason }, { today, calendar }) {
    const session = openSession(state, sessionId);
    if ('refused' in session) return session;
    if (day < today) return refuseCohort('cohort.sessionBefore', { first: today });
    story.emit({ type: 'SessionMoved', sessionId, from: session.day, ...sessionDay(day, state, calendar), reason });
  },
};

const cancelSession: CohortDecision<'cancelSession'> = {
  may: whileOpen,
  decide(story, state, { sessionId, reason }) {
    const session = openSession(state, sessionId);
    if ('refused' in session) return session;
    story.emit({ type: 'SessionCancelled', sessionId, reason });
  },
};

/** In a running group someone whose own start was refused (paused then, say) is allocated again: the start is tried again. */
const allocate: CohortDecision<'allocate'> = {
  may: whileOpen,
  decide(story, state, { trajectoryId, referralId }) {
    const already = present(state.members).find((one) => one.trajectoryId === trajectoryId);
    const startsAgain = state.phase === 'running' && already?.status === 'allocated';
    if (already && !startsAgain) return refuseCohort('cohort.member', { trajectoryId });
    if (!already && present(state.members).length >= state.size)
      return refuseCohort('cohort.full', { size: state.size });
    story.emit({ type: 'MemberAllocated', trajectoryId, referralId });
  },
};

const release: CohortDecision<'release'> = {
  may: whileOpen,
  decide(story, state, { trajectoryId, reason }) {
    const is = present(state.members).some((one) => one.trajectoryId === trajectoryId);
    if (!is) return refuseCohort('cohort.notMember', { trajectoryId });
    story.emit({ type: 'MemberReleased', trajectoryId, reason });
  },
};

/** Whoever is told the days afterwards counts on their order: nothing was done before the step it rests on. */
const tooEarly = (on: LocalDate, first: LocalDate): CohortRefusal | null =>
  on < first ? refuseCohort('cohort.dayBefore', { on, first }) : null;

/** When the consultation that is open began to count: the start, or the consultation before it. */
const consultedOn = ({ startedOn, deadlines }: RunningCohort): LocalDate =>
  maxDate(startedOn, ...deadlines.map(({ from }) => from));

/** A group that is entered late may have started on the day it was planned for. Nobody is asked who was at a session before it. */
const start: CohortDecision<'start', PlannedCohort> = {
  may: (state) =>
    state.phase === 'planned' ? state : refuseCohort('cohort.notPlanned', { startedOn: state.startedOn }),
  decide(story, state, { on }, { today }) {
    if (present(state.members).length === 0) return refuseCohort('cohort.empty');
    const day = on ?? today;
    const early = tooEarly(day, minDate(state.plannedOn, state.startsOn));
    if (early) return early;
    const before = state.sessions.find((one) => one.status === 'planned' && one.day < day);
    if (before) return refuseCohort('cohort.sessionFirst', { sessionId: before.id, day: before.day });
    story.emit({ type: 'CohortStarted' }, day);
    story.open(consultationOf(state), { from: day });
  },
};

const consultationOf = ({ track }: OpenCohort) => (track === 'randstad' ? 'CON-1/randstad' : 'CON-1/intro');

/** Everyone who started is named: a gap in a list of presences is a mistake, never an absence. */
const recordAttendance: CohortDecision<'recordAttendance', RunningCohort> = {
  may: whileRunning,
  decide(story, state, { sessionId, presences }, { today }) {
    const session = openSession(state, sessionId);
    if ('refused' in session) return session;
    if (session.day > today) return refuseCohort('cohort.sessionToCome', { day: session.day });
    const started = state.members.filter(({ status }) => status === 'started');
    const stranger = Object.keys(presences).find((id) => !started.some(({ trajectoryId }) => trajectoryId === id));
    if (stranger) return refuseCohort('cohort.notMember', { trajectoryId: stranger });
    const missing = started.find(({ trajectoryId }) => !Object.hasOwn(presences, trajectoryId));
    if (missing) return refuseCohort('cohort.presenceMissing', { trajectoryId: missing.trajectoryId });
    const { day } = session;
    story.emit({ type: 'SessionAttendanceRecorded', sessionId, day, presences }, day);
  },
};

const recordConsultation: CohortDecision<'recordConsultation', RunningCohort> = {
  may: whileRunning,
  decide(story, state, { on }, { today }) {
    const day = on ?? today;
    const early = tooEarly(day, consultedOn(state));
    if (early) return early;
    story.emit({ type: 'CohortConsultationHeld' }, day);
    const rule = consultationOf(state);
    if (story.meet(rule, day) > 0) story.open(rule, { from: day });
  },
};

const replaceGroupWorker: CohortDecision<'replaceGroupWorker'> = {
  may: whileOpen,
  decide(story, state, { groupWorkerId, reason }) {
    if (groupWorkerId === state.groupWorkerId) return refuseCohort('cohort.sameGroupWorker');
    story.emit({ type: 'GroupWorkerReplaced', from: state.groupWorkerId, groupWorkerId, reason });
  },
};

const adoptCalendar: CohortDecision<'adoptCalendar'> = {
  may: whileOpen,
  decide(story, state, { calendar }, { today }) {
    const version = calendar.version ?? 0;
    if (version <= state.calendarVersion) return refuseCohort('calendar.notNewer', { version: state.calendarVersion });
    story.emit({ type: 'CalendarAdopted', version });
    const open = calendarOfPartner(calendar, state.partner);
    for (const { id: sessionId, day: from, status } of state.sessions)
      if (status === 'planned' && from >= today && !isWorkingDay(from, open))
        story.emit({
          type: 'SessionMoved',
          sessionId,
          from,
          ...sessionDay(from, state, calendar),
          reason: 'closingDay',
        });
  },
};

const end: CohortDecision<'end'> = {
  may: whileOpen,
  decide(story, state, { on, because }, { today }) {
    const day = on ?? today;
    const held = state.sessions.flatMap((one) => (one.status === 'recorded' ? [one.day] : []));
    const early = tooEarly(day, state.phase === 'planned' ? state.plannedOn : maxDate(consultedOn(state), ...held));
    if (early) return early;
    story.cancel({ except: [] });
    story.emit({ type: 'CohortEnded', because }, day);
  },
};

/** Every command and what it does: adding one means a spec in `commands.ts` and a decision here. */
export const cohortDecisions = {
  addSession,
  moveSession,
  cancelSession,
  allocate,
  release,
  start,
  recordAttendance,
  recordConsultation,
  replaceGroupWorker,
  adoptCalendar,
  end,
} as const satisfies {
  [N in CohortCommandName]: Pick<CohortDecision<N>, 'may'> & {
    decide(story: CohortStory, state: never, data: CohortCommandData<N>, context: ActingContext): CohortRefusal | void;
  };
};
