import type { LocalDate } from '../calendar/dates.ts';

/** What project hours are worked on, in the order of statements. */
export const hourActivities = ['group', 'individualTalk', 'consultation', 'preparation', 'report'] as const;
export type HourActivity = (typeof hourActivities)[number];

/** Minutes that somebody of the partner worked, or a correction of such an entry. It never changes. */
export interface HourEntry {
  /** Of its month: unique there, and in order of noting. */
  readonly id: string;
  readonly contractId: string;
  /** `2026-03`. */
  readonly month: string;
  readonly staffId: string;
  readonly day: LocalDate;
  readonly activity: HourActivity;
  /** Whole minutes; of a correction with a minus where it takes away. */
  readonly minutes: number;
  /** The entry that it corrects; null: it is one itself. */
  readonly corrects: string | null;
}

/** A month whose hours were approved, with all of its entries in order of noting. */
export interface ApprovedHours {
  readonly month: string;
  readonly entries: readonly HourEntry[];
}

export const minutesOf = (entries: readonly Pick<HourEntry, 'minutes'>[]): number =>
  entries.reduce((sum, { minutes }) => sum + minutes, 0);
