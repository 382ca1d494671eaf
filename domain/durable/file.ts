import type { Instant } from '../calendar/index.ts';
import type { Deadline } from './deadline.ts';
import type { WithEdition } from './edition.ts';

/** What every durable thing knows, whichever it is and in each phase. Plain JSON: it crosses continue-as-new. */
export interface DurableFile extends WithEdition {
  readonly id: string;
  readonly ruleVersion: string;
  readonly calendarVersion: number;
  /** Sequence number of the last event. */
  readonly sequence: number;
  /** When the last event was decided; its clock never runs back. */
  readonly lastAt: Instant;
  /** How many deadlines were ever opened: numbers their ids. */
  readonly opened: number;
  readonly deadlines: readonly Deadline[];
}
