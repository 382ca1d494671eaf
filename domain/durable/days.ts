import type { LocalDate } from '../calendar/index.ts';
import { refuse, type Refusal, type SharedRefusalCode } from './refusal.ts';

/** One end of the days a field may name. */
export interface Bound<Of extends string = string> {
  readonly day: LocalDate;
  /** What lies there: a step that the thing rests on, or what ends it. */
  readonly of: Of;
}

/** The days a field may name, both ends included; left out: no end on that side. */
export interface Bounds<Of extends string = string> {
  readonly min?: Bound<Of>;
  readonly max?: Bound<Of>;
}

/** By the name of the date field. */
export type DayBounds<Of extends string = string> = Readonly<Record<string, Bounds<Of>>>;

/** The latest of some days, with what lies there; those that are not there do not count. */
export const latestOf = <Of extends string>(...bounds: readonly (Bound<Of> | undefined)[]): Bound<Of> | undefined =>
  bounds.reduce<Bound<Of> | undefined>(
    (latest, one) => (one && (!latest || one.day > latest.day) ? one : latest),
    undefined,
  );

/** A day outside its bounds is refused, with both days named. */
export function checkDays(
  bounds: DayBounds,
  data: Readonly<Record<string, unknown>>,
): Refusal<SharedRefusalCode> | null {
  for (const [field, { min, max }] of Object.entries(bounds)) {
    const on = data[field] as LocalDate | undefined;
    if (on === undefined) continue;
    if (min && on < min.day) return refuse('date.before', { field, on, first: min.day, of: min.of });
    if (max && on > max.day) return refuse('date.after', { field, on, last: max.day, of: max.of });
  }
  return null;
}
