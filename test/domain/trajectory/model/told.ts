import type { LocalDate } from '../../../../domain/calendar/index.ts';
import type { Trajectory } from '../../../../domain/trajectory/index.ts';

/** A life told again from its events alone, one after another, with what must be true between them. */
export interface Retold {
  readonly state: Trajectory;
  readonly opened: number;
  readonly ended: number;
  /** The dates that the present pause moved, as they were before it. */
  readonly beforePause: Readonly<Record<string, LocalDate>>;
  /** What the deadlines must be once a pause is over; null when none just ended. */
  readonly afterPause: Readonly<Record<string, LocalDate>> | null;
  /** Whether this decision adopted other rules or closing days, or put a mistake right. */
  readonly adopted: boolean;
  readonly corrected: boolean;
}
