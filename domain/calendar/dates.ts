/** A day in Europe/Brussels, written 'YYYY-MM-DD'. Compares with `<` and `===` as text. */
export type LocalDate = string & { readonly __brand: 'LocalDate' };

/** A moment, written 'YYYY-MM-DDTHH:mm:ss.sssZ'. Compares with `<` and `===` as text. */
export type Instant = string & { readonly __brand: 'Instant' };

/** A length of time as the rules write it; never hours, because deadlines are days. */
export type Period = { days: number } | { weeks: number } | { months: number } | { workingDays: number };

export const dayMs = 86_400_000;
const writtenInstant = 'YYYY-MM-DDTHH:mm:ss.sssZ'.length;

/** Whether this is a day that exists, written 'YYYY-MM-DD'. Years before 0100 are not dates here. */
export function isLocalDate(value: unknown): value is LocalDate {
  return typeof value === 'string' && whatIsWrongWithDate(value) === null;
}

/** @throws RangeError saying what is wrong with the text */
export function localDate(text: string): LocalDate {
  const wrong = whatIsWrongWithDate(text);
  if (wrong !== null) throw new RangeError(`not a local date: ${JSON.stringify(text)} ${wrong}`);
  return text as LocalDate;
}

/** Whether this is a moment that exists, in exactly the one way we write them (UTC, milliseconds). */
export function isInstant(value: unknown): value is Instant {
  return typeof value === 'string' && whatIsWrongWithInstant(value) === null;
}

/** @throws RangeError saying what is wrong with the text */
export function instant(text: string): Instant {
  const wrong = whatIsWrongWithInstant(text);
  if (wrong !== null) throw new RangeError(`not an instant: ${JSON.stringify(text)} ${wrong}`);
  return text as Instant;
}

/**
 * @param ms milliseconds since 1970-01-01T00:00Z, a whole number
 * @throws RangeError when `ms` is not whole or falls outside the years 0 to 9999
 */
export function instantOfMs(ms: number): Instant {
  if (!Number.isInteger(ms)) throw new RangeError(`not a whole number of milliseconds: ${ms}`);
  const text = new Date(ms).toISOString();
  // What Date writes exists; only a year of more than four digits makes it longer.
  return text.length === writtenInstant ? (text as Instant) : instant(text);
}

/** Milliseconds since 1970-01-01T00:00Z. */
export function msOf(at: Instant): number {
  return Date.parse(at);
}

/** @throws RangeError when `n` is not whole or the result leaves the years 100 to 9999 */
export function addDays(date: LocalDate, n: number): LocalDate {
  assertWhole(n, 'days');
  return dateOfDayNumber(dayNumber(date) + n);
}

/**
 * The same day `n` months on (or back), or the last of that month where it is too short: 31 January + 1 = 28 February.
 * @throws RangeError as `addDays`
 */
export function addMonths(date: LocalDate, n: number): LocalDate {
  assertWhole(n, 'months');
  const months = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + n;
  const year = Math.floor(months / 12);
  const month = months - year * 12;
  // Day 0 of the next month is the last day of this one.
  const lastDay = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return dateOfDayNumber(Date.UTC(year, month, Math.min(Number(date.slice(8)), lastDay)) / dayMs);
}

/** Calendar days from one day to the other; negative when `to` comes first. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** ISO weekday: Monday is 1, Sunday is 7. */
export function weekdayOf(date: LocalDate): 1 | 2 | 3 | 4 | 5 | 6 | 7 {
  // 1970-01-01, day 0, was a Thursday. The double remainder keeps days before it positive.
  const fromMonday = (((dayNumber(date) + 3) % 7) + 7) % 7;
  return (fromMonday + 1) as 1 | 2 | 3 | 4 | 5 | 6 | 7;
}

export function maxDate(first: LocalDate, ...others: readonly LocalDate[]): LocalDate {
  return others.reduce((latest, date) => (date > latest ? date : latest), first);
}

export function minDate(first: LocalDate, ...others: readonly LocalDate[]): LocalDate {
  return others.reduce((earliest, date) => (date < earliest ? date : earliest), first);
}

/** Days since 1970-01-01: counted in years that begin in March, so that a leap day is the last (Date.parse takes ten times as long). */
function dayNumber(date: LocalDate): number {
  const [month, day] = [digits(date, 5, 7), digits(date, 8, 10)];
  const year = digits(date, 0, 4) - (month > 2 ? 0 : 1);
  // A NaN would pass silently through all arithmetic and come out as a deadline that never falls.
  if (!(year >= -1 && month >= 1 && month <= 12 && day >= 1 && day <= 31) || date.length !== 10)
    throw new RangeError(`not a local date: ${JSON.stringify(date)}`);
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const leapDays = Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400);
  return year * 365 + leapDays + dayOfYear - dayNumberOfYear0;
}

/** From 1 March of the year 0 until 1970-01-01. */
const dayNumberOfYear0 = 719_468;

/** The number that stands there; NaN where one is no digit. */
function digits(text: string, from: number, until: number): number {
  let number = 0;
  for (let at = from; at < until; at += 1) {
    const digit = text.charCodeAt(at) - 48;
    number = digit >= 0 && digit <= 9 ? number * 10 + digit : NaN;
  }
  return number;
}

/** Written before, by their number: working days walk the same few thousand days again and again. */
const written: (LocalDate | undefined)[] = [];
/** 1970 to 2106; others are made anew each time. */
const mostWritten = 50_000;

/** @param days since 1970-01-01 */
export function dateOfDayNumber(days: number): LocalDate {
  if (days < 0 || days >= mostWritten) return newDate(days);
  return (written[days] ??= newDate(days));
}

function newDate(days: number): LocalDate {
  const text = new Date(days * dayMs).toISOString();
  // Every deadline comes through here. What Date writes exists; only years that we do not read are looked at again.
  return text.length === writtenInstant && text >= '0100'
    ? (text.slice(0, 10) as LocalDate)
    : localDate(text.split('T', 1)[0] ?? '');
}

function assertWhole(n: number, unit: string): void {
  if (!Number.isInteger(n)) throw new RangeError(`not a whole number of ${unit}: ${n}`);
}

function whatIsWrongWithDate(text: string): string | null {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!parts) return 'is not written YYYY-MM-DD';
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  // Date.UTC reads years 0 to 99 as 1900 to 1999.
  if (year < 100) return 'has a year before 100';
  if (month < 1 || month > 12) return 'has no month 1 to 12';
  if (day < 1 || new Date(Date.UTC(year, month - 1, day)).getUTCDate() !== day)
    return 'has a day that this month does not have';
  return null;
}

function whatIsWrongWithInstant(text: string): string | null {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/.test(text)) return 'is not written YYYY-MM-DDTHH:mm:ss.sssZ';
  const ms = Date.parse(text);
  // Some engines roll 30 February or 24:00 over into the next day instead of refusing it.
  if (Number.isNaN(ms) || new Date(ms).toISOString() !== text) return 'is not a moment that exists';
  return null;
}
