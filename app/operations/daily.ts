import type { LocalDate } from '../../domain/calendar/index.ts';
import { livingMonths } from '../../db/queries/contract-months.ts';
import { monthsFollow } from '../hours/follow.ts';
import { openMonths } from '../hours/index.ts';
import { beginAgreements } from '../agreements/index.ts';
import { spreadCalendar } from '../rules/calendar.ts';
import type { App } from '../open.ts';
import { catchUpFigures } from '../../db/queries/figure-facts.ts';
import { purgeRequests } from '../../db/queries/idempotency.ts';
import { purgeOver } from '../../db/queries/sign-in.ts';
import { openCapacityYear } from '../places/places.ts';
import { pokeWaiting } from '../machines/index.ts';
import { senses } from './sense.ts';

/** Something that is done on every working day, after the digests. */
export interface DailyJob {
  /** A code: it names the job's figures in the report. */
  readonly name: string;
  /** Must be repeatable, for a sweep may run twice, and must make up for days that were missed. Answers in figures. */
  run(app: App, day: LocalDate): Promise<Readonly<Record<string, number>>>;
}

/** In the order in which they run; one that fails is reported and holds up no other. */
export const dailyJobs: readonly DailyJob[] = [
  {
    // Who waits from earlier years is first in line in the new one, and an offer that was never told is told.
    name: 'capacityYear',
    async run(app) {
      const { provinces, redirected, told } = await openCapacityYear(app);
      const offered = provinces.reduce((sum, one) => sum + one.offered, 0);
      return {
        carriedOver: provinces.reduce((sum, one) => sum + one.carriedOver, 0),
        offered,
        redirected,
        told: told.length,
      };
    },
  },
  {
    // A change of closing days that was interrupted reaches everyone all the same.
    name: 'calendar',
    async run(app) {
      const { trajectories, moves } = await spreadCalendar(app, {
        by: { role: 'operator', id: 'sweep' },
        dryRun: false,
      });
      return { trajectories: trajectories.length, moves };
    },
  },
  {
    // Each contract in force has its month, also where a round was missed on its first day; open ones follow what was changed.
    name: 'contractMonths',
    async run(app, day) {
      const { opened } = await openMonths(app, day);
      return { opened: opened.length, followed: await monthsFollow(app, await livingMonths(app.db)) };
    },
  },
  {
    // Agreements from before they were followed up, and those whose run could not be started when they were added.
    name: 'agreements',
    async run(app) {
      return { begun: await beginAgreements(app) };
    },
  },
  {
    // Answers are kept under their key for a week: what the person in them was told must not stay for ever.
    name: 'requests',
    async run(app) {
      return { purged: await purgeRequests(app.db) };
    },
  },
  {
    name: 'access',
    run: async (app) => purgeOver(app.db),
  },
  {
    // Whoever asks a figure then waits for what happened today alone.
    name: 'figures',
    async run(app) {
      return { lives: await catchUpFigures(app.db) };
    },
  },
  {
    // Whose lane was lost, or not woken, is told all the same.
    name: 'webhooks',
    async run(app) {
      return { waiting: await pokeWaiting(app) };
    },
  },
  {
    // What makes no sense is for people to judge: `w2 check` says what and what to do.
    name: 'sense',
    async run(app) {
      return { findings: (await senses(app)).length };
    },
  },
];
