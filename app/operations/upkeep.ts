import type { Calendar, Instant, LocalDate } from '../../domain/calendar/index.ts';
import type { SweepFinding } from '../../workflows/contract.ts';
import { dailyJobs, type DailyJob } from './daily.ts';
import type { App } from '../open.ts';
import { reconcile } from './reconcile.ts';

/** What the daily sweep asks of the application, as its activities take it: the worker gives it to them. */
export const upkeepOf = (app: App, jobs: readonly DailyJob[] = dailyJobs) => ({
  now: (): Promise<Instant> => app.now(),
  calendar: async (): Promise<Calendar> => (await app.basis()).calendar,
  reconcile: (): Promise<SweepFinding[]> => reconcile(app),
  jobs: jobs.map(({ name, run }) => ({ name, run: (day: LocalDate) => run(app, day) })),
});
