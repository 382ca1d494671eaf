import assert from 'node:assert/strict';
import { addDays, startOfDay, type LocalDate } from '../../../../domain/calendar/index.ts';
import type { Context } from '../../../../domain/trajectory/index.ts';
import { catchUp, decide, isRefusal, type Cohort, type CohortEvent, type Decided, type Refusal } from '../core.ts';
import type { Move } from './lifetime.ts';

const bare = ({ at: _at, ...event }: CohortEvent): Omit<CohortEvent, 'at'> => event;

/** From the day of the context to the given one, as punctual timers would catch up: a day at a time. */
function dayByDay(state: Cohort, context: Context, to: LocalDate): Decided {
  let current = state;
  const events: CohortEvent[] = [];
  for (let { today } = context; today <= to; today = addDays(today, 1)) {
    const now = today > context.today ? startOfDay(today) : context.now;
    const decided = catchUp(current, { ...context, today, now });
    events.push(...decided.events);
    current = decided.state;
  }
  return { events, state: current };
}

/** However late time is caught up with: the same events for the same days. */
export function sameWhenLate(state: Cohort, context: Context, to: LocalDate): void {
  const atOnce = catchUp(state, { ...context, today: to }).events;
  assert.deepStrictEqual(atOnce.map(bare), dayByDay(state, context, to).events.map(bare), 'late differs from daily');
}

/** A command given while timers are late: as if they had fired in time. */
export function sameAfterCatchingUp(
  state: Cohort,
  { name, input }: Move,
  context: Context,
  result: Decided | Refusal,
): void {
  const punctual = catchUp(state, context);
  const then = decide(punctual.state, name, input, context);
  if (isRefusal(result) || isRefusal(then)) return assert.deepStrictEqual(then, result, 'refused only when late');
  assert.deepStrictEqual([...punctual.events, ...then.events], result.events, 'late timers decide otherwise');
  assert.deepStrictEqual(then.state, result.state);
}
