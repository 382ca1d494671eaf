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

/**
 * How somebody comes back after everything they went through: the one answer for every door. Within the months of the
 * rules the new trajectory goes on from the last one; after a death nothing begins at all.
 * @param from the trajectory that is asked to be gone on from; left out, the last one
 * @returns null when nothing of before counts any more: it begins anew
 */
export function comingBack(
  past: readonly Trajectory[],
  because: ReopenReason,
  context: Pick<Context, 'today' | 'rules' | 'calendar'>,
  from?: string,
): NonNullable<Registering['reopens']> | ReopenProblem | null {
  const closed = past.filter((one) => one.phase === 'closed');
  const dead = closed.find(({ reason }) => reason === 'deceased');
  if (dead) return not('reopen.deceased', { trajectoryId: dead.id });
  const asked = past.find((one) => one.phase !== 'none' && one.id === from);
  if (asked) return reopening(asked, because, context);
  const [last] = closed
    .filter(({ id, reason }) => reason !== 'merged' && !past.some((one) => one.phase !== 'none' && one.reopens === id))
    .toSorted((a, b) => b.closedOn.localeCompare(a.closedOn) || b.id.localeCompare(a.id));
  const back = last === undefined ? null : reopening(last, because, context);
  return back && 'problem' in back && back.problem === 'reopen.tooLate' ? null : back;
}
