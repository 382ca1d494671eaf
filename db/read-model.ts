import { localDateOf } from '../domain/calendar/index.ts';
import type { Partner, Province } from '../domain/rules/index.ts';
import {
  deadlines,
  escalationLevel,
  evolve,
  isOpen,
  isTask,
  nextStep,
  pausedDays,
  waiting,
  type Deadline,
  type Trajectory,
  type TrajectoryEvent,
} from '../domain/trajectory/index.ts';
import type { DeadlineStatus } from './codes.ts';
import type { deadlines as deadlineTable, lookups as lookupTable, onwardReferrals as onwardTable } from './schema.ts';

/** What new events make of the read models: pure, so that recording one batch and seeding thousands of lives agree. */
export interface Unfolded {
  readonly state: Registered;
  /** The partner of the last referral in these events, and its province; null: none was made, and none went elsewhere. */
  readonly partner: Partner | null;
  readonly partnerProvince: Province | null;
  /** Rows for the deadlines these events touched; `timesMoved` counts within them. */
  readonly deadlines: readonly DeadlineRow[];
  readonly lookups: readonly (typeof lookupTable.$inferInsert)[];
  readonly onward: readonly (typeof onwardTable.$inferInsert)[];
  /** Referrals whose offered place was taken. */
  readonly placesAccepted: readonly string[];
}
export type Registered = Exclude<Trajectory, { phase: 'none' }>;
type DeadlineRow = Required<typeof deadlineTable.$inferInsert>;

/** Evolves the state through the events, and collects what the read models must learn. Throws when they cannot follow each other. */
export function unfold(trajectoryId: string, before: Trajectory, events: readonly TrajectoryEvent[]): Unfolded {
  let state = before;
  let referred: Pick<Unfolded, 'partner' | 'partnerProvince'> = { partner: null, partnerProvince: null };
  const touched = new Map<string, DeadlineRow>();
  const lookupIds = new Set<string>();
  const onwardIds = new Set<string>();
  const placesAccepted: string[] = [];
  for (const event of events) {
    const previous = state;
    state = evolve(state, event);
    const deadline = deadlineOf(event, previous, state);
    if (deadline)
      touched.set(deadline.id, deadlineRow(trajectoryId, deadline, event, touched.get(deadline.id)?.timesMoved ?? 0));
    if (event.type === 'ClosingUndone' && isOpen(state)) {
      // What the closing ended is open again, and every question is as it was.
      for (const open of state.deadlines) touched.set(open.id, deadlineRow(trajectoryId, open, event, 0));
      for (const { id } of state.lookups) lookupIds.add(id);
    }
    if ('lookupId' in event) lookupIds.add(event.lookupId);
    if ((event.type === 'Referred' || event.type === 'ReferralRedirected') && 'province' in state)
      referred = { partner: event.partner, partnerProvince: state.province };
    if ('onwardId' in event) onwardIds.add(event.onwardId);
    if (event.type === 'PlaceAccepted') placesAccepted.push(event.referralId);
  }
  if (state.phase === 'none') throw new RangeError('a trajectory begins with an event');
  // The end stops every question under way without an event of its own.
  const changed = state.phase === 'closed' ? state.lookups : state.lookups.filter(({ id }) => lookupIds.has(id));
  const lookups = changed.map(({ id, certainty = null, answeredOn = null, ...lookup }) => ({
    trajectoryId,
    lookupId: id,
    ...lookup,
    certainty,
    answeredOn,
  }));
  const onward = state.onward
    .filter(({ id }) => onwardIds.has(id))
    .map(({ id, ...one }) => ({ trajectoryId, onwardId: id, ...one }));
  return { state, ...referred, deadlines: [...touched.values()], lookups, onward, placesAccepted };
}

/** The deadline an event is about: as it is after the event, or as it last was when the event ended it. */
function deadlineOf(event: TrajectoryEvent, before: Trajectory, after: Trajectory): Deadline | null {
  switch (event.type) {
    case 'DeadlineOpened':
      return event.deadline;
    case 'DeadlineMoved':
    case 'DeadlineReached':
      return deadlines(after).find(({ id }) => id === event.deadlineId) ?? null;
    case 'DeadlineMet':
    case 'DeadlineFell':
    case 'DeadlineCancelled':
      return deadlines(before).find(({ id }) => id === event.deadlineId) ?? null;
    default:
      return null;
  }
}

function statusAfter(event: TrajectoryEvent): DeadlineStatus {
  switch (event.type) {
    case 'DeadlineMet':
      return event.late ? 'metLate' : 'metInTime';
    case 'DeadlineFell':
      return 'fell';
    case 'DeadlineCancelled':
      return 'cancelled';
    default:
      return 'open';
  }
}

function deadlineRow(
  trajectoryId: string,
  deadline: Deadline,
  event: TrajectoryEvent,
  movedBefore: number,
): DeadlineRow {
  const { id, from, ...rest } = deadline;
  const status = statusAfter(event);
  const next = status === 'open' ? deadline.steps[0] : undefined;
  return {
    trajectoryId,
    deadlineId: id,
    ...rest,
    fromOn: from,
    nextRung: next?.rung ?? null,
    nextOn: next?.on ?? null,
    status,
    timesMoved: movedBefore + (event.type === 'DeadlineMoved' ? 1 : 0),
    closedOn: status === 'open' ? null : event.on,
  };
}

/** The columns of `trajectories` that follow from the state. */
export function columnsOf(state: Registered) {
  const wait = waiting(state, localDateOf(state.lastAt))?.waitsFor;
  const tasks = deadlines(state).filter(isTask);
  const pause = isOpen(state) ? state.pause : null;
  return {
    province: state.province,
    mediatorId: state.mediatorId,
    phase: state.phase,
    phaseSince: state.phaseSince,
    waitingRule: wait?.rule ?? null,
    waitingWho: wait?.who ?? null,
    waitingUntil: wait?.until ?? null,
    taskDueOn: tasks.map(({ dueOn }) => dueOn).sort()[0] ?? null,
    nextOn: nextStep(state)?.step.on ?? null,
    escalation: tasks.reduce((highest, task) => Math.max(highest, escalationLevel(task)), 0),
    pausedUntil: pause?.until ?? null,
    pausedOn: pause?.pausedOn ?? null,
    pausedDays: pausedDays(state.pauses, state.enteredOn),
    pausedDaysInStep: pausedDays(state.pauses, state.phaseSince),
    ruleVersion: state.ruleVersion,
    sequence: state.sequence,
    state,
    closedOn: state.phase === 'closed' ? state.closedOn : null,
    closeReason: state.phase === 'closed' ? state.reason : null,
    lastAt: state.lastAt,
  };
}
