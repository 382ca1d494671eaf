import { addDays, addMonths, daysBetween, maxDate, type LocalDate, type Period } from '../calendar/index.ts';
import type { Rule } from '../rules/index.ts';

export const yearOf = (day: LocalDate): number => Number(day.slice(0, 4));
export const lastOfYear = (year: number): LocalDate => `${year}-12-31` as LocalDate;

/** The years whose plan can be agreed: the one that is asked, or where that is over the year that runs and the next. */
export function plannableYears(asked: number, today: LocalDate): readonly number[] {
  const now = yearOf(today);
  return asked < now ? [now, now + 1] : [asked];
}

/**
 * The last day of the nth year from a first day on: the day before the same day, or the last of February where the first
 * was the 29th and the year has none. Always counted from the first day itself, so that nothing drifts.
 */
export function lastOfYearFrom(first: LocalDate, n: number): LocalDate {
  const same = addMonths(first, 12 * n);
  // 29 February 2028 to 28 February 2029: a month that is too short ends the year with its last day.
  return same.slice(5) === first.slice(5) ? addDays(same, -1) : same;
}

/** The end of the year, counted from the first day, in which a day lies. */
export function termAround(first: LocalDate, day: LocalDate): LocalDate {
  for (let n = 1; ; n += 1) {
    const last = lastOfYearFrom(first, n);
    if (last >= day) return last;
  }
}

const daysOf = (period: Period | undefined): number => (period && 'days' in period ? period.days : 0);

/**
 * A date that is counted back from the end of a matter: but whoever is asked late has as long as the rule leaves at least,
 * and no longer than to the end itself, or to the day of asking where that is past.
 */
export function countedBack({ before, least }: Rule, end: LocalDate, asked: LocalDate): LocalDate {
  const meant = addDays(end, -daysOf(before));
  const soonest = addDays(asked, daysOf(least));
  if (meant >= soonest) return meant;
  return daysBetween(soonest, end) >= 0 ? soonest : maxDate(end, asked);
}
