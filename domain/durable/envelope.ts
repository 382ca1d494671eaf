import type { Instant, LocalDate } from '../calendar/index.ts';
import type { Actor } from './actor.ts';

/** What every event carries beside what happened. */
export interface Envelope {
  readonly sequence: number;
  /** The local day it counts for. */
  readonly on: LocalDate;
  /** When it was decided. Never before the event before it. */
  readonly at: Instant;
  readonly by: Actor;
  /** Key of the free text in the side store, if the actor gave one. */
  readonly noteId?: string;
}
