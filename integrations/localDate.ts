/** Local dates `YYYY-MM-DD` as the outside systems write them, read strictly: what is no day in the calendar is refused. */

export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** True for a real day between 1900 and 2199; text, 31 February and the year 0000 are not. */
export function isLocalDate(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return plausibleYear(year) && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/** No living person's status or contract lies outside these years; such a year is a typing error or an attack. */
export function plausibleYear(year: number): boolean {
  return year >= 1900 && year < 2200;
}
