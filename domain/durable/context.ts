import type { Calendar, Instant, LocalDate } from '../calendar/index.ts';
import type { RuleSet } from '../rules/index.ts';
import type { Actor } from './actor.ts';

/** All that a decision may know beside the state: the moment, who acts, the rules, the calendar. */
export interface Context {
  readonly now: Instant;
  /** The local day a thing counts for: the day of `now`, or the day a deadline fell when that is being caught up with. */
  readonly today: LocalDate;
  readonly rules: RuleSet;
  readonly calendar: Calendar;
}
export interface ActingContext extends Context {
  readonly by: Actor;
  readonly noteId?: string;
}
