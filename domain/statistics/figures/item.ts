import { daysBetween, maxDate, type LocalDate } from '../../calendar/index.ts';
import type { Life } from '../life.ts';
import type { Track } from '../tracks.ts';

/** One thing that a figure counts in a life; the dimensions follow from the event it hangs on. */
export interface Item {
  readonly on: LocalDate;
  /** Only of what stands. */
  readonly until?: LocalDate | null;
  readonly kind?: string | null;
  readonly days?: number | null;
  /** The number of the event at which province and referral are looked up. */
  readonly sequence: number;
  /** The referral it is about; left out: the last one made before. */
  readonly track?: Track;
}

/** A figure: what it counts in one life. Pure, and the same in three years. */
export type Figure = (life: Life) => readonly Item[];

/** Whole days from one day to another; a day that was noted before it counts as the same. */
export const daysTo = (from: LocalDate, to: LocalDate): number => daysBetween(from, maxDate(from, to));

export const ofTracks =
  (items: (track: Track, life: Life) => readonly Omit<Item, 'sequence' | 'track'>[]): Figure =>
  (life) =>
    life.tracks.flatMap((track) => items(track, life).map((item) => ({ ...item, sequence: track.sequence, track })));
