import assert from 'node:assert/strict';
import { addDays, addMonths, addPeriod, maxDate, minDate, type LocalDate } from '../../../../domain/calendar/index.ts';
import {
  evolve,
  isOpen,
  type Context,
  type Trajectory,
  type TrajectoryEvent,
} from '../../../../domain/trajectory/index.ts';

/** A life told again from its events alone, one after another, with what must be true between them. */
export interface Retold {
  readonly state: Trajectory;
  readonly opened: number;
  readonly ended: number;
  /** The dates that the present pause moved, as they were before it. */
  readonly beforePause: Readonly<Record<string, LocalDate>>;
  /** What the deadlines must be once a pause is over; null when none just ended. */
  readonly afterPause: Readonly<Record<string, LocalDate>> | null;
}

export const nothingTold = (state: Trajectory): Retold => ({
  state,
  opened: 0,
  ended: 0,
  beforePause: {},
  afterPause: null,
});

export function tellOn(told: Retold, event: TrajectoryEvent, context: Context): Retold {
  const before = told.state;
  if (before.phase !== 'none') {
    assert.equal(event.sequence, before.sequence + 1, 'a gap in the sequence');
    assert.ok(event.at >= before.lastAt, 'the clock ran back');
  }
  assert.equal(event.at, context.now);
  assert.ok(event.on <= context.today, 'an event of the future');
  const movingBack = event.type === 'DeadlineMoved' && event.reason === 'resumed';
  if (told.afterPause && !movingBack) datesAfterPause(before, told.afterPause);
  between(before, event, context);
  const state = evolve(before, event);
  return {
    state,
    opened: told.opened + (event.type === 'DeadlineOpened' ? 1 : 0),
    ended:
      told.ended +
      (event.type === 'DeadlineMet' || event.type === 'DeadlineFell' || event.type === 'DeadlineCancelled' ? 1 : 0),
    beforePause: event.type === 'Paused' ? movedByPause(before, event.on) : told.beforePause,
    afterPause:
      event.type === 'Resumed'
        ? later(before, told.beforePause, event.pausedDays)
        : movingBack
          ? told.afterPause
          : null,
  };
}

/** At the end of a decision. */
export function toldAll(told: Retold): Retold {
  if (told.afterPause) datesAfterPause(told.state, told.afterPause);
  const open = told.state.phase === 'none' ? 0 : told.state.deadlines.length;
  assert.equal(told.opened, told.ended + open, 'a deadline was lost');
  return { ...told, afterPause: null };
}

const movedByPause = (state: Trajectory, on: LocalDate): Record<string, LocalDate> =>
  isOpen(state)
    ? Object.fromEntries(
        state.deadlines.filter(({ pauses, dueOn }) => pauses && dueOn >= on).map(({ id, dueOn }) => [id, dueOn]),
      )
    : {};

/** Old date + paused days; a limit of the sources never past the 24 months. */
function later(state: Trajectory, old: Retold['beforePause'], days: number): Record<string, LocalDate> {
  if (!isOpen(state)) return {};
  const cap = state.deadlines.find(({ rule }) => rule === 'CAP-1/end')?.dueOn;
  return Object.fromEntries(
    state.deadlines.flatMap(({ id, kind }) =>
      old[id] ? [[id, kind === 'limit' && cap ? minDate(addDays(old[id], days), cap) : addDays(old[id], days)]] : [],
    ),
  );
}

function datesAfterPause(state: Trajectory, expected: Readonly<Record<string, LocalDate>>): void {
  if (!isOpen(state)) return;
  for (const { id, dueOn } of state.deadlines)
    if (expected[id]) assert.equal(dueOn, expected[id], `${id} did not move by the paused days`);
}

/** Terms that come from the matter itself or are cut by another. */
const ownDate = new Set(['GRP-2', 'GRP-3/from', 'GRP-3/end', 'GRP-6', 'PAU-1']);

/** What an event may only be, given the state before it. */
function between(before: Trajectory, event: TrajectoryEvent, { rules, calendar }: Context): void {
  // Every third one: adding working days is the slowest thing in a life.
  if (event.type === 'DeadlineOpened' && event.sequence % 3 === 0) {
    const { rule, from, dueOn, pauses, id } = event.deadline;
    const { after } = rules.rules[rule];
    const pause = before.phase === 'none' ? null : before.pause;
    const start = pause && pauses ? maxDate(from, addDays(pause.until, 1)) : from;
    if (after && !ownDate.has(rule))
      assert.equal(dueOn, addPeriod(start, after, calendar), `${id} has another date than its rule`);
  }
  if (!isOpen(before)) return;
  switch (event.type) {
    case 'DeadlineMet':
      assert.equal(
        event.late,
        event.on > (before.deadlines.find(({ id }) => id === event.deadlineId)?.dueOn ?? ''),
        'late is told wrongly',
      );
      break;
    case 'DeadlineReached':
      if (before.pause && event.on <= before.pause.until)
        assert.ok(
          !before.deadlines.find(({ id }) => id === event.deadlineId)?.pauses || event.on < before.pause.pausedOn,
          'a clock ran in a pause',
        );
      break;
    case 'JobCoachingStarted':
      assert.ok(before.phase === 'followUp' && before.outcome?.hiredOn, 'coaching without a job');
      assert.ok(event.on <= addMonths(before.outcome.hiredOn, 12), 'coaching began after a year in service');
      break;
    case 'JobCoachingEnded':
      if (event.because === 'sixMonths')
        assert.ok(before.phase === 'jobCoaching' && event.on === addMonths(before.coaching.startedOn ?? event.on, 6));
      break;
    case 'GroupTrackEnded': {
      if (before.phase !== 'groupTrack' || before.referral.track !== 'randstad' || event.because !== 'completed') break;
      const earliest = minDate(addMonths(before.startedOn, 6), addMonths(before.eligibleOn, 24));
      assert.ok(event.on >= earliest, 'a Randstad track was completed before month 6');
      break;
    }
    default:
  }
}
