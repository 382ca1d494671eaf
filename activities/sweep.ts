import {
  addDays,
  addWorkingDays,
  isWorkingDay,
  localDateOf,
  type Calendar,
  type Instant,
  type LocalDate,
} from '../domain/calendar/index.ts';
import type { RuleSet } from '../domain/rules/index.ts';
import type { Database } from '../db/connect.ts';
import { beginSweep, finishSweep, lastSweptBefore, readSweep, type SweepRow } from '../db/queries/sweeps.ts';
import type { SweepActivities, SweepFinding, SweepReport } from '../workflows/contract.ts';
import { mailDigests, writeDigests } from './digests.ts';
import type { Mailer } from './mailer.ts';

/** What the sweep needs of the application: whoever runs the worker gives it, as the application may not be called from here. */
export interface Upkeep {
  now(): Promise<Instant>;
  calendar(): Promise<Calendar>;
  /** Compares Postgres, Temporal and the clock; mends what can be mended. Repeatable. */
  reconcile(): Promise<readonly SweepFinding[]>;
  /** Further daily jobs, each repeatable: the sweep may run twice on a day. */
  readonly jobs: readonly {
    readonly name: string;
    run(day: LocalDate): Promise<Readonly<Record<string, number>>>;
  }[];
}

/** More findings than this are a catastrophe that `w2 check` tells in full. */
const mostFindings = 500;
/** So far back missed working days are counted. */
const mostMissed = 260;

export function sweepActivities(
  { db, mailer, rules }: { db: Database; mailer: Mailer | null; rules: RuleSet },
  upkeep: Upkeep,
): SweepActivities {
  return {
    async beginSweep({ day: asked, exact }) {
      const [now, calendar] = await Promise.all([upkeep.now(), upkeep.calendar()]);
      const day = dayOf(asked, localDateOf(now), exact, calendar);
      if (!day)
        return {
          begun: false,
          report: { day: null, outcome: 'noWorkingDay', missed: 0, counts: {}, findings: [] },
        };
      const before = await readSweep(db, day);
      if (before?.finishedAt) return { begun: false, report: reportOf(before) };
      const missed = workingDaysBetween(await lastSweptBefore(db, day), day, calendar);
      await beginSweep(db, { day, startedAt: now, missed });
      return { begun: true, day, now, missed, jobs: upkeep.jobs.map(({ name }) => name) };
    },
    writeDigests: ({ day, now }) => writeDigests(db, rules, day, now),
    mailDigests: ({ day, now }) => mailDigests(db, mailer, day, now),
    reconcile: async () => (await upkeep.reconcile()).slice(0, mostFindings),
    async dailyJob({ name, day }) {
      const job = upkeep.jobs.find((one) => one.name === name);
      return job ? job.run(day) : {};
    },
    finishSweep: async ({ day, counts, findings }) =>
      finishSweep(db, day, { finishedAt: await upkeep.now(), counts, findings }),
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
