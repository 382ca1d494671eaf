import { startOfDay, maxDate } from '../calendar/index.ts';
import type { Context } from '../durable/context.ts';
import { catchUp, decide, nextStep, type Decided } from './decide.ts';
import type { TrajectoryEvent } from './events.ts';
import { isRefusal } from './refusal.ts';
import { isOpen, type Trajectory } from './state.ts';

/** No life has so many dates: past this the forecast is in a circle, which is a bug. */
const mostSteps = 10_000;

/**
 * The whole future if nobody does anything and no outside system answers: the very decisions the workflow will take,
 * taken now. Each event is dated on the day it will count for.
 */
export function forecast(state: Trajectory, context: Context): TrajectoryEvent[] {
  const events: TrajectoryEvent[] = [];
  let current = settle(catchUp(state, context), context, events);
  for (let steps = 0; ; steps += 1) {
    if (steps > mostSteps) throw new Error('the forecast does not end');
    const next = nextStep(current);
    if (!next) return events;
    const today = maxDate(next.step.on, context.today);
    const then: Context = { ...context, today, now: today > context.today ? startOfDay(today) : context.now };
    current = settle(catchUp(current, then), then, events);
  }
}

/** Silence of the outside systems: every question under way stays without an answer, one after another, as they would be told. */
function settle({ events: further, state }: Decided, context: Context, events: TrajectoryEvent[]): Trajectory {
  events.push(...further);
  const asked = isOpen(state) ? state.lookups.find(({ status }) => status === 'asked') : undefined;
  if (!asked) return state;
  const silence = decide(
    state,
    'lookupUnanswered',
    { by: { role: 'system' }, data: { lookupId: asked.id, code: 'silent' } },
    context,
  );
  if (isRefusal(silence)) throw new Error(`silence was refused: ${silence.refused}`);
  return settle(silence, context, events);
}
