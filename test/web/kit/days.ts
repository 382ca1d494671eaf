import { forward } from '../../../app/demo/index.ts';
import type { App } from '../../../app/open.ts';
import { addDays, daysBetween, localDateOf, nextWorkingDay, type LocalDate } from '../../../domain/calendar/index.ts';

/** The first working day that lies so many days ahead or more: no group meets and no round is made on a day off. */
export async function aWorkingDayIn(app: App, days: number): Promise<LocalDate> {
  const { calendar } = await app.basis();
  return nextWorkingDay(addDays(localDateOf(await app.now()), days), calendar);
}

/** To a day that is to come, without the rounds of the mornings. */
export async function forwardTo(app: App, day: LocalDate): Promise<void> {
  await forward(app, { duration: `${daysBetween(localDateOf(await app.now()), day)}d`, sweeps: false });
}
