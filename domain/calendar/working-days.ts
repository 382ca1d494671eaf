import { addDays, addMonths, weekdayOf, type LocalDate, type Period } from './dates.ts';
import { isBelgianHoliday } from './holidays.ts';

/** The days on which organisations are closed beside weekends and public holidays. Plain JSON: it travels with a workflow. */
export interface Calendar {
  /** Rises with every change, so that an older one never replaces a newer; left out: 0. */
  readonly version?: number;
  /** Of VDAB, which every deadline counts by unless it is a partner's. */
  readonly closingDays: readonly LocalDate[];
  /** Of each partner, by its code. */
  readonly ofPartners?: Readonly<Record<string, readonly LocalDate[]>>;
}

/** The calendar by which a partner's own deadlines are counted. */
export const calendarOfPartner = ({ ofPartners = {} }: Calendar, partner: string): Calendar => ({
  closingDays: Object.hasOwn(ofPartners, partner) ? (ofPartners[partner] ?? []) : [],
});

/** Monday to Friday, but the public holidays and the closing days. */
export function isWorkingDay(date: LocalDate, calendar: Calendar): boolean {
  return weekdayOf(date) <= 5 && !isBelgianHoliday(date) && !calendar.closingDays.includes(date);
}

/**
 * The nth working day after `date`, or before it when `n` is negative; the start itself never counts.
 * With 0 it is `date` itself, working day or not: a deadline of nothing falls where it stands.
 * @throws RangeError when `n` is not whole, or the calendar leaves no working day before the year 10000
 */
export function addWorkingDays(date: LocalDate, n: number, calendar: Calendar): LocalDate {
  if (!Number.isInteger(n)) throw new RangeError(`not a whole number of working days: ${n}`);
  const step = n < 0 ? -1 : 1;
  let day = date;
  for (let left = Math.abs(n); left > 0;) {
    day = addDays(day, step);
    if (isWorkingDay(day, calendar)) left -= 1;
  }
  return day;
}

/** `date` itself if it is a working day, else the first one after it. */
export function nextWorkingDay(date: LocalDate, calendar: Calendar): LocalDate {
  return isWorkingDay(date, calendar) ? date : addWorkingDays(date, 1, calendar);
}

/** The day that lies a period after (or, with a negative number, before) `date`. Only working days look at the calendar. */
export function addPeriod(date: LocalDate, period: Period, calendar: Calendar): LocalDate {
  if ('days' in period) return addDays(date, period.days);
  if ('weeks' in period) return addDays(date, period.weeks * 7);
  if ('months' in period) return addMonths(date, period.months);
  return addWorkingDays(date, period.workingDays, calendar);
}
