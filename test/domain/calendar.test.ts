import Holidays from 'date-holidays';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  addPeriod,
  addWorkingDays,
  belgianHolidays,
  daysBetween,
  instant,
  instantOfMs,
  isInstant,
  isLocalDate,
  isWorkingDay,
  localDate,
  localDateOf,
  maxDate,
  minDate,
  msOf,
  nextWorkingDay,
  startOfDay,
  weekdayOf,
} from '../../domain/calendar/index.ts';
import type { Calendar, LocalDate } from '../../domain/calendar/index.ts';

const d = localDate;
const open: Calendar = { closingDays: [] };
const dayMs = 86_400_000;

const years = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i);
const anyDate = fc
  .integer({ min: Date.UTC(1990, 0, 1) / dayMs, max: Date.UTC(2100, 11, 31) / dayMs })
  .map((n) => d(new Date(n * dayMs).toISOString().slice(0, 10)));

/** Public holidays by another hand, and working days by the plainest reading of them. */
const oracle = new Holidays('BE');
const publicHolidays = (year: number) =>
  oracle
    .getHolidays(year)
    .filter(({ type }) => type === 'public')
    .map(({ date }) => date.slice(0, 10))
    .sort();
const allHolidays = new Set(years(1985, 2105).flatMap(publicHolidays));
const works = (date: string, closed: readonly string[]) =>
  ![0, 6].includes(new Date(date).getUTCDay()) && !allHolidays.has(date) && !closed.includes(date);

describe('local dates', () => {
  it.each(['2026-01-31', '2024-02-29', '2000-02-29', '9999-12-31'])('%s is a day', (text) => {
    expect(isLocalDate(text)).toBe(true);
    expect(localDate(text)).toBe(text);
  });

  it.each([
    ['2026-02-29', /does not have/],
    ['1900-02-29', /does not have/],
    ['2026-04-31', /does not have/],
    ['2026-01-00', /does not have/],
    ['2026-13-01', /month/],
    ['2026-00-01', /month/],
    ['0050-01-01', /year/],
    ['2026-1-1', /written/],
    ['26-01-01', /written/],
    [' 2026-01-01', /written/],
    ['2026-01-01\n', /written/],
    ['2026-01-01T00:00:00.000Z', /written/],
    ['', /written/],
  ])('%j is not a day, and the error says why', (text, why) => {
    expect(isLocalDate(text)).toBe(false);
    expect(() => localDate(text)).toThrow(RangeError);
    expect(() => localDate(text)).toThrow(why);
  });

  it.each([null, undefined, 20260101, new Date(), {}, ['2026-01-01']])('%j is no date', (value) =>
    expect(isLocalDate(value)).toBe(false),
  );

  it('move by days over months, years and leap days', () => {
    expect(addDays(d('2026-12-31'), 1)).toBe('2027-01-01');
    expect(addDays(d('2024-03-01'), -1)).toBe('2024-02-29');
    expect(addDays(d('2026-03-29'), 1)).toBe('2026-03-30');
    expect(() => addDays(d('2026-01-01'), 0.5)).toThrow(RangeError);
    expect(() => addDays(d('2026-01-01'), Number.NaN)).toThrow(RangeError);
    expect(() => addDays(d('9999-12-31'), 1)).toThrow(RangeError);
    expect(() => addDays('nonsense' as LocalDate, 1)).toThrow(RangeError);
    expect(() => daysBetween(d('2026-01-01'), '2026-02-30x' as LocalDate)).toThrow(RangeError);
  });

  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-01-15', -1, '2025-12-15'],
    ['2026-08-31', 24, '2028-08-31'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2026-11-30', 3, '2027-02-28'],
    ['2026-05-05', 0, '2026-05-05'],
    ['2026-12-31', 6, '2027-06-30'],
    ['2026-01-31', -13, '2024-12-31'],
  ])('%s + %i months is %s', (from, n, to) => expect(addMonths(d(from), n)).toBe(to));

  it('adding months keeps the day, or takes the last of a shorter month', () =>
    fc.assert(
      fc.property(anyDate, fc.integer({ min: -600, max: 600 }), (date, n) => {
        const got = addMonths(date, n);
        const month = (text: string) => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7));
        expect(month(got) - month(date)).toBe(n);
        if (got.slice(8) !== date.slice(8)) {
          expect(Number(got.slice(8))).toBeLessThan(Number(date.slice(8)));
          expect(addDays(got, 1).slice(8)).toBe('01');
        }
      }),
    ));

  it('adding days and counting them are each other’s inverse', () =>
    fc.assert(
      fc.property(anyDate, fc.integer({ min: -5000, max: 5000 }), (date, n) => {
        expect(daysBetween(date, addDays(date, n))).toBe(n);
        expect(weekdayOf(addDays(date, n))).toBe(((((weekdayOf(date) - 1 + n) % 7) + 7) % 7) + 1);
      }),
    ));

  it('know their weekday and their order', () => {
    expect([
      weekdayOf(d('2026-03-02')),
      weekdayOf(d('2026-03-08')),
      weekdayOf(d('1970-01-01')),
      weekdayOf(d('1901-01-01')),
    ]).toEqual([1, 7, 4, 2]);
    expect(maxDate(d('2026-01-02'), d('2026-01-10'), d('2025-12-31'))).toBe('2026-01-10');
    expect(minDate(d('2026-01-02'), d('2026-01-10'), d('2025-12-31'))).toBe('2025-12-31');
  });
});

