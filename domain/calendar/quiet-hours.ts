import { localDateOf, momentOf, startOfDay } from './brussels.ts';
import { addDays, weekdayOf, type Instant, type LocalDate } from './dates.ts';
import { isBelgianHoliday } from './holidays.ts';

/** When people are left alone, by the clock in Brussels: `20:00` until `08:00` the next morning. */
export interface QuietHours {
  readonly from: string;
  readonly until: string;
}

/** As long as nobody sets others [D]. */
export const usualQuietHours: QuietHours = { from: '20:00', until: '08:00' };

/** Who is written to: somebody at home, whose Sundays and public holidays are theirs, or somebody at their work. */
export type Reader = 'atHome' | 'atWork';

/** The moment from which somebody may be written to; `at` itself when that is now. */
export function opensAt(at: Instant, { from, until }: QuietHours, reader: Reader): Instant {
  let then = at;
  // Each turn ends one quiet stretch; no year has so many holidays in a row.
  for (let turn = 0; turn < 30; turn += 1) {
    const day = localDateOf(then);
    const ends = isFree(day, reader) ? startOfDay(addDays(day, 1)) : endOfQuiet(then, day, { from, until });
    if (ends <= then) return then;
    then = ends;
  }
  throw new RangeError(`never open after ${at}`);
}

const isFree = (day: LocalDate, reader: Reader): boolean =>
  reader === 'atHome' && (weekdayOf(day) === 7 || isBelgianHoliday(day));

/** When the quiet stretch ends in which this moment lies; the moment itself when it lies in none. */
function endOfQuiet(then: Instant, day: LocalDate, { from, until }: QuietHours): Instant {
  const [begins, ends] = [momentOf(day, from), momentOf(day, until)];
  if (from < until) return then >= begins && then < ends ? ends : then;
  if (then < ends) return ends;
  return then >= begins ? momentOf(addDays(day, 1), until) : then;
}
