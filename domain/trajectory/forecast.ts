import { startOfDay, maxDate } from '../calendar/index.ts';
import type { Context } from './context.ts';
import { catchUp, nextStep, type Decided } from './decide.ts';
import type { TrajectoryEvent } from './events.ts';
import { isOpen, type Trajectory } from './state.ts';
import { tell } from './story.ts';
import { lookupUnanswered } from './verbs/lookups.ts';

/** No life has so many dates: past this the forecast is in a circle, which is a bug. */
const mostSteps = 10_000;

/**
 * The whole future if nobody does anything and no outside system answers: the very decisions the workflow will take,
 * taken now. Each event is dated on the day it will count for.
 */
export function forecast(state: Trajectory, context: Context): TrajectoryEvent[] {
  const events: TrajectoryEvent[] = [];
  let current = settle(state, context, events);
  for (let steps = 0; ; steps += 1) {
    if (steps > mostSteps) throw new Error('the forecast does not end');
    const next = nextStep(current);
    if (!next) return events;
    const today = maxDate(next.step.on, context.today);
    const then: Context = { ...context, today, now: today > context.today ? startOfDay(today) : context.now };
    const decided: Decided = catchUp(current, then);
    events.push(...decided.events);
    current = settle(decided.state, then, events);
  }
}

/** Silence of the outside systems: every question under way stays without an answer. */
function settle(state: Trajectory, context: Context, events: TrajectoryEvent[]): Trajectory {
  if (!isOpen(state)) return state;
  const asked = state.lookups.filter(({ status }) => status === 'asked');
  if (asked.length === 0) return state;
  const story = tell(state, { ...context, by: { role: 'system' } });
  for (const { id } of asked) {
    if (isOpen(story.state)) lookupUnanswered.tell(story, story.state, { lookupId: id, code: 'silent' }, story.context);
  }
  events.push(...story.events);
  return story.state;
}
