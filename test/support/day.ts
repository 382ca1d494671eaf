/**
 * The day on which every test begins, whenever it runs: an application's clock is set to it. Another one with
 * `W2_TEST_DAY=2032-02-29 npm test`. It must lie ahead, because no clock of a workflow runs back.
 */
import { addDays, instantOfMs, localDate, msOf, startOfDay, type Instant } from '../../domain/calendar/index.ts';

/** The second Wednesday of March, in a week without holidays: of 2031, and once that is over of the first year that is to come. */
function usual(): string {
  for (let year = 2031; ; year += 1) {
    const first = new Date(Date.UTC(year, 2, 1)).getUTCDay();
    const day = new Date(Date.UTC(year, 2, 8 + ((3 - first + 7) % 7)));
    if (day.getTime() > Date.now() + 86_400_000) return day.toISOString().slice(0, 10);
  }
}

export const testDay = localDate(process.env['W2_TEST_DAY'] ?? usual());
export const inDays = (days: number) => addDays(testDay, days);
export const daysAgo = (days: number) => addDays(testDay, -days);

/** At ten in the morning a run is over long before the day is. */
export const testNow: Instant = instantOfMs(msOf(startOfDay(testDay)) + 10 * 3_600_000);

/** How far an application that begins now is ahead of the machine. */
export function aheadOfNow(of: Instant = testNow): number {
  const ms = msOf(of) - Date.now();
  if (ms < 0) throw new Error(`${testDay} is over: tests begin on a day that is to come`);
  return ms;
}
