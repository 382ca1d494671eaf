import type { LocalDate } from '../../calendar/index.ts';
import type { Context } from '../../durable/context.ts';
import { dueDate } from '../../durable/deadline.ts';
import { refuse, type Refusal } from '../refusal.ts';
import type { FollowUp } from '../state.ts';

/** The last day on which jobcoaching may start: free, for an employee of less than one year [S]; or why there is none. */
export function coachableUntil(
  { outcome, coaching, coached }: FollowUp,
  { today, rules, calendar }: Pick<Context, 'today' | 'rules' | 'calendar'>,
): LocalDate | Refusal {
  if (outcome?.kind !== 'atWork' || outcome.hiredOn === null) return refuse('coaching.notAtWork');
  if (outcome.contract === 'selfEmployed') return refuse('coaching.notEmployed');
  if (coaching !== null) return refuse('coaching.pending', { coachingId: coaching.id });
  // At most six months [S]: of one job there is one coaching; another job may be coached again.
  if (coached.includes(outcome.hiredOn)) return refuse('coaching.jobAlreadyCoached', { hiredOn: outcome.hiredOn });
  const last = dueDate('JC-2', outcome.hiredOn, rules, calendar);
  return today > last ? refuse('coaching.overOneYear', { last }) : last;
}
