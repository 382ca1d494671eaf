import { addDays, addMonths, type LocalDate } from '../calendar/index.ts';
import { hasRule, type RuleSet } from '../rules/index.ts';
import { dueDate } from '../durable/deadline.ts';
import type { ReopenReason } from './codes.ts';
import type { Context } from '../durable/context.ts';
import type { Registering } from './decide.ts';
import type { Trajectory } from './state.ts';

export type ReopenProblemCode =
  | 'reopen.notClosed'
  | 'reopen.deceased'
  | 'reopen.merged'
  | 'reopen.tooLate'
  | 'reopen.noDecision'
  | 'reopen.reconsiderationTooLate'
  | 'reopen.capReached';

/** Why a trajectory is not gone on from; `details` hold dates and codes. */
export interface ReopenProblem {
  readonly problem: ReopenProblemCode;
  readonly details: Readonly<Record<string, string>>;
}

const not = (problem: ReopenProblemCode, details: Record<string, string> = {}): ReopenProblem => ({ problem, details });

/** What a new trajectory is registered with that goes on from a closed one, or why there is none. */
export function reopening(
  state: Trajectory,
  because: ReopenReason,
  { today, rules, calendar }: Pick<Context, 'today' | 'rules' | 'calendar'>,
): NonNullable<Registering['reopens']> | ReopenProblem {
  if (state.phase !== 'closed') return not('reopen.notClosed');
  if (state.reason === 'deceased') return not('reopen.deceased');
  // The other one goes on, and is where the person comes back to.
  if (state.reason === 'merged') return not('reopen.merged');
  const latest = addMonths(state.closedOn, rules.reopenMonths ?? 6);
  if (today > latest) return not('reopen.tooLate', { latest });
  if (because === 'reconsideration') {
    if (state.reason !== 'notEligible') return not('reopen.noDecision', { reason: state.reason });
    // A negative decision closes on its own day.
    const askBy = addDays(state.closedOn, rules.reconsiderationDays ?? 30);
    if (today > askBy) return not('reopen.reconsiderationTooLate', { latest: askBy });
  }
  const last = capOf(state.eligibleOn, { rules, calendar });
  if (last !== null && today > last) return not('reopen.capReached', { last });
  return { id: state.id, because, eligibleOn: state.eligibleOn };
}

/** The last day of the 24 months; null where they have not begun. */
function capOf(
  eligibleOn: LocalDate | null,
  { rules, calendar }: { rules: RuleSet; calendar: Context['calendar'] },
): LocalDate | null {
  return eligibleOn !== null && hasRule(rules, 'CAP-1/end') ? dueDate('CAP-1/end', eligibleOn, rules, calendar) : null;
}
