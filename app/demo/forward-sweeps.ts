import {
  addDays,
  instantOfMs,
  localDateOf,
  maxDate,
  msOf,
  nextWorkingDay,
  startOfDay,
  type LocalDate,
} from '../../domain/calendar/index.ts';
import { setClockOffset } from '../../db/queries/clock.ts';
import { readSweep, toldSinceLastSweep } from '../../db/queries/sweeps.ts';
import type { App } from '../open.ts';
import { sweep } from '../operations/sweep.ts';

/** 07:00 in Brussels. Clocks change at night and never after 03:00, so it is counted back from the next midnight. */
const sevenOf = (day: LocalDate): number => msOf(startOfDay(addDays(day, 1))) - 17 * 3_600_000;

interface Sweeps {
  /** Something happened on this day. */
  happened(day: LocalDate): void;
  /** Runs what is owed before `next`, the next day on which something happens; null: before the end of the journey. */
  before(next: LocalDate | null): Promise<void>;
  swept(): number;
}

export const noSweeps: Sweeps = { happened: () => {}, before: async () => {}, swept: () => 0 };

/**
 * The sweeps of a journey through time. A schedule follows the server's clock, not the demo's, so the time machine runs
 * them itself: at 07:00 of each working day it passes on which something is new since the last, for else a year would
 * take hours. Without reconciliation: every run has just been seen to be up to date.
 */
export async function sweepsOnTheWay(app: App, fromMs: number, targetMs: number): Promise<Sweeps> {
  const from = localDateOf(instantOfMs(fromMs));
  /** A morning that was over before the journey began is told on the next. */
  const first = sevenOf(from) >= fromMs ? from : addDays(from, 1);
  let owedFrom: LocalDate | null = (await toldSinceLastSweep(app.db)) ? first : null;
  let swept = 0;
  return {
    happened(day) {
      owedFrom ??= maxDate(day, first);
    },
    async before(next) {
      if (owedFrom === null) return;
      const day = nextWorkingDay(owedFrom, (await app.basis()).calendar);
      // What happens up to that morning is told with it.
      if ((next !== null && day >= next) || sevenOf(day) > targetMs) return;
      owedFrom = null;
      if ((await readSweep(app.db, day))?.finishedAt || !(await toldSinceLastSweep(app.db))) return;
      await setClockOffset(app.db, sevenOf(day) - Date.now());
      await sweep(app, { day, reconcile: false });
      swept += 1;
    },
    swept: () => swept,
  };
}
