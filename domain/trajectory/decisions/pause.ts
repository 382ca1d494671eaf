import { addDays, addMonths, daysBetween, maxDate, minDate, type LocalDate } from '../../calendar/index.ts';
import { stepsOf, type Deadline, type Step } from '../../durable/deadline.ts';
import { earliestPause } from '../earliest.ts';
import { isRefusal, refuse } from '../refusal.ts';
import { isOpen, type OpenTrajectory } from '../state.ts';
import type { Story } from '../story.ts';
import { dayOf, inPhase, type Decision } from './decision.ts';

type Pausable = Extract<OpenTrajectory, { phase: 'intake' | 'planning' | 'mediation' | 'waiting' | 'groupTrack' }>;

/** The clock stops: what a pause moves is moved at once by the planned days, so everyone sees the new dates; coming back earlier moves them back. */
export const pause: Decision<'pause', Pausable> = {
  may(state) {
    const here = inPhase(state, 'intake', 'planning', 'mediation', 'waiting', 'groupTrack');
    return isRefusal(here) ? refuse('pause.notHere', { phase: state.phase }) : here;
  },
  decide(story, state, { reason, until, ...data }, context) {
    const on = dayOf(data, context);
    if (until < on) return refuse('pause.endsBeforeStart', { earliest: on });
    const earliest = earliestPause(state);
    if (on < earliest) return refuse('pause.tooEarly', { earliest });
    const latest = addMonths(on, context.rules.longestPauseMonths);
    if (until > latest) return refuse('pause.tooLong', { latest });
    story.emit({ type: 'Paused', reason, until }, on);
    // What began in the time that the pause covers has stood still only since then.
    const pausedDays = ({ from }: Deadline) => Math.max(0, daysBetween(maxDate(on, from), until) + 1);
    shift(story, on, pausedDays, 'pause', (deadline) => addDays(deadline.dueOn, pausedDays(deadline)));
    story.open('PAU-1', { from: on, dueOn: until });
  },
};

export const resume: Decision<'resume'> = {
  may: (state) => (state.pause ? state : refuse('trajectory.notPaused')),
  decide(story, _state, data, context) {
    story.cancel(['PAU-1']);
    comeBack(story, dayOf(data, context));
  },
};

/** Ends the pause on this day, the first one back. */
export function comeBack(story: Story, on: LocalDate): void {
  const { state } = story;
  if (!isOpen(state) || !state.pause) return;
  const { pausedOn, until, datesBefore } = state.pause;
  const back = maxDate(on, pausedOn);
  story.emit({ type: 'Resumed', pausedDays: daysBetween(pausedOn, back) }, back);
  const planned = addDays(until, 1);
  if (back === planned) return;
  // What began in the pause, and after the first day back where that is noted late, has waited only since then.
  const daysOf = ({ id, from }: Deadline) =>
    daysBetween(planned, datesBefore[id] === undefined ? maxDate(back, from) : back);
  // Counted from the date before the pause: a limit that the 24 months cut was not moved by all the planned days.
  shift(story, pausedOn, daysOf, 'resumed', (deadline) => {
    const before = datesBefore[deadline.id];
    if (before === undefined) return addDays(deadline.dueOn, daysOf(deadline));
    return addDays(before, daysBetween(maxDate(pausedOn, deadline.from), back));
  });
}

/**
 * Moves what a pause moves by a number of days. What was overdue before the pause keeps its date (it was missed), and
 * only its next escalations move.
 */
function shift(
  story: Story,
  pausedOn: LocalDate,
  daysOf: (deadline: Deadline) => number,
  reason: 'pause' | 'resumed',
  moved: (deadline: Deadline) => LocalDate,
): void {
  if (!isOpen(story.state)) return;
  const cap = story.state.deadlines.find(({ rule }) => rule === 'CAP-1/end')?.dueOn;
  for (const deadline of story.state.deadlines.filter(({ pauses }) => pauses)) {
    const days = daysOf(deadline);
    if (days === 0) continue;
    const later = (step: Step): Step => ({ ...step, on: addDays(step.on, days) });
    if (deadline.dueOn < pausedOn) {
      if (deadline.steps.length > 0) story.move(deadline, deadline.dueOn, deadline.steps.map(later), reason);
      continue;
    }
    const on = moved(deadline);
    const dueOn = deadline.kind === 'limit' && cap ? minDate(on, cap) : on;
    // Missed only because nobody had noted the pause yet: its ladder begins anew, after the reminder.
    const anew = reason === 'pause' && pausedOn < story.context.today && wasMissed(deadline);
    const { ladder } = story.context.rules;
    const steps = anew
      ? stepsOf(deadline.kind, deadline.from, dueOn, ladder, story.calendarOf(deadline)).filter(isNoReminder)
      : stepsAfterMove(deadline, dueOn, days, story);
    story.move(deadline, dueOn, steps, reason, null, undefined, anew);
  }
}

const isNoReminder = ({ rung }: Step): boolean => rung !== 'reminder';
const wasMissed = ({ reached }: Deadline): boolean => reached !== null && reached !== 'reminder';

/** The ladder under the new date; a reminder keeps its distance to the date it had, and one that was sent is not sent again. */
function stepsAfterMove(deadline: Deadline, dueOn: LocalDate, days: number, { context, calendarOf }: Story): Step[] {
  const reminder = deadline.steps.find(({ rung }) => rung === 'reminder');
  // What other rules made due again was told already: its rungs come no second time.
  const left = deadline.steps.map(({ rung }) => rung);
  const fresh = stepsOf(deadline.kind, deadline.from, dueOn, context.rules.ladder, calendarOf(deadline)).filter(
    (step) => isNoReminder(step) && left.includes(step.rung),
  );
  return reminder ? [{ rung: 'reminder', on: addDays(reminder.on, days) }, ...fresh] : fresh;
}
