import type { Calendar, LocalDate } from '../domain/calendar/index.ts';
import { newestRules, type RuleSet } from '../domain/rules/index.ts';
import type { Database } from '../db/connect.ts';
import { readCalendar } from '../db/queries/calendar.ts';
import { rulesInForce, ruleSetOf } from '../db/queries/rules.ts';

/** What dates are counted by. */
export interface Basis {
  readonly rules: RuleSet;
  readonly calendar: Calendar;
}

/** The very rules and closing days by which the dates of a trajectory or a cohort were counted: as its workflow has them. */
export async function basisOf(
  db: Database,
  state: { readonly phase: 'none' } | { readonly ruleVersion: string; readonly calendarVersion: number },
): Promise<Basis> {
  if (!('ruleVersion' in state)) return { rules: newestRules, calendar: await readCalendar(db) };
  return {
    rules: await ruleSetOf(db, state.ruleVersion),
    calendar: await readCalendar(db, state.calendarVersion),
  };
}

/** What someone who is registered on this day starts with. */
export async function basisToday(db: Database, today: LocalDate): Promise<Basis> {
  return { rules: await rulesInForce(db, today), calendar: await readCalendar(db) };
}
