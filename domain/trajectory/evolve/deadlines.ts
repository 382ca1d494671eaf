import { addDays, daysBetween, type LocalDate } from '../../calendar/index.ts';
import { withDeadlines, type DeadlineEvent } from '../../durable/deadline-events.ts';
import type { OpenTrajectory } from '../state.ts';
import type { Meaning, Of } from './meaning.ts';
import { metBy } from './noted.ts';

/** Deadlines open, move, climb their ladder and end. */
export const deadlines: Meaning<DeadlineEvent['type']> = {
  DeadlineOpened: withDeadlines,
  DeadlineMoved: (state, event) => withDeadlines(movedInPause(state, event), event),
  DeadlineReached: withDeadlines,
  DeadlineMet: (state, event) => withDeadlines(metBy(state, event), event),
  DeadlineFell: withDeadlines,
  DeadlineCancelled: withDeadlines,
};

/** Coming back from a pause early counts from the date before it, as it would be by now. */
function movedInPause(
  state: OpenTrajectory,
  { deadlineId: id, reason, from, dueOn }: Of<'DeadlineMoved'>,
): OpenTrajectory {
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
