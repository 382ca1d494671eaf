import { addDays, type LocalDate } from './dates.ts';

/** The public holidays on a fixed day, 'MM-DD' (Royal Decree of 18 April 1974, article 1). */
const fixed: readonly string[] = ['01-01', '05-01', '07-21', '08-15', '11-01', '11-11', '12-25'];

/** The movable ones, in days after Easter Sunday: Easter Monday, Ascension, Whit Monday. */
const afterEaster: readonly number[] = [1, 39, 50];

/**
 * The ten Belgian public holidays of a year, in order of date. Ten entries always: in 2008 Ascension fell on 1 May,
 * and that day is in the list twice.
 * @param year 1583 to 9999 (the Gregorian calendar)
 * @throws RangeError for another year
 */
export function belgianHolidays(year: number): readonly LocalDate[] {
  const easter = easterSunday(year);
  return [
    ...fixed.map((day) => `${year}-${day}` as LocalDate),
    ...afterEaster.map((days) => addDays(easter, days)),
  ].sort();
}

/** Years looked up before: every working day asks, and a third of the core's time went into Easter. */
const known = new Map<string, ReadonlySet<string>>();

export function isBelgianHoliday(date: LocalDate): boolean {
  const year = date.slice(0, 4);
  let holidays = known.get(year);
  if (!holidays) known.set(year, (holidays = new Set(belgianHolidays(Number(year)))));
  return holidays.has(date);
}

/**
 * Easter Sunday by the anonymous Gregorian computus (Meeus, Astronomical Algorithms, chapter 8).
 * @throws RangeError outside 1583 to 9999
 */
function easterSunday(year: number): LocalDate {
  if (!Number.isInteger(year) || year < 1583 || year > 9999)
    throw new RangeError(`no Easter is computed for the year ${year}`);
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const inCentury = year % 100;
  const moonShift = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - Math.floor(century / 4) - moonShift + 15) % 30;
  const toSunday = (32 + 2 * (century % 4) + 2 * Math.floor(inCentury / 4) - epact - (inCentury % 4)) % 7;
  const correction = Math.floor((golden + 11 * epact + 22 * toSunday) / 451);
  const n = epact + toSunday - 7 * correction + 114;
  const [month, day] = [Math.floor(n / 31), (n % 31) + 1];
  return `${year}-0${month}-${String(day).padStart(2, '0')}` as LocalDate;
}
