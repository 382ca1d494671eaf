import assert from 'node:assert/strict';
import { addDays, addMonths, daysBetween, minDate, type LocalDate } from '../../../../domain/calendar/index.ts';
import {
  evolve,
  isOpen,
  type Context,
  type Trajectory,
  type TrajectoryEvent,
} from '../../../../domain/trajectory/index.ts';
import { isOfEdition } from '../../../../domain/durable/edition.ts';
import { pausedDays } from '../../../../domain/trajectory/waiting.ts';
import { between } from './between.ts';
import type { Retold } from './told.ts';

export const nothingTold = (state: Trajectory): Retold => ({
  state,
  opened: 0,
  ended: 0,
  beforePause: {},
  afterPause: null,
  adopted: false,
  corrected: false,
});

/** What began in this edition has its days in order: a phase never begins before the one it follows, nothing is of a day before the first. */
function inOrder(before: Trajectory, after: Trajectory, event: TrajectoryEvent): void {
  if (before.phase === 'none' || after.phase === 'none' || !isOfEdition(before, 2)) return;
  assert.ok(after.phaseSince >= before.phaseSince, `${event.type} makes phaseSince run back`);
  // Of someone who comes back the dates of the 24 months may lie before.
  if (!event.type.startsWith('Deadline'))
    assert.ok(event.on >= before.enteredOn, `${event.type} is of a day before the first`);
  if (isOpen(before) && isOpen(after) && before.eligibleOn !== null)
    assert.equal(after.eligibleOn, before.eligibleOn, 'the 24 months are counted anew');
  if (before.phase === 'groupTrack' && event.type === 'GroupTrackEnded' && !before.extended) {
    const { startedOn, referral, pauses, pause } = before;
    const paused = pausedDays(pauses, startedOn) + (pause ? daysBetween(pause.pausedOn, event.on) : 0);
    const longest = referral.track === 'intro' ? addDays(startedOn, 84 + paused) : addMonths(startedOn, 24);
    assert.ok(event.on <= longest, `a group track until ${event.on}, longer than the sources allow`);
  }
  if (before.phase === 'followUp' && event.type === 'JobCoachingStarted')
    assert.ok(before.coaching && event.on >= before.coaching.hiredOn, 'coached before the first working day');
}

/** One event more; `after` is the context once the decision is taken, other than `context` when rules or closing days were adopted by it. */
export function tellOn(told: Retold, event: TrajectoryEvent, context: Context, after: Context): Retold {
  const before = told.state;
  if (before.phase !== 'none') {
    assert.equal(event.sequence, before.sequence + 1, 'a gap in the sequence');
    assert.ok(event.at >= before.lastAt, 'the clock ran back');
  }
  assert.equal(event.at, context.now);
  assert.ok(event.on <= context.today, 'an event of the future');
  const movingBack = event.type === 'DeadlineMoved' && event.reason === 'resumed';
  if (told.afterPause && !movingBack) datesAfterPause(before, told.afterPause);
  between(before, event, told, context, after);
  const state = evolve(before, event);
  inOrder(before, state, event);
  return {
    state,
    opened: told.opened + (event.type === 'DeadlineOpened' ? 1 : 0),
    ended:
      told.ended +
      (event.type === 'DeadlineMet' || event.type === 'DeadlineFell' || event.type === 'DeadlineCancelled' ? 1 : 0),
    adopted: told.adopted || event.type === 'RulesAdopted' || event.type === 'CalendarAdopted',
    corrected: told.corrected || event.type === 'EventCorrected',
    beforePause:
      event.type === 'Paused'
        ? movedByPause(before, event.on)
        : event.type === 'DeadlineMoved'
          ? alsoMoved(before, event, told.beforePause)
          : told.beforePause,
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
  return { ...told, afterPause: null, adopted: false, corrected: false };
}

const movedByPause = (state: Trajectory, on: LocalDate): Record<string, LocalDate> =>
  isOpen(state)
    ? Object.fromEntries(
        state.deadlines.filter(({ pauses, dueOn }) => pauses && dueOn >= on).map(({ id, dueOn }) => [id, dueOn]),
      )
    : {};

/** Other rules or closing days in the pause: the date that the pause moved is what it would be by now. */
function alsoMoved(
  before: Trajectory,
  { deadlineId: id, reason, from, dueOn }: Extract<TrajectoryEvent, { type: 'DeadlineMoved' }>,
  old: Retold['beforePause'],
): Retold['beforePause'] {
  if (!isOpen(before) || !before.pause || reason === 'pause' || reason === 'resumed') return old;
  const { pausedOn, until } = before.pause;
  const known = old[id];
  if (known) return { ...old, [id]: addDays(known, daysBetween(from, dueOn)) };
  // Missed before the pause, and by the new rules not any more.
  const held = before.deadlines.some((one) => one.id === id && one.pauses);
  const heldNow = held && from < pausedOn && dueOn > until;
  return heldNow ? { ...old, [id]: addDays(dueOn, -(daysBetween(pausedOn, until) + 1)) } : old;
}

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
