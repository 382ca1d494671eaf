import {
  addDays,
  dateOfDayNumber,
  dayMs,
  instantOfMs,
  msOf,
  weekdayOf,
  type Instant,
  type LocalDate,
} from './dates.ts';

const hourMs = 3_600_000;

/** 00:00 on 1 January 1996 in Brussels. Before 1996 summer time ended in September, so the rule below would be wrong. */
const ruleHoldsFrom = Date.UTC(1995, 11, 31, 23);

/**
 * The day it is in Brussels at this moment.
 * @throws RangeError before 1996
 */
export function localDateOf(at: Instant): LocalDate {
  const ms = msOf(at);
  return dateOfDayNumber(Math.floor((ms + offsetMs(ms)) / dayMs));
}

/**
 * The moment at which this day begins in Brussels, 00:00 there: 23:00 UTC the day before, or 22:00 in summer.
 * @throws RangeError before 1996
 */
export function startOfDay(date: LocalDate): Instant {
  const midnightUtc = Date.parse(date);
  // Clocks change at 01:00 UTC, never between the two candidates for midnight, so asking at either gives the same answer.
  return instantOfMs(midnightUtc - offsetMs(midnightUtc - hourMs));
}

/**
 * The moment at which it is that hour in Brussels on that day. In the hour that clocks skip or repeat, one of the two.
 * @param time `09:30`
 * @throws RangeError before 1996
 */
export function momentOf(date: LocalDate, time: string): Instant {
  const asUtc = Date.parse(`${date}T${time}:00Z`);
  return instantOfMs(asUtc - offsetMs(asUtc - hourMs));
}

/** What Brussels is ahead of UTC: summer time from the last Sunday of March to that of October, 01:00 UTC (directive 2000/84/EC). */
function offsetMs(ms: number): number {
  if (!(ms >= ruleHoldsFrom)) throw new RangeError(`the summer-time rule holds from 1996: ${ms}`);
  const year = new Date(ms).getUTCFullYear();
  const summer = ms >= changeMs(`${year}-03-31` as LocalDate) && ms < changeMs(`${year}-10-31` as LocalDate);
  return summer ? 2 * hourMs : hourMs;
}

/** 01:00 UTC on the last Sunday of the month whose last day this is, in milliseconds. */
function changeMs(monthEnd: LocalDate): number {
  return Date.parse(addDays(monthEnd, -(weekdayOf(monthEnd) % 7))) + hourMs;
}