describe('instants', () => {
  it('are written in one way only', () => {
    expect(isInstant('2026-03-02T08:00:00.000Z')).toBe(true);
    for (const text of [
      '2026-03-02T08:00:00Z',
      '2026-03-02T08:00:00.000+01:00',
      '2026-02-30T08:00:00.000Z',
      '2026-03-02T24:00:00.000Z',
      '2026-03-02',
      5,
      null,
    ]) {
      expect(isInstant(text)).toBe(false);
    }
    expect(() => instant('2026-02-30T08:00:00.000Z')).toThrow(/exists/);
    expect(() => instant('2026-02-28')).toThrow(/written/);
  });

  it('go to milliseconds and back', () => {
    expect(msOf(instantOfMs(1_772_438_400_001))).toBe(1_772_438_400_001);
    expect(() => instantOfMs(1.5)).toThrow(RangeError);
    expect(() => instantOfMs(Number.NaN)).toThrow(RangeError);
    expect(() => instantOfMs(9e14)).toThrow(RangeError);
  });
});

describe('Belgian public holidays', () => {
  it.each(years(1990, 2100))('of %i are those of date-holidays', (year) => {
    const found = belgianHolidays(year);
    expect(found).toHaveLength(10);
    expect(found).toEqual(publicHolidays(year));
    for (const date of found) expect(isWorkingDay(date, open)).toBe(false);
  });

  it('of 2026, by name of day', () =>
    expect(belgianHolidays(2026)).toEqual([
      '2026-01-01',
      '2026-04-06',
      '2026-05-01',
      '2026-05-14',
      '2026-05-25',
      '2026-07-21',
      '2026-08-15',
      '2026-11-01',
      '2026-11-11',
      '2026-12-25',
    ]));
});

