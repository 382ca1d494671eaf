import { addDays, addMonths, daysBetween, maxDate, minDate, type LocalDate } from '../../calendar/index.ts';
import { stepsOf, type Deadline, type Step } from '../../durable/deadline.ts';
import { isRefusal, refuse } from '../refusal.ts';
import { isOpen, type OpenTrajectory } from '../state.ts';
import type { Story } from '../story.ts';
import { inPhase, type Decision } from './decision.ts';

type Pausable = Extract<OpenTrajectory, { phase: 'intake' | 'planning' | 'mediation' | 'waiting' | 'groupTrack' }>;

/** The clock stops: what a pause moves is moved at once by the planned days, so everyone sees the new dates; coming back earlier moves them back. */
export const pause: Decision<'pause', Pausable> = {
  may(state) {
    const here = inPhase(state, 'intake', 'planning', 'mediation', 'waiting', 'groupTrack');
    return isRefusal(here) ? refuse('pause.notHere', { phase: state.phase }) : here;
  },
  decide(story, _state, { reason, until }, context) {
    if (until < context.today) return refuse('pause.endsBeforeStart', { earliest: context.today });
    const latest = addMonths(context.today, context.rules.longestPauseMonths);
    if (until > latest) return refuse('pause.tooLong', { latest });
    story.emit({ type: 'Paused', reason, until });
    shift(story, context.today, daysBetween(context.today, until) + 1, 'pause', (deadline, days) =>
      addDays(deadline.dueOn, days),
    );
    story.open('PAU-1', { dueOn: until });
  },
};

export const resume: Decision<'resume'> = {
  may: (state) => (state.pause ? state : refuse('trajectory.notPaused')),
  decide(story, _state, _data, context) {
    story.cancel(['PAU-1']);
    comeBack(story, context.today);
  },
};

/** Ends the pause on this day, the first one back. */
export function comeBack(story: Story, on: LocalDate): void {
  const { state } = story;
  if (!isOpen(state) || !state.pause) return;
  const { pausedOn, until, datesBefore } = state.pause;
  const back = maxDate(on, pausedOn);
  const pausedDays = daysBetween(pausedOn, back);
  story.emit({ type: 'Resumed', pausedDays }, back);
  const planned = addDays(until, 1);
  if (back === planned) return;
  // Counted from the date before the pause: a limit that the 24 months cut was not moved by all the planned days.
  shift(story, pausedOn, daysBetween(planned, back), 'resumed', ({ id, dueOn }, days) => {
    const before = datesBefore[id];
    return before === undefined ? addDays(dueOn, days) : addDays(before, pausedDays);
  });
}

/**
 * Moves what a pause moves by a number of days. What was overdue before the pause keeps its date (it was missed), and
 * only its next escalations move.
 */
function shift(
  story: Story,
  pausedOn: LocalDate,
  days: number,
  reason: 'pause' | 'resumed',
  movedBy: (deadline: Deadline, days: number) => LocalDate,
): void {
  if (!isOpen(story.state)) return;
  const cap = story.state.deadlines.find(({ rule }) => rule === 'CAP-1/end')?.dueOn;
  for (const deadline of story.state.deadlines.filter(({ pauses }) => pauses)) {
    const later = (step: Step): Step => ({ ...step, on: addDays(step.on, days) });
    if (deadline.dueOn < pausedOn) {
      if (deadline.steps.length > 0) story.move(deadline, deadline.dueOn, deadline.steps.map(later), reason);
      continue;
    }
    const moved = movedBy(deadline, days);
    const dueOn = deadline.kind === 'limit' && cap ? minDate(moved, cap) : moved;
    story.move(deadline, dueOn, stepsAfterMove(deadline, dueOn, days, story), reason);
  }
}

/** The ladder under the new date; a reminder keeps its distance to the date it had, and one that was sent is not sent again. */
function stepsAfterMove(deadline: Deadline, dueOn: LocalDate, days: number, { context, calendarOf }: Story): Step[] {
  const reminder = deadline.steps.find(({ rung }) => rung === 'reminder');
  // What other rules made due again was told already: its rungs come no second time.
  const left = deadline.steps.map(({ rung }) => rung);
  const fresh = stepsOf(deadline.kind, deadline.from, dueOn, context.rules.ladder, calendarOf(deadline)).filter(
    ({ rung }) => rung !== 'reminder' && left.includes(rung),
  );
  return reminder ? [{ rung: 'reminder', on: addDays(reminder.on, days) }, ...fresh] : fresh;
}
