import type { LocalDate } from '../calendar/dates.ts';
import { activities, type Activity } from '../contract-month/codes.ts';

export { activities as hourActivities, type Activity as HourActivity };

/** Minutes that somebody of the partner worked, or a correction of such an entry. It never changes. */
export interface HourEntry {
  /** `E1`, `E2` … within its month, in order of noting. */
  readonly id: string;
  readonly contractId: string;
  /** `2026-03`. */
  readonly month: string;
  readonly staffId: string;
  readonly day: LocalDate;
  readonly activity: Activity;
  /** Whole minutes; of a correction with a minus where it takes away. */
  readonly minutes: number;
  /** The entry that it corrects, of the same month; null: it is one itself. */
  readonly corrects: string | null;
}

/** A month whose hours were approved, with all of its entries in order of noting. */
export interface ApprovedHours {
  readonly month: string;
  readonly entries: readonly HourEntry[];
}

export const minutesOf = (entries: readonly Pick<HourEntry, 'minutes'>[]): number =>
  entries.reduce((sum, { minutes }) => sum + minutes, 0);