describe('working days', () => {
  it('are Monday to Friday but holidays and closing days, for every day of 1990 to 2100', () => {
    for (let date = d('1990-01-01'); date <= '2100-12-31'; date = addDays(date, 1)) {
      if (isWorkingDay(date, open) !== works(date, [])) expect.fail(date);
    }
    expect(isWorkingDay(d('2026-05-15'), { closingDays: [d('2026-05-15')] })).toBe(false);
  });

  it('ten working days from Friday 1 May pass Ascension', () => {
    expect(addWorkingDays(d('2026-05-01'), 10, open)).toBe('2026-05-18');
    expect(addWorkingDays(d('2026-05-01'), 10, { closingDays: [d('2026-05-15')] })).toBe('2026-05-19');
    expect(addWorkingDays(d('2026-05-18'), -10, open)).toBe('2026-04-30');
  });

  it('adding nothing stays put, even on a Sunday', () => {
    expect(addWorkingDays(d('2026-03-01'), 0, open)).toBe('2026-03-01');
    expect(nextWorkingDay(d('2026-03-01'), open)).toBe('2026-03-02');
    expect(nextWorkingDay(d('2026-03-02'), open)).toBe('2026-03-02');
    expect(nextWorkingDay(d('2026-04-04'), open)).toBe('2026-04-07');
    expect(() => addWorkingDays(d('2026-03-01'), 1.5, open)).toThrow(RangeError);
  });

  it('adding n lands on a working day with exactly n of them passed, either way', () =>
    fc.assert(
      fc.property(
        anyDate,
        fc.integer({ min: -60, max: 60 }),
        fc.array(fc.integer({ min: -90, max: 90 }), { maxLength: 15 }),
        (date, n, offsets) => {
          const closingDays = Object.freeze(offsets.map((offset) => addDays(date, offset)));
          const got = addWorkingDays(date, n, { closingDays });
          if (n === 0) {
            expect(got).toBe(date);
            return;
          }
          expect(works(got, closingDays)).toBe(true);
          const step = Math.sign(n);
          let passed = 0;
          for (let day = addDays(date, step); step > 0 ? day <= got : day >= got; day = addDays(day, step))
            passed += works(day, closingDays) ? 1 : 0;
          expect(passed).toBe(Math.abs(n));
          if (works(date, closingDays)) expect(addWorkingDays(got, -n, { closingDays })).toBe(date);
        },
      ),
      { numRuns: 300 },
    ));

  it('every kind of period has its own arithmetic', () => {
    const from = d('2026-01-30');
    expect(addPeriod(from, { days: 60 }, open)).toBe('2026-03-31');
    expect(addPeriod(from, { weeks: 12 }, open)).toBe('2026-04-24');
    expect(addPeriod(from, { months: 1 }, open)).toBe('2026-02-28');
    expect(addPeriod(from, { workingDays: 5 }, open)).toBe('2026-02-06');
  });
});

describe('Brussels time', () => {
  const intl = new Intl.DateTimeFormat('sv-SE', {
    timeZone: 'Europe/Brussels',
    dateStyle: 'short',
    timeStyle: 'medium',
  });
  const inBrussels = (ms: number) => intl.format(ms);
  const agrees = (ms: number) => {
    const day = localDateOf(instantOfMs(ms));
    expect(day).toBe(inBrussels(ms).slice(0, 10));
    const start = msOf(startOfDay(day));
    expect(inBrussels(start)).toBe(`${day} 00:00:00`);
    expect(start).toBeLessThanOrEqual(ms);
    expect(msOf(startOfDay(addDays(day, 1)))).toBeGreaterThan(ms);
  };

  it('agrees with Intl around every change of the clock, 1996 to 2100', () => {
    const lastSunday = (year: number, month: number) => {
      const last = new Date(Date.UTC(year, month + 1, 0));
      return last.getTime() - last.getUTCDay() * dayMs;
    };
    for (const year of years(1996, 2100)) {
      for (const month of [2, 9]) {
        const change = lastSunday(year, month) + 3_600_000;
        // The clock does jump here: otherwise this test looks in the wrong place.
        expect(inBrussels(change - 1).slice(11)).toBe(month === 2 ? '01:59:59' : '02:59:59');
        expect(inBrussels(change).slice(11)).toBe(month === 2 ? '03:00:00' : '02:00:00');
        for (let hour = -72; hour <= 72; hour++) for (const ms of [-1, 0, 1]) agrees(change + hour * 3_600_000 + ms);
      }
    }
  });

  it('starts every single day at 00:00 there, 1996 to 2060', () => {
    for (let day = d('1996-01-01'); day < '2060-01-01'; day = addDays(day, 1)) {
      if (inBrussels(msOf(startOfDay(day))) !== `${day} 00:00:00`) expect.fail(day);
    }
  });

  it('agrees with Intl at any moment, 1996 to 2100', () =>
    fc.assert(fc.property(fc.integer({ min: Date.UTC(1995, 11, 31, 23), max: Date.UTC(2100, 11, 31) }), agrees), {
      numRuns: 2000,
    }));

  it('refuses moments before the rule holds', () => {
    expect(localDateOf(instant('1995-12-31T23:00:00.000Z'))).toBe('1996-01-01');
    expect(startOfDay(d('1996-01-01'))).toBe('1995-12-31T23:00:00.000Z');
    expect(() => localDateOf(instant('1995-12-31T22:59:59.999Z'))).toThrow(RangeError);
    expect(() => startOfDay(d('1995-12-31'))).toThrow(RangeError);
  });
});
