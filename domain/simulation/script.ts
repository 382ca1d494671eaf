import type { CohortCommandName, Planning } from '../cohort/index.ts';
import type { LocalDate } from '../calendar/index.ts';
import type { Province } from '../rules/index.ts';
import type { Actor, CommandInput, CommandName } from '../trajectory/index.ts';
import type { Arrival } from './arrivals.ts';

/**
 * What people and systems said in a run, in its order: played into real workflows on the same days, the same must happen.
 * What one workflow says to another (a place, a group) is not in it: there they say it themselves.
 */
export type Said = {
  readonly on: LocalDate;
  /** What it changed, with the number of the last event of each. */
  readonly touched: ReadonlyMap<string, number>;
} & (
  | { readonly kind: 'register'; readonly id: string; readonly arrival: Arrival }
  | {
      readonly kind: 'give';
      readonly id: string;
      readonly name: CommandName;
      readonly by: Actor;
      readonly data: CommandInput['data'];
    }
  /** Time does something to it that day: a limit falls. */
  | { readonly kind: 'wake'; readonly id: string }
  | { readonly kind: 'plan'; readonly planning: Planning; readonly sessions: readonly LocalDate[] }
  | {
      readonly kind: 'giveCohort';
      readonly id: string;
      readonly name: CohortCommandName;
      readonly by: Actor;
      readonly data: CommandInput['data'];
    }
  /** Free places of the year are offered, as every morning. */
  | { readonly kind: 'offer'; readonly province: Province }
);
