import {
  addDays,
  addWorkingDays,
  isWorkingDay,
  localDateOf,
  type Calendar,
  type LocalDate,
} from '../../domain/calendar/index.ts';
import { beginSweep, finishSweep, lastSweptBefore, readSweep, type SweepRow } from '../../db/queries/sweeps.ts';
import type { SweepActivities, SweepReport } from '../../workflows/contract.ts';
import type { App } from '../open.ts';
import { dailyJobs, type DailyJob } from './daily.ts';
import { reconcile } from './reconcile.ts';

/** More findings than this are a catastrophe that `w2 check` tells in full. */
const mostFindings = 500;
/** So far back missed working days are counted. */
const mostMissed = 260;

/** The steps of the daily sweep that are the application's own; the digests are written and mailed by activities. */
export function dailyRound(
  app: App,
  jobs: readonly DailyJob[] = dailyJobs,
): Pick<SweepActivities, 'beginSweep' | 'reconcile' | 'dailyJob' | 'finishSweep'> {
  return {
    async beginSweep({ day: asked, exact }) {
      const [now, { calendar }] = await Promise.all([app.now(), app.basis()]);
      const day = dayOf(asked, localDateOf(now), exact, calendar);
      if (!day)
        return {
          begun: false,
          report: { day: null, outcome: 'noWorkingDay', missed: 0, counts: {}, findings: [] },
        };
      const before = await readSweep(app.db, day);
      if (before?.finishedAt) return { begun: false, report: reportOf(before) };
      const missed = workingDaysBetween(await lastSweptBefore(app.db, day), day, calendar);
      await beginSweep(app.db, { day, startedAt: now, missed });
      return { begun: true, day, now, missed, jobs: jobs.map(({ name }) => name) };
    },
    reconcile: async () => (await reconcile(app)).slice(0, mostFindings),
    async dailyJob({ name, day }) {
      const job = jobs.find((one) => one.name === name);
      return job ? job.run(app, day) : {};
    },
    finishSweep: async ({ day, counts, findings }) =>
      finishSweep(app.db, day, { finishedAt: await app.now(), counts, findings }),
  };
}

const reportOf = ({ day, missed, counts, findings }: SweepRow): SweepReport => ({
  day,
  outcome: 'ranBefore',
  missed,
  counts,
  findings,
});

/**
 * The day that is worked. A sweep that comes late works for the newest working day that has begun, because what it tells
 * is true now; one that was asked for by its day works for that one.
 */
function dayOf(asked: LocalDate, today: LocalDate, exact: boolean, calendar: Calendar): LocalDate | null {
  if (asked > today) return null;
  if (exact) return isWorkingDay(asked, calendar) ? asked : null;
  let day = today;
  while (day >= asked && !isWorkingDay(day, calendar)) day = addDays(day, -1);
  return day >= asked ? day : null;
}

function workingDaysBetween(from: LocalDate | null, to: LocalDate, calendar: Calendar): number {
  if (from === null) return 0;
  let days = 0;
  for (
    let day = addWorkingDays(from, 1, calendar);
    day < to && days < mostMissed;
    day = addWorkingDays(day, 1, calendar)
  )
    days += 1;
  return days;
}
