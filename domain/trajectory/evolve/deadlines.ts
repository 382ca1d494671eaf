import { addDays, daysBetween, type LocalDate } from '../../calendar/index.ts';
import type { Deadline } from '../deadline.ts';
import type { OpenTrajectory } from '../state.ts';
import type { Meaning, Of } from './meaning.ts';
import { metBy } from './noted.ts';

/** Deadlines open, move, climb their ladder and end. */
export const deadlines: Meaning<
  'DeadlineOpened' | 'DeadlineMoved' | 'DeadlineReached' | 'DeadlineMet' | 'DeadlineFell' | 'DeadlineCancelled'
> = {
  DeadlineOpened: (state, { deadline }) => ({
    ...state,
    opened: state.opened + 1,
    deadlines: [...state.deadlines, deadline],
  }),
  DeadlineMoved: (state, event) =>
    withDeadline(movedInPause(state, event), event.deadlineId, (deadline) => ({
      ...deadline,
      dueOn: event.dueOn,
      steps: event.steps,
      ...(event.ruleVersion === undefined ? {} : { ruleVersion: event.ruleVersion }),
      ...(chosen(event) ? { reached: null, agreed: true } : {}),
    })),
  DeadlineReached: (state, event) =>
    withDeadline(state, event.deadlineId, (deadline) => ({
      ...deadline,
      reached: event.rung,
      steps: deadline.steps.slice(deadline.steps.findIndex(({ rung }) => rung === event.rung) + 1),
    })),
  DeadlineMet: (state, event) => without(metBy(state, event), event.deadlineId),
  DeadlineFell: (state, { deadlineId }) => without(state, deadlineId),
  DeadlineCancelled: (state, { deadlineId }) => without(state, deadlineId),
};

/** Somebody chose the new date, so the ladder starts anew and nothing but a pause moves it again. */
const chosen = ({ reason }: Of<'DeadlineMoved'>): boolean => reason === 'extension' || reason === 'plan';

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

const without = (state: OpenTrajectory, deadlineId: string): OpenTrajectory => ({
  ...state,
  deadlines: state.deadlines.filter(({ id }) => id !== deadlineId),
});

function withDeadline(state: OpenTrajectory, id: string, change: (deadline: Deadline) => Deadline): OpenTrajectory {
  if (!state.deadlines.some((deadline) => deadline.id === id)) throw new Error(`no open deadline ${id}`);
  return { ...state, deadlines: state.deadlines.map((deadline) => (deadline.id === id ? change(deadline) : deadline)) };
}
