import {
  addDays,
  daysBetween,
  isWorkingDay,
  momentOf,
  type Calendar,
  type Instant,
  type LocalDate,
} from '../calendar/index.ts';

/** The days of a run by their number, worked out once: dates are text, and a queue wants numbers. */
export interface Days {
  readonly length: number;
  day(at: number): LocalDate;
  /** May lie outside the run. */
  of(day: LocalDate): number;
  /** The first working day from this one on; the end of the run when there is none in it. */
  working(at: number): number;
  /** Nine in the morning. */
  moment(at: number): Instant;
}

export function daysFrom(from: LocalDate, until: LocalDate, calendar: Calendar): Days {
  const length = Math.max(0, daysBetween(from, until));
  const days = Array.from({ length: length + 1 }, (_, at) => addDays(from, at));
  const next = Array.from({ length: length + 1 }, () => length);
  for (let at = length - 1; at >= 0; at -= 1)
    next[at] = isWorkingDay(days[at] as LocalDate, calendar) ? at : (next[at + 1] as number);
  const moments = days.map((day) => momentOf(day, '09:00'));
  const startMs = Date.parse(from);
  const found = (at: number): LocalDate => days[at] ?? addDays(from, at);
  return {
    length,
    day: found,
    of: (day) => Math.round((Date.parse(day) - startMs) / 86_400_000),
    working: (at) => (at >= length ? length : (next[Math.max(0, at)] as number)),
    moment: (at) => moments[at] ?? momentOf(found(at), '09:00'),
  };
}
