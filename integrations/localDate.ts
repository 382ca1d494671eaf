/** Local dates `YYYY-MM-DD` as the outside systems write them, read strictly: what is no day in the calendar is refused. */

export function daysInMonth(year: number, month: number): number {
  const date = new Date(0);
  // Not by `Date.UTC`, which takes the year 24 for 1924.
  date.setUTCFullYear(year, month, 0);
  return date.getUTCDate();
}

/** True for a real day between 1900 and 2199; text, 31 February and the year 0000 are not. */
export function isLocalDate(text: string): boolean {
  return isDay(text) && eraOf(Number(text.slice(0, 4))) === 'ours';
}

/** A real day of any year from 0000 to 9999. */
export function isDay(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/**
 * No living person's status or contract begins or ends outside the years 1900 to 2199: sources write such a year (0001-01-01,
 * 9999-12-31) for a day that they do not know or that has not come.
 */
export function eraOf(year: number): 'longAgo' | 'ours' | 'farOff' {
  if (year < 1900) return 'longAgo';
  return year < 2200 ? 'ours' : 'farOff';
}
