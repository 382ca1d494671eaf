import { maxDate, minDate, type LocalDate } from '../calendar/index.ts';
import type { ActingContext } from '../durable/context.ts';
import { isOfEdition } from '../durable/edition.ts';
import type { CohortCommandData, CohortCommandName } from './commands.ts';
import { openSession, whileOpen, whileRunning, type CohortDecision } from './decision.ts';
import { restWhenDeserted, wasIn } from './presence.ts';
import { refuseCohort, type CohortRefusal } from './refusal.ts';
import { addSession, adoptCalendar, cancelSession, moveSession, sessionTooLate } from './sessions.ts';
import { present, type Member, type OpenCohort, type PlannedCohort, type RunningCohort } from './state.ts';
import type { CohortStory } from './story.ts';

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
    // Everyone had left: whoever comes is consulted about from now on.
    if (state.phase === 'running' && state.deadlines.length === 0) story.open(consultationOf(state));
  },
};

const release: CohortDecision<'release'> = {
  may: whileOpen,
  decide(story, state, { trajectoryId, reason }) {
    const is = present(state.members).some((one) => one.trajectoryId === trajectoryId);
    if (!is) return refuseCohort('cohort.notMember', { trajectoryId });
    story.emit({ type: 'MemberReleased', trajectoryId, reason });
    restWhenDeserted(story);
  },
};

/** Their own trajectory says that the group track ended, or the referral: on that day they were in the group for the last time. */
const memberLeft: CohortDecision<'memberLeft'> = {
  may: whileOpen,
  decide(story, state, { trajectoryId, referralId, on }, { today }) {
    const is = present(state.members).some((one) => one.trajectoryId === trajectoryId && one.referralId === referralId);
    if (!is) return refuseCohort('cohort.notMember', { trajectoryId });
    story.emit({ type: 'MemberLeft', trajectoryId }, on ?? today);
    restWhenDeserted(story);
  },
};

/** Whoever is told the days afterwards counts on their order: nothing was done before the step it rests on. */
const tooEarly = (on: LocalDate, first: LocalDate): CohortRefusal | null =>
  on < first ? refuseCohort('cohort.dayBefore', { on, first }) : null;

/** When the consultation that is open began to count: the start, or the consultation before it. */
const consultedOn = ({ startedOn, consultedOn: last, deadlines }: RunningCohort): LocalDate =>
  maxDate(startedOn, last ?? startedOn, ...deadlines.map(({ from }) => from));

/** A group that is entered late may have started on the day it was planned for. Nobody is asked who was at a session before it. */
const start: CohortDecision<'start', PlannedCohort> = {
  may: (state) =>
    state.phase === 'planned' ? state : refuseCohort('cohort.notPlanned', { startedOn: state.startedOn }),
  decide(story, state, { on }, context) {
    if (present(state.members).length === 0) return refuseCohort('cohort.empty');
    const day = on ?? context.today;
    const early = tooEarly(day, minDate(state.plannedOn, state.startsOn));
    if (early) return early;
    const before = state.sessions.find((one) => one.status === 'planned' && one.day < day);
    if (before) return refuseCohort('cohort.sessionFirst', { sessionId: before.id, day: before.day });
    const late = sessionTooLate(state, day, context);
    if (late) return late;
    story.emit({ type: 'CohortStarted' }, day);
    story.open(consultationOf(state), { from: day });
  },
};

const isStarted = ({ status }: Member): boolean => status === 'started';

const consultationOf = ({ track }: OpenCohort) => (track === 'randstad' ? 'CON-1/randstad' : 'CON-1/intro');

/**
 * Everyone who was in the group that day is named: a gap in a list of presences is a mistake, never an absence. Of whoever
 * left since, a presence is taken and not waited for; of days before their start and after their end there is none.
 */
const recordAttendance: CohortDecision<'recordAttendance', RunningCohort> = {
  may: whileRunning,
  decide(story, state, { sessionId, presences }, { today }) {
    const session = openSession(state, sessionId);
    if ('refused' in session) return session;
    if (session.day > today) return refuseCohort('cohort.sessionToCome', { day: session.day });
    const { day } = session;
    const then = isOfEdition(state, 2) ? (one: Member) => wasIn(one, day) : isStarted;
    const there = state.members.filter(then);
    const stranger = Object.keys(presences).find((id) => !there.some(({ trajectoryId }) => trajectoryId === id));
    if (stranger) {
      const member = state.members.find(({ trajectoryId }) => trajectoryId === stranger);
      return refuseCohort(member?.from ? 'cohort.notThen' : 'cohort.notMember', { trajectoryId: stranger, day });
    }
    const missing = there.find((one) => isStarted(one) && !Object.hasOwn(presences, one.trajectoryId));
    if (missing) return refuseCohort('cohort.presenceMissing', { trajectoryId: missing.trajectoryId });
    story.emit({ type: 'SessionAttendanceRecorded', sessionId, day, presences }, day);
  },
};

const recordConsultation: CohortDecision<'recordConsultation', RunningCohort> = {
  may: whileRunning,
  decide(story, state, { on, trajectoryId: notedBy }, { today }) {
    const day = on ?? today;
    const early = tooEarly(day, consultedOn(state));
    if (early) return early;
    // Of someone who was taken out, it is no consultation of the group.
    if (notedBy !== undefined && !present(state.members).some(({ trajectoryId }) => trajectoryId === notedBy))
      return refuseCohort('cohort.notMember', { trajectoryId: notedBy });
    story.emit({ type: 'CohortConsultationHeld', ...(notedBy === undefined ? {} : { notedBy }) }, day);
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
  memberLeft,
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
