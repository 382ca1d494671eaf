import type { LocalDate } from '../domain/calendar/index.ts';
import type { App } from './open.ts';

/** Something that is done on every working day, after the digests. */
export interface DailyJob {
  /** A code: it names the job's figures in the report. */
  readonly name: string;
  /** Must be repeatable, for a sweep may run twice, and must make up for days that were missed. Answers in figures. */
  run(app: App, day: LocalDate): Promise<Readonly<Record<string, number>>>;
}

/** In the order in which they run; one that fails is reported and holds up no other. */
export const dailyJobs: readonly DailyJob[] = [];
